import { Refused } from '#contract/refusals.ts'
import type { Handover, HandoverAnswer } from '#contract/vouchers.ts'
import type { CounterVerdict } from '#rules/handover.ts'
import type { HandoverRow, VoucherRow, World } from '../lane/world.ts'
import type { Store } from '../store.ts'
import { bookHandover } from './book.ts'
import type { Clerk } from './clerk.ts'
import { readFact } from './fact.ts'
import { countMiss, isLocked } from './guesses.ts'
import { askHolder, mayEnd } from './held.ts'
import { redeemedOf, verdictOf } from './said.ts'
import { readText, type ReadText } from './read-text.ts'

/**
 * Books "Đã trao" in the call that asks for it, exactly once: the operation's id comes first (a replay gets the same answer), then one write for handover, voucher and stock.
 * What a device holds, its own too, is handed over through that device's store, which alone knows what it has not sent (`held`): another device is asked for it, the own
 * one names the hold that it has dropped there for good.
 */
export async function handOver(store: Store, clerk: Clerk, text: string, asked: Handover): Promise<HandoverAnswer> {
  const read = readText(store, text)
  const locked = await isLocked(store, clerk.deviceId)
  const { officeId } = clerk
  const codes = read.wrong === null ? [read.code] : []
  const needs = { handovers: [asked.id], vouchers: codes, blanks: codes, offices: [officeId], bursts: [{ officeId, at: store.now() }] }
  const answer = await store.lane.do({ name: 'hand-over', needs, run: (world) => decide(world, clerk, read, asked, locked) })
  if (answer.verdict === 'unknown') await countMiss(store, clerk)
  return answer
}

function decide(world: World, clerk: Clerk, read: ReadText, asked: Handover, locked: boolean): HandoverAnswer {
  const known = world.handovers.get(asked.id)
  if (known) return replay(known, clerk, read, asked)
  if (world.parked.get(asked.id)) throw new Refused('id-taken')
  if (locked) throw new Refused('lookup-locked')
  const { code } = read
  const voucher = read.wrong === null ? world.vouchers.get(code) : undefined
  const entry = voucher && world.enrolments.get(voucher.enrolmentId)
  const campaign = voucher && world.register.campaigns.get(voucher.campaignId)
  const worth = worthOf(world, clerk, read, voucher)
  const verdict = worth === 'redeemable' && voucher && !mayEnd(voucher, clerk, asked.hold) ? 'held' : worth
  if (verdict === 'held' && voucher) askHolder(world, voucher, clerk)
  if (verdict !== 'redeemable' || !voucher || !entry || !campaign) return { verdict, ...whereOf(world, code), balance: null }
  const fact = asked.source === 'typed' ? readFact(campaign, entry, asked.fact) : 'right'
  if (fact !== 'right') throw new Refused(fact, ['fact'])
  return book(world, clerk, code, asked)
}

/** As the look-up judges it. */
function worthOf(world: World, clerk: Clerk, read: ReadText, voucher: VoucherRow | undefined): CounterVerdict {
  if (read.wrong !== null) return read.wrong
  const campaign = voucher && world.register.campaigns.get(voucher.campaignId)
  if (!voucher || !campaign) return read.campaign || world.blanks.get(read.code) ? 'unsent' : 'unknown'
  if (read.campaign && read.campaign.id !== campaign.id) return 'forged'
  return verdictOf(campaign, voucher, world.enrolments.get(voucher.enrolmentId), world.now, clerk.officeId)
}

function book(world: World, { staffId, deviceId, officeId }: Clerk, voucherCode: string, { id, source, hold }: Handover): HandoverAnswer {
  const { row, balance } = bookHandover(world, {
    ...{ id, voucherCode, officeId, clerkId: staffId, deviceId, source, at: world.now, uncertainty: 0, receivedAt: world.now },
    ...{ mode: 'online', hold, factWrong: false, proxy: null },
  })
  const answer: HandoverAnswer = { verdict: 'redeemed', ...redeemedOf(world.store, row), balance }
  world.handovers.change(id, { answer: JSON.stringify(answer) })
  return answer
}

/** Anyone else's operation id is answered like an unknown one, and so is one that came by a sync; the own one may not be another voucher's. */
function replay(known: HandoverRow, clerk: Clerk, { code }: ReadText, { source }: Handover): HandoverAnswer {
  if (known.clerkId !== clerk.staffId || known.answer === '') throw new Refused('id-taken')
  if (known.voucherCode !== code || known.source !== source) throw new Refused('id-conflict')
  return JSON.parse(known.answer) as HandoverAnswer
}

function whereOf(world: World, code: string): { at: number; office: string; by: string } {
  const booked = world.handovers.all().find((row) => row.voucherCode === code && row.standing)
  return booked ? redeemedOf(world.store, booked) : { at: world.now, office: '', by: '' }
}
