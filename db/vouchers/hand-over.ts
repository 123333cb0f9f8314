import { Refused } from '#contract/refusals.ts'
import type { Handover, HandoverAnswer } from '#contract/vouchers.ts'
import { readCode } from '#rules/voucher-codes.ts'
import type { HandoverRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import { bookHandover } from './book.ts'
import type { Clerk } from './clerk.ts'
import { readFact } from './fact.ts'
import { countMiss, isLocked, redeemedOf, verdictOf } from './look-up.ts'

/**
 * Books "Đã trao" in the call that asks for it, exactly once: the operation's id comes first (a replay gets the same answer), then one write for handover, voucher and stock.
 * What a device holds, its own too, is handed over through that device's store, which alone knows what it has not sent (`held`).
 */
export async function handOver(store: Store, clerk: Clerk, text: string, asked: Handover): Promise<HandoverAnswer> {
  const read = readCode(text)
  const code = read.ok ? read.value : ''
  const locked = await isLocked(store, clerk.deviceId)
  const { officeId } = clerk
  const needs = { handovers: [asked.id], vouchers: [code], offices: [officeId], bursts: [{ officeId, at: store.now() }] }
  const answer = await store.lane.do({ name: 'hand-over', needs, run: (world) => decide(world, clerk, code, asked, locked) })
  if (answer.verdict === 'unknown') await countMiss(store, clerk)
  return answer
}

function decide(world: World, clerk: Clerk, code: string, asked: Handover, locked: boolean): HandoverAnswer {
  const known = world.handovers.get(asked.id)
  if (known) return replay(known, clerk)
  if (world.parked.get(asked.id)) throw new Refused('id-taken')
  if (locked) throw new Refused('lookup-locked')
  const voucher = world.vouchers.get(code) ?? null
  const entry = voucher ? world.enrolments.get(voucher.enrolmentId) : undefined
  const campaign = voucher ? (world.register.campaigns.get(voucher.campaignId) as Campaign) : null
  const worth = code === '' ? 'mistyped' : campaign ? verdictOf(campaign, voucher, entry, world.now, clerk.officeId) : 'unknown'
  const verdict = worth === 'redeemable' && voucher?.heldBy ? 'held' : worth
  if (verdict !== 'redeemable' || !voucher || !entry || !campaign) return { verdict, ...whereOf(world, code), balance: null }
  const fact = asked.source === 'typed' ? readFact(campaign, entry, asked.fact) : 'right'
  if (fact !== 'right') throw new Refused(fact, ['fact'])
  return book(world, clerk, code, asked)
}

function book(world: World, { staffId, deviceId, officeId }: Clerk, voucherCode: string, { id, source }: Handover): HandoverAnswer {
  const { row, balance } = bookHandover(world, {
    ...{ id, voucherCode, officeId, clerkId: staffId, deviceId, source, at: world.now, uncertainty: 0, receivedAt: world.now },
    ...{ mode: 'online', hold: null, factWrong: false, proxy: null },
  })
  const answer: HandoverAnswer = { verdict: 'redeemed', ...redeemedOf(world.store, row), balance }
  world.handovers.change(id, { answer: JSON.stringify(answer) })
  return answer
}

/** Anyone else's operation id is answered like an unknown one, and so is one that came by a sync. */
function replay(known: HandoverRow, clerk: Clerk): HandoverAnswer {
  if (known.clerkId !== clerk.staffId || known.answer === '') throw new Refused('id-taken')
  return JSON.parse(known.answer) as HandoverAnswer
}

function whereOf(world: World, code: string): { at: number; office: string; by: string } {
  const booked = world.handovers.all().find((row) => row.voucherCode === code && row.standing)
  return booked ? redeemedOf(world.store, booked) : { at: world.now, office: '', by: '' }
}
