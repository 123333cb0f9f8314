import { and, asc, desc, eq, gt, lt, ne, notInArray, type SQL } from 'drizzle-orm'
import type { Evidence, OtherEntry } from '#contract/evidence.ts'
import { Refused } from '#contract/refusals.ts'
import { addDays, dayOf, startOfDay } from '#rules/days.ts'
import { BURST, communeOf, supportsOf } from '#rules/evidence.ts'
import type { Signal } from '#rules/signals.ts'
import { sees, type Actor } from '../actor.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { calls, enrolments, listRows } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { openContents } from './contents.ts'
import { findEntry } from './list.ts'
import { signalsFor } from './signals.ts'

const OTHERS = 20
const NEIGHBOURS = 10

/** What speaks against an entry and for it. Not theirs to see: `entry-unknown`; about the own entry: `own-entry`. Of other entries it tells nothing of the participant. */
export async function evidenceOf(store: Store, actor: Actor, id: string): Promise<Evidence> {
  const row = await findEntry(store, actor, id)
  if (row.collectorId === actor.staffId) throw new Refused('own-entry')
  const [signals = []] = await signalsFor(store, [row], { places: await placesOf(store, actor, row), duplicates: await duplicatesOf(store, row) })
  const against = await Promise.all(signals.map(async (signal) => ({ ...signal, ...(await othersOf(store, actor, row, signal.code)) })))
  return { against, inFavour: supportsOf(await favourOf(store, row)) }
}

/** The entries that a signal speaks of, newest first, as far as the asker sees them, and how many there are out of sight. */
async function othersOf(store: Store, actor: Actor, row: EnrolmentRow, code: Signal): Promise<{ others: OtherEntry[]; beyond: number }> {
  const where = OTHERS_OF[code]?.(row)
  if (!where) return { others: [], beyond: 0 }
  const found = await store.connections.read
    .select()
    .from(enrolments)
    .where(and(eq(enrolments.campaignId, row.campaignId), ne(enrolments.id, row.id), where))
    .orderBy(desc(enrolments.receivedAt))
    .limit(500)
  const seen = found.filter((other) => sees(store.register, actor, other))
  return { others: seen.slice(0, OTHERS).map((other) => otherOf(store, other)), beyond: found.length - seen.length }
}

const samePhone = (row: EnrolmentRow) => and(eq(enrolments.phoneKey, row.phoneKey ?? ''), ne(enrolments.state, 'cancelled'))
const OTHERS_OF: Partial<Record<Signal, (row: EnrolmentRow) => SQL | undefined>> = {
  'receipt-repeated': (row) => and(eq(enrolments.receiptKey, row.receiptKey ?? ''), ne(enrolments.state, 'cancelled')),
  'own-phone': samePhone,
  'own-family': (row) => and(samePhone(row), eq(enrolments.collectorId, row.collectorId)),
  'phone-shared': samePhone,
  burst: (row) => and(eq(enrolments.collectorId, row.collectorId), around(row)),
}

const around = (row: EnrolmentRow) =>
  and(gt(enrolments.capturedAt, row.capturedAt - BURST.within - 1), lt(enrolments.capturedAt, row.capturedAt + BURST.within + 1))

function otherOf({ register }: Store, row: EnrolmentRow): OtherEntry {
  const collector = register.staff.get(row.collectorId)
  return {
    id: row.id,
    collector: { code: collector?.code ?? '', name: collector?.name ?? '' },
    organisation: row.organisationId ? (register.organisations.get(row.organisationId)?.name ?? '') : '',
    ...{ state: row.state, receiptNumber: row.receiptNumber, collectedAt: row.collectedAt, receivedAt: row.receivedAt },
  }
}

/** The communes of what the same collector saved that day, of the entries that the asker may open anyway. */
async function placesOf(store: Store, actor: Actor, row: EnrolmentRow): Promise<{ own: string | null; others: string[] }> {
  const day = dayOf(row.capturedAt)
  const that = and(gt(enrolments.capturedAt, startOfDay(day) - 1), lt(enrolments.capturedAt, startOfDay(addDays(day, 1))))
  const found = await store.connections.read
    .select()
    .from(enrolments)
    .where(and(eq(enrolments.collectorId, row.collectorId), that, eq(enrolments.campaignId, row.campaignId), ne(enrolments.state, 'cancelled')))
    .limit(100)
  const key = store.register.campaigns.get(row.campaignId)?.key ?? null
  const place = (one: EnrolmentRow) => openContents(key, one)?.place ?? null
  const own = place(row)
  const others = found.filter((one) => one.id !== row.id && sees(store.register, actor, one)).flatMap((one) => place(one) ?? [])
  return { own: own && communeOf(own), others: others.map(communeOf) }
}

async function duplicatesOf({ connections }: Store, row: EnrolmentRow): Promise<number | null> {
  if (!row.flags.includes('many-duplicates')) return null
  const mine = and(eq(enrolments.collectorId, row.collectorId), eq(enrolments.campaignId, row.campaignId), eq(enrolments.state, 'duplicate'))
  return connections.read.$count(enrolments, mine)
}

async function favourOf({ connections: { read } }: Store, row: EnrolmentRow) {
  const mine = and(
    eq(enrolments.collectorId, row.collectorId),
    eq(enrolments.campaignId, row.campaignId),
    notInArray(enrolments.state, ['cancelled', 'rejected']),
  )
  const near = { receiptKey: enrolments.receiptKey }
  const before = read
    .select(near)
    .from(enrolments)
    .where(and(mine, lt(enrolments.capturedAt, row.capturedAt)))
    .orderBy(desc(enrolments.capturedAt))
    .limit(NEIGHBOURS)
  const after = read
    .select(near)
    .from(enrolments)
    .where(and(mine, gt(enrolments.capturedAt, row.capturedAt)))
    .orderBy(asc(enrolments.capturedAt))
    .limit(NEIGHBOURS)
  const [newestCall] = await read.select().from(calls).where(eq(calls.enrolmentId, row.id)).orderBy(desc(calls.at)).limit(1)
  return {
    receiptKey: row.receiptKey,
    neighbours: [...(await before), ...(await after)].flatMap((one) => one.receiptKey ?? []),
    delay: row.receivedAt - row.collectedAt,
    late: row.late !== null,
    clockTrue: !row.flags.some((flag) => ['clock-corrected', 'day-changed', 'future'].includes(flag)),
    listsAgreeing: await read.$count(listRows, and(eq(listRows.enrolmentId, row.id), eq(listRows.group, 'agreed'))),
    callsConfirmed: newestCall?.outcome === 'confirmed' ? 1 : 0,
    consent: row.giftConsent,
  }
}
