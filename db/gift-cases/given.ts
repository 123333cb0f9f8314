import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { GiftGiven as View } from '#contract/gift-cases.ts'
import type { GiftGiven } from '#rules/gift-cases.ts'
import type { Proxy } from '#rules/redemption.ts'
import { kinOf } from '../enrolments/kin-read.ts'
import type { Database } from '../open.ts'
import { devices, handovers, overrides, parked, stockMoves, undos, vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import type { GiftCase } from './scope.ts'

type Undo = typeof undos.$inferSelect
type Fact = Omit<typeof handovers.$inferSelect, 'answer'>
/** One gift that left a shelf, with what undid it and whether its mug came back. */
export type Given = Fact & GiftGiven & { undo: Undo | null }

/** The gifts that a case is about, its own first: every handover of that person's gift, or the parked one of a code that is still unknown. */
export async function givenOf(db: Database, found: GiftCase): Promise<Given[]> {
  const about = aboutOf(found)
  const facts = found.kind === 'unknown-code' ? await parkedFacts(db, about) : found.voucherCode ? await handoversOf(db, found.voucherCode) : []
  const ids = facts.map(({ id }) => id)
  const undone = new Map((await db.select().from(undos).where(inArray(undos.handoverId, ids))).map((one) => [one.handoverId, one]))
  const returns = await db
    .select({ of: stockMoves.of })
    .from(stockMoves)
    .where(and(inArray(stockMoves.of, ids), eq(stockMoves.kind, 'return')))
  const back = new Set(returns.map(({ of }) => of))
  const given = facts.map((fact) => {
    const undo = undone.get(fact.id) ?? null
    return { ...fact, undo, undone: undo !== null, back: back.has(fact.id) || (undo?.returned ?? false) }
  })
  return given.toSorted((one, other) => Number(other.id === about) - Number(one.id === about) || one.at - other.at)
}

/** The handover or parked gift that a case is named by; a fallen entry's has none. */
export const aboutOf = ({ id, kind }: Pick<GiftCase, 'id' | 'kind'>): string => (kind === 'fallen-entry' ? '' : id.slice(kind.length + 1))

/** Of all vouchers of one gift: a person's second one, one that was issued anew, or one of a number that turned out to be theirs, may have been handed over as well. */
async function handoversOf(db: Database, code: string): Promise<Fact[]> {
  const [voucher] = await db.select().from(vouchers).where(eq(vouchers.code, code))
  if (!voucher) return []
  const persons = await kinOf(db, voucher.personId)
  const gift = and(eq(vouchers.campaignId, voucher.campaignId), inArray(vouchers.personId, persons), eq(vouchers.scope, voucher.scope))
  const rows = await db.select({ handover: handovers }).from(handovers).innerJoin(vouchers, eq(vouchers.code, handovers.voucherCode)).where(gift)
  return rows.map(({ handover: { answer: _answer, ...fact } }) => fact)
}

async function parkedFacts(db: Database, id: string): Promise<Fact[]> {
  const [settled] = await db.select().from(handovers).where(eq(handovers.id, id))
  if (settled) return handoversOf(db, settled.voucherCode)
  const rows = await db.select().from(parked).where(eq(parked.id, id))
  return rows.map(({ code, settledAt: _at, settledAs: _as, factMac: _mac, ...fact }) => ({
    ...fact,
    ...{ voucherCode: code, override: false, standing: false, ownEntry: false, burst: false, factWrong: false },
  }))
}

/** The same in words: names of people, places and devices, and whose override it was. */
export async function describe(store: Store, given: Given[]): Promise<View[]> {
  const { register, connections } = store
  const named = await connections.read
    .select({ id: devices.id, name: devices.name })
    .from(devices)
    .where(
      inArray(
        devices.id,
        given.map(({ deviceId }) => deviceId),
      ),
    )
  const device = new Map(named.map(({ id, name }) => [id, name]))
  const name = (id: string) => register.staff.get(id)?.name ?? ''
  return Promise.all(
    given.map(async (one) => ({
      ...{ id: one.id, office: { id: one.officeId, name: register.offices.get(one.officeId)?.name ?? '' } },
      clerk: { code: register.staff.get(one.clerkId)?.code ?? '', name: name(one.clerkId) },
      ...{ device: device.get(one.deviceId) ?? null, at: one.at, uncertainty: one.uncertainty, receivedAt: one.receivedAt },
      ...{ source: one.source, mode: one.mode, standing: one.standing, burst: one.burst, ownEntry: one.ownEntry, factWrong: one.factWrong, back: one.back },
      ...{ proxy: one.proxy as Proxy, override: one.override ? await overrideOf(store, one, name) : null },
      undone: one.undo && { by: name(one.undo.by), at: one.undo.at, returned: one.undo.returned, reason: one.undo.reason },
    })),
  )
}

/** The last word that gave this device the hold, or took it from there; one about a lost device names no voucher. */
async function overrideOf({ connections }: Store, one: Given, name: (id: string) => string): Promise<View['override']> {
  const ofVoucher = or(eq(overrides.voucherCode, one.voucherCode), isNull(overrides.voucherCode))
  const [found] = await connections.read
    .select()
    .from(overrides)
    .where(and(ofVoucher, or(eq(overrides.toDevice, one.deviceId), eq(overrides.fromDevice, one.deviceId), isNull(overrides.toDevice))))
    .orderBy(desc(sql`${overrides.voucherCode} IS NOT NULL`), desc(overrides.at))
    .limit(1)
  return found ? { by: name(found.by), at: found.at, reason: found.reason } : { by: '', at: one.at, reason: '' }
}
