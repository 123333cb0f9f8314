import { and, inArray, isNull, lte } from 'drizzle-orm'
import { PARKED_FOR } from '#rules/redemption.ts'
import { note } from '../audit/note.ts'
import { openGiftCase } from '../gift-cases/open.ts'
import type { ParkedRow, World } from '../lane/world.ts'
import { parked, undos } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { bookHandover } from './book.ts'
import { moveMug } from './shelf.ts'

/** Keeps a gift for a code that nobody knows yet: its mug is gone all the same. Answers the balance; null where a dry run's blank was given. */
export function park(world: World, given: Omit<ParkedRow, 'settledAt' | 'settledAs'>): number | null {
  world.parked.add({ ...given, settledAt: null, settledAs: null })
  note(world, { staffId: given.clerkId, deviceId: given.deviceId }, 'hand-over-parked', given.officeId, { id: given.id, source: given.source })
  const blank = world.blanks.get(given.code)
  const isDry = blank !== undefined && world.register.campaigns.get(blank.campaignId)?.training === true
  return isDry ? null : moveMug(world, { officeId: given.officeId, kind: 'handover', by: given.clerkId, handoverId: given.id })
}

/** A voucher with this code has appeared: what was handed over for it before becomes its handovers, in the order in which they arrived. */
export function settleParked(world: World, code: string): void {
  const waiting = world.parked.all().filter((row) => row.code === code && row.settledAs !== 'handover')
  for (const row of waiting.toSorted((a, b) => a.receivedAt - b.receivedAt)) {
    const { settledAt: _at, settledAs: _as, code: voucherCode, ...given } = row
    world.parked.change(row.id, { settledAt: world.now, settledAs: 'handover' })
    bookHandover(world, { ...given, voucherCode, factWrong: false }, true)
  }
}

/** Codes that stayed unknown for seven days: somebody must look. One that was undone asks nothing. */
export const openUnknown = (store: Store): Promise<number> =>
  store.lane.do({
    name: 'unknown-codes',
    alone: async (world) => {
      const { write } = store.connections
      const due = and(isNull(parked.settledAt), lte(parked.receivedAt, world.now - PARKED_FOR))
      world.parked.load(await write.select().from(parked).where(due))
      const ids = world.parked.all().map(({ id }) => id)
      const undone = new Set((ids.length > 0 ? await write.select().from(undos).where(inArray(undos.handoverId, ids)) : []).map((row) => row.handoverId))
      for (const row of world.parked.all()) {
        world.parked.change(row.id, { settledAt: world.now, settledAs: 'case' })
        if (undone.has(row.id)) continue
        const about = { officeId: row.officeId, campaignId: null, voucherCode: row.code, handoverId: row.id }
        openGiftCase(world, { id: `unknown-code.${row.id}`, kind: 'unknown-code', ...about })
      }
      return ids.length
    },
  })
