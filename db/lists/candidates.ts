import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import { dayOf } from '#rules/days.ts'
import type { Candidate, Said } from '#rules/matching.ts'
import { openContents } from '../enrolments/contents.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import type { Campaign, Register, StaffMember } from '../register.ts'
import { enrolments, personKeys } from '../schema/index.ts'
import type { Store } from '../store.ts'
import type { Payment } from './contents.ts'
import { makeScope, type ListRecord, type RowRecord } from './scope.ts'

export type Opened = { row: RowRecord; payment: Payment; said: Said }
export type Found = Candidate & { organisationId: string | null }

/** Numbers of receipts like "1" stand in many books: more of them than this are looked at for no group of rows. */
const MOST_BY_RECEIPT = 2_000

/** For each row the entries within the list's scope that may be it: those of its numbers' persons; for rows without any, namesakes and equal receipts. */
export async function candidatesFor(store: Store, campaign: Campaign, list: ListRecord, opened: Opened[]): Promise<Map<number, Found[]>> {
  const { read } = store.connections
  const within = makeScope(store.register, list)
  const ofCampaign = eq(enrolments.campaignId, campaign.id)
  const asFound = makeReader(campaign)
  const keys = [...new Set(opened.flatMap(({ row }) => row.keys))]
  const persons =
    keys.length === 0
      ? []
      : await read
          .select()
          .from(personKeys)
          .where(and(eq(personKeys.campaignId, campaign.id), inArray(personKeys.key, keys)))
  const personOf = new Map(persons.map(({ key, personId }) => [key, personId]))
  // The sign keeps SQLite from going through all of the campaign: persons have an index of their own.
  const own = await entriesBy(personOf.values(), (ids) =>
    read
      .select()
      .from(enrolments)
      .where(and(sql`+${enrolments.campaignId} = ${campaign.id}`, inArray(enrolments.personId, ids))),
  )
  await breathe()
  const byPerson = Map.groupBy(
    own.filter(({ organisationId }) => within(organisationId)),
    (entry) => entry.personId,
  )
  const personsOf = ({ row }: Opened) => new Set(row.keys.flatMap((key) => personOf.get(key) ?? []))
  const ofTwo = new Set(opened.filter((one) => personsOf(one).size > 1).map(({ row }) => row.row))
  const bySure = new Map(
    opened.map(
      (one) => [one.row.row, [...personsOf(one)].flatMap((id) => byPerson.get(id) ?? []).filter(({ product }) => product === one.row.product)] as const,
    ),
  )
  const unsure = opened.filter(({ row }) => !bySure.get(row.row)?.some(isLive))
  const namesakes = await entriesBy(
    unsure.map(({ row }) => row.nameKey),
    (names) =>
      read
        .select()
        .from(enrolments)
        .where(and(ofCampaign, inArray(enrolments.nameKey, names))),
  )
  await breathe()
  const receipts = await entriesBy(
    unsure.map(({ row }) => row.receiptKey),
    (numbers) =>
      read
        .select()
        .from(enrolments)
        .where(and(ofCampaign, inArray(enrolments.receiptKey, numbers)))
        .orderBy(asc(enrolments.seq))
        .limit(MOST_BY_RECEIPT),
  )
  await breathe()
  const byName = Map.groupBy(
    namesakes.filter(({ organisationId }) => within(organisationId)),
    (entry) => entry.nameKey,
  )
  const byReceipt = Map.groupBy(
    receipts.filter(({ organisationId }) => within(organisationId)),
    (entry) => entry.receiptKey,
  )
  return new Map(
    opened.map(({ row }) => {
      const sure = bySure.get(row.row) ?? []
      const ids = new Set(sure.map(({ id }) => id))
      const unsurely = sure.some(isLive) ? [] : [...(byName.get(row.nameKey) ?? []), ...(byReceipt.get(row.receiptKey) ?? [])]
      const others = new Map(unsurely.flatMap((entry) => (ids.has(entry.id) || row.product !== entry.product ? [] : [[entry.id, entry] as const])))
      return [
        row.row,
        [
          ...sure.map((entry) => ({ ...asFound(entry, true), numbersOfTwo: ofTwo.has(row.row) })),
          ...[...others.values()].map((entry) => asFound(entry, false)),
        ],
      ]
    }),
  )
}

const isLive = ({ state }: EnrolmentRow) => state !== 'rejected' && state !== 'cancelled'

async function entriesBy(names: Iterable<string | null>, load: (names: string[]) => Promise<EnrolmentRow[]>): Promise<EnrolmentRow[]> {
  const known = [...new Set(names)].filter((name) => name !== null)
  return known.length === 0 ? [] : load(known)
}

/** An entry in the words of the comparing; its box is opened once, however many rows it may be. */
function makeReader(campaign: Campaign): (entry: EnrolmentRow, samePerson: boolean) => Found {
  const read = new Map<string, Found>()
  return (entry, samePerson) => {
    const known = read.get(entry.id) ?? foundOf(campaign, entry)
    read.set(entry.id, known)
    return { ...known, samePerson }
  }
}

function foundOf(campaign: Campaign, entry: EnrolmentRow): Found {
  const { id, seq, state, product, participation, receiptNumber, amount, months, collectorId, organisationId, collectedAt } = entry
  const contents = openContents(campaign.key, entry)
  return {
    ...{ id, seq, state, product, participation, receiptNumber, amount, months, collectorId, organisationId, day: dayOf(collectedAt), samePerson: false },
    ...{ name: contents?.name ?? '', cccd: contents?.cccd ?? null, insuranceNumber: contents?.insuranceNumber ?? null, birthYear: contents?.birthYear ?? null },
  }
}

/** A payment in the same words. */
export function saidBy(row: RowRecord, payment: Payment, collector: StaffMember | null): Said {
  const { name, cccd, insuranceNumber, birthYear, receiptNumber, paidDay, amount, months } = payment
  return {
    ...{ product: row.product, participation: row.participation, name, cccd, insuranceNumber, birthYear },
    ...{ receiptNumber, day: paidDay, amount, months, collectorId: collector?.id ?? null },
  }
}

const byCode = new WeakMap<Register['staff'], Map<string, StaffMember>>()

/** Who stands behind a collector's code; null for none that is known here. */
export function collectorOf(register: Register, code: string | null): StaffMember | null {
  const known = byCode.get(register.staff) ?? new Map([...register.staff.values()].map((one) => [one.code.toLowerCase(), one]))
  byCode.set(register.staff, known)
  return code === null ? null : (known.get(code.toLowerCase()) ?? null)
}
