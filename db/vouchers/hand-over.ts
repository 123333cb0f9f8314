import { Refused } from '#contract/refusals.ts'
import type { Handover, HandoverAnswer } from '#contract/vouchers.ts'
import { readCode } from '#rules/voucher-codes.ts'
import { note } from '../audit/note.ts'
import { openContents } from '../enrolments/contents.ts'
import { randomId } from '../ids.ts'
import type { EnrolmentRow, HandoverRow, VoucherRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import { changeVoucher } from './change.ts'
import type { Clerk } from './clerk.ts'
import { countMiss, isLocked, redeemedOf, verdictOf } from './look-up.ts'

/** Books "Đã trao": exactly once. The operation's id comes first (a replay gets the same answer), then one write for handover, voucher and stock (RULES section 11). */
export async function handOver(store: Store, clerk: Clerk, text: string, asked: Handover): Promise<HandoverAnswer> {
  const read = readCode(text)
  const code = read.ok ? read.value : ''
  const locked = await isLocked(store, clerk.deviceId)
  const needs = { handovers: [asked.id], vouchers: [code], offices: [clerk.officeId] }
  const answer = await store.lane.do({ name: 'hand-over', needs, run: (world) => decide(world, clerk, code, asked, locked) })
  if (answer.verdict === 'unknown') await countMiss(store, clerk)
  return answer
}

function decide(world: World, clerk: Clerk, code: string, asked: Handover, locked: boolean): HandoverAnswer {
  const known = world.handovers.get(asked.id)
  if (known) return replay(known, clerk)
  if (locked) throw new Refused('lookup-locked')
  const voucher = world.vouchers.get(code) ?? null
  const entry = voucher ? world.enrolments.get(voucher.enrolmentId) : undefined
  const campaign = voucher ? (world.register.campaigns.get(voucher.campaignId) as Campaign) : null
  const verdict = code === '' ? 'mistyped' : campaign ? verdictOf(campaign, voucher, entry, world.now, clerk.officeId) : 'unknown'
  if (verdict !== 'redeemable' || !voucher || !entry || !campaign) return { verdict, ...whereOf(world, code), balance: null }
  if (asked.source === 'typed') checkFact(campaign, entry, asked.fact)
  return book(world, clerk, campaign, voucher, entry, asked)
}

/** A voucher of a dry run is fetched as if it were one; no shelf changes. */
function book(world: World, clerk: Clerk, campaign: Campaign, voucher: VoucherRow, entry: EnrolmentRow, asked: Handover): HandoverAnswer {
  const row: HandoverRow = {
    ...{
      id: asked.id,
      voucherCode: voucher.code,
      officeId: clerk.officeId,
      clerkId: clerk.staffId,
      deviceId: clerk.deviceId,
      source: asked.source,
      at: world.now,
    },
    ...{ uncertainty: 0, receivedAt: world.now, mode: 'online', hold: null, override: false, burst: false, proxy: null },
    ...{ standing: true, ownEntry: entry.collectorId === clerk.staffId, answer: '' },
  }
  const balance = campaign.training ? null : (world.balances.get(clerk.officeId) ?? 0) - 1
  if (balance !== null) takeFromShelf(world, clerk, row.id, balance)
  const answer: HandoverAnswer = { verdict: 'redeemed', ...redeemedOf(world.store, row), balance }
  world.handovers.add({ ...row, answer: JSON.stringify(answer) })
  changeVoucher(world, voucher.code, { state: 'redeemed' })
  world.enrolments.change(entry.id, { changedSeq: world.nextSeq() })
  note(world, clerk, row.ownEntry ? 'hand-over-own-entry' : 'hand-over', entry.id, { source: asked.source, officeId: clerk.officeId })
  return answer
}

function takeFromShelf(world: World, { officeId, staffId }: Clerk, handoverId: string, balance: number): void {
  world.balances.set(officeId, balance)
  const move = { id: randomId(world.store), officeId, kind: 'handover', quantity: -1, at: world.now, by: staffId, note: null, handoverId }
  world.stockMoves.push(move)
}

/** Anyone else's operation id is answered like an unknown one. */
function replay(known: HandoverRow, clerk: Clerk): HandoverAnswer {
  if (known.clerkId !== clerk.staffId) throw new Refused('id-taken')
  return JSON.parse(known.answer) as HandoverAnswer
}

function whereOf(world: World, code: string): { at: number; office: string; by: string } {
  const booked = world.handovers.all().find((row) => row.voucherCode === code && row.standing)
  return booked ? redeemedOf(world.store, booked) : { at: world.now, office: '', by: '' }
}

/** A typed code alone is not enough: the last four digits of the CCCD, of the mã số BHXH or of the phone go with it. */
function checkFact(campaign: Campaign, entry: EnrolmentRow, fact: string | null): void {
  const digits = fact?.replace(/\D/g, '') ?? ''
  if (digits.length !== 4) throw new Refused('fact-missing', ['fact'])
  const contents = openContents(campaign.key, entry)
  const known = [contents?.cccd, contents?.insuranceNumber, contents?.phone].map((number) => number?.slice(-4))
  if (!known.includes(digits)) throw new Refused('fact-wrong', ['fact'])
}
