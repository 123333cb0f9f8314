import { and, eq, inArray, isNull, lte } from 'drizzle-orm'
import { PARKED_FOR } from '#rules/redemption.ts'
import { note, SYSTEM } from '../audit/note.ts'
import { openGiftCase } from '../gift-cases/open.ts'
import type { HandoverRow, ParkedRow, VoucherRow, World } from '../lane/world.ts'
import { blanks, giftCases, parked, undos } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { bookHandover } from './book.ts'
import { isKeptFactWrong } from './fact.ts'
import { moveMug } from './shelf.ts'

/** Keeps a gift for a code that nobody knows yet: its mug is gone all the same. Answers the balance; null where a dry run's blank was given. */
export function park(world: World, given: Omit<ParkedRow, 'settledAt' | 'settledAs'>): number | null {
  world.parked.add({ ...given, settledAt: null, settledAs: null })
  note(world, { staffId: given.clerkId, deviceId: given.deviceId }, 'hand-over-parked', given.officeId, { id: given.id, source: given.source })
  return isPractice(world, given.code) ? null : moveMug(world, { officeId: given.officeId, kind: 'handover', by: given.clerkId, handoverId: given.id })
}

/** Whether a blank of a dry run was given: no mug left a shelf. */
export function isPractice(world: World, code: string): boolean {
  const blank = world.blanks.get(code)
  return blank !== undefined && world.register.campaigns.get(blank.campaignId)?.training === true
}

/**
 * A voucher with this code has appeared: what was handed over for it before becomes its handovers, in the order in which they arrived. One whose four digits were not
 * the participant's stays a gift of this voucher, and somebody must look.
 */
export function settleParked(world: World, code: string): void {
  const waiting = world.parked.all().filter((row) => row.code === code && row.settledAs !== 'handover' && !cameBack(world, row))
  for (const row of waiting.toSorted((a, b) => a.receivedAt - b.receivedAt)) {
    const { factWrong } = settleAs(world, row, code)
    if (factWrong && row.settledAs === null && !world.undos.get(row.id)) askAboutDigits(world, row)
    if (!factWrong && row.settledAs === 'case') endUnknown(world, row.id)
  }
}

function askAboutDigits(world: World, { id, code, officeId }: ParkedRow): void {
  const { campaignId } = world.vouchers.get(code) as VoucherRow
  if (world.register.campaigns.get(campaignId)?.training) return
  openGiftCase(world, { id: `unknown-code.${id}`, kind: 'unknown-code', officeId, campaignId, voucherCode: code, handoverId: id })
}

/** A parked gift becomes a handover of a voucher; its mug left the shelf when it was parked. What was kept of the four digits is checked, and gone. */
export function settleAs(world: World, row: ParkedRow, voucherCode: string): HandoverRow {
  const { settledAt: _at, settledAs: _as, code: _code, factMac: _mac, ...given } = row
  const voucher = world.vouchers.get(voucherCode)
  const entry = voucher && world.enrolments.get(voucher.enrolmentId)
  const campaign = voucher && world.register.campaigns.get(voucher.campaignId)
  const factWrong = entry !== undefined && campaign !== undefined && isKeptFactWrong(world.store, campaign, entry, row)
  world.parked.change(row.id, { settledAt: world.now, settledAs: 'handover', factMac: null })
  return bookHandover(world, { ...given, voucherCode, factWrong }, true).row
}

/** Decided as taken back, it is no gift any more; an undone one still is a handover, which never stands. */
const cameBack = (world: World, { id }: ParkedRow): boolean => world.back.has(id) && !world.undos.get(id)

/** Nobody need look any more: the code is known. */
function endUnknown(world: World, parkedId: string): void {
  const id = `unknown-code.${parkedId}`
  const decided = { state: 'decided', outcome: 'belongs', decidedBy: SYSTEM.staffId, decidedAt: world.now } as const
  const open = and(eq(giftCases.id, id), eq(giftCases.state, 'open'))
  world.statements.push(statementOf(world.store.connections.write.update(giftCases).set(decided).where(open)))
}

/** Codes that stayed unknown for seven days: somebody must look. One that was undone asks nothing, nor does one of a dry run. */
export const openUnknown = (store: Store): Promise<number> =>
  store.lane.do({
    name: 'unknown-codes',
    alone: async (world) => {
      const { write } = store.connections
      const due = and(isNull(parked.settledAt), lte(parked.receivedAt, world.now - PARKED_FOR))
      world.parked.load(await write.select().from(parked).where(due))
      const ids = world.parked.all().map(({ id }) => id)
      const codes = world.parked.all().map(({ code }) => code)
      if (codes.length > 0) world.blanks.load(await write.select().from(blanks).where(inArray(blanks.code, codes)))
      const undone = new Set((ids.length > 0 ? await write.select().from(undos).where(inArray(undos.handoverId, ids)) : []).map((row) => row.handoverId))
      for (const row of world.parked.all()) {
        world.parked.change(row.id, { settledAt: world.now, settledAs: 'case' })
        if (undone.has(row.id) || isPractice(world, row.code)) continue
        const about = { officeId: row.officeId, campaignId: null, voucherCode: row.code, handoverId: row.id }
        openGiftCase(world, { id: `unknown-code.${row.id}`, kind: 'unknown-code', ...about })
      }
      return ids.length
    },
  })
