import { sql } from 'drizzle-orm'
import { startOfDay, addDays } from '#rules/days.ts'
import { BURST, DEADLINE, signalsOf, type Against } from '#rules/evidence.ts'
import type { Numbered, Signal } from '#rules/signals.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import type { CampaignPeriod, Register } from '../register.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { openContents } from './contents.ts'

/** The columns that signals are made of. */
export const JUDGED = {
  ...{ id: enrolments.id, seq: enrolments.seq, campaignId: enrolments.campaignId, collectorId: enrolments.collectorId, deviceId: enrolments.deviceId },
  ...{ state: enrolments.state, flags: enrolments.flags, collectedAt: enrolments.collectedAt, capturedAt: enrolments.capturedAt },
  ...{ declaredCapturedAt: enrolments.declaredCapturedAt, receivedAt: enrolments.receivedAt, phoneKey: enrolments.phoneKey },
  ...{ receiptKey: enrolments.receiptKey, box: enrolments.box },
}
type Judged = Pick<EnrolmentRow, keyof typeof JUDGED>
export type Facts = { places?: Against['places']; duplicates?: number | null }

/** The signals of some entries, in the order given: five questions for all of them together, each by an index. What is known besides comes in by `more`. */
export async function signalsFor(store: Store, rows: readonly Judged[], more: Facts = {}): Promise<Numbered<Signal>[][]> {
  if (rows.length === 0) return []
  const [receipts, phones, devices, saved, deadlines] = await Promise.all([
    sameReceipts(store, rows),
    phonesOf(store, rows),
    devicesOf(store, rows),
    savedAround(store, rows),
    deadlinesOf(store, rows),
  ])
  return rows.map((row) => {
    const campaign = store.register.campaigns.get(row.campaignId)
    const phone = phones.get(`${row.campaignId} ${row.phoneKey}`)
    const own = phone?.byCollector.get(row.collectorId)
    const isCounted = row.state !== 'cancelled'
    // The name alone needs the box, and it matters only where a telephone is shared.
    const contents = own && own.people > 1 ? openContents(campaign?.key ?? null, row) : null
    return signalsOf({
      flags: row.flags,
      capturedAt: row.capturedAt,
      offset: row.capturedAt - row.declaredCapturedAt,
      delay: row.receivedAt - row.collectedAt,
      birthYear: row.flags.includes('birth-year-differs') ? (openContents(campaign?.key ?? null, row)?.birthYear ?? null) : null,
      sameReceipt: Math.max(0, (receipts.get(`${row.campaignId} ${row.receiptKey}`) ?? 0) - Number(isCounted)),
      phone: phone && own ? { people: phone.people, own: own.people, days: own.days } : null,
      collectorName: store.register.staff.get(row.collectorId)?.name ?? '',
      participantName: contents?.name ?? null,
      collectorsOnDevice: devices.get(row.deviceId) ?? 1,
      saved: saved.get(`${row.campaignId} ${row.collectorId}`) ?? [],
      deadline: deadlines.get(edgeKey(row, edgeOf(store.register, row))) ?? null,
      duplicates: more.duplicates ?? null,
      places: more.places ?? null,
    })
  })
}

const pairs = (all: (readonly (string | number | null)[])[]): string => JSON.stringify([...new Map(all.map((one) => [JSON.stringify(one), one])).values()])

/** How many entries that were not cancelled have a receipt number, by campaign and number. */
async function sameReceipts({ connections }: Store, rows: readonly Judged[]): Promise<Map<string, number>> {
  const wanted = pairs(rows.filter((row) => row.receiptKey).map((row) => [row.campaignId, row.receiptKey]))
  const found = await connections.read.all<{ campaign: string; key: string; count: number }>(sql`
    SELECT e.campaign_id AS campaign, e.receipt_key AS key, count(*) AS count FROM json_each(${wanted}) AS one
    CROSS JOIN enrolments AS e ON e.campaign_id = one.value ->> 0 AND e.receipt_key = one.value ->> 1
    WHERE e.state <> 'cancelled' GROUP BY 1, 2`)
  return new Map(found.map(({ campaign, key, count }) => [`${campaign} ${key}`, count]))
}

type Phone = { people: number; byCollector: Map<string, { people: number; days: number }> }

/** How many people have a telephone, in all and by collector. */
async function phonesOf({ connections }: Store, rows: readonly Judged[]): Promise<Map<string, Phone>> {
  const wanted = pairs(rows.filter((row) => row.phoneKey).map((row) => [row.campaignId, row.phoneKey]))
  if (wanted === '[]') return new Map()
  const found = await connections.read.all<{ campaign: string; key: string; collector: string; people: number; days: number; all: number }>(sql`
    WITH held AS (
      SELECT e.campaign_id, e.phone_key, e.collector_id, e.person_id, (e.collected_at + 25200000) / 86400000 AS day FROM json_each(${wanted}) AS one
      CROSS JOIN enrolments AS e ON e.campaign_id = one.value ->> 0 AND e.phone_key = one.value ->> 1 WHERE e.state <> 'cancelled'),
    whole AS (SELECT campaign_id, phone_key, count(DISTINCT person_id) AS people FROM held GROUP BY 1, 2)
    SELECT held.campaign_id AS campaign, held.phone_key AS key, collector_id AS collector, count(DISTINCT person_id) AS people, count(DISTINCT day) AS days,
      whole.people AS "all" FROM held JOIN whole USING (campaign_id, phone_key) GROUP BY 1, 2, 3`)
  const phones = new Map<string, Phone>()
  for (const { campaign, key, collector, people, days, all } of found) {
    const phone = phones.get(`${campaign} ${key}`) ?? { people: all, byCollector: new Map() }
    phone.byCollector.set(collector, { people, days })
    phones.set(`${campaign} ${key}`, phone)
  }
  return phones
}

/** How many collectors signed in on a phone; who only confirms or hands over there is none. */
async function devicesOf({ connections, register }: Store, rows: readonly Judged[]): Promise<Map<string, number>> {
  const wanted = JSON.stringify([...new Set(rows.map((row) => row.deviceId))])
  const found = await connections.read.all<{ id: string; staffId: string }>(
    sql`SELECT d.id AS id, d.staff_id AS staffId FROM json_each(${wanted}) AS one CROSS JOIN devices AS d ON d.id = one.value`,
  )
  const collectors = found.filter(({ staffId }) => register.assignments.get(staffId)?.some(({ role }) => role === 'collector'))
  return new Map([...Map.groupBy(collectors, ({ id }) => id)].map(([id, own]) => [id, own.length]))
}

/** When collectors saved entries around those asked for, by campaign and collector. */
async function savedAround({ connections }: Store, rows: readonly Judged[]): Promise<Map<string, number[]>> {
  const spans = [...Map.groupBy(rows, (row) => `${row.campaignId} ${row.collectorId}`).values()].flatMap((own) => spansOf(own))
  const found = await connections.read.all<{ campaign: string; collector: string; at: number }>(sql`
    SELECT e.campaign_id AS campaign, e.collector_id AS collector, e.captured_at AS at FROM json_each(${JSON.stringify(spans)}) AS one
    CROSS JOIN enrolments AS e ON e.collector_id = one.value ->> 1 AND e.captured_at BETWEEN one.value ->> 2 AND one.value ->> 3
    WHERE e.campaign_id = one.value ->> 0`)
  return new Map([...Map.groupBy(found, ({ campaign, collector }) => `${campaign} ${collector}`)].map(([key, own]) => [key, own.map(({ at }) => at)]))
}

/** Spans around one collector's entries, joined where they meet, so that nothing is read twice. */
function spansOf(own: readonly Judged[]): [string, string, number, number][] {
  const spans: [string, string, number, number][] = []
  for (const { campaignId, collectorId, capturedAt } of own.toSorted((one, other) => one.capturedAt - other.capturedAt)) {
    const last = spans.at(-1)
    if (last && capturedAt - BURST.within <= last[3]) last[3] = capturedAt + BURST.within
    else spans.push([campaignId, collectorId, capturedAt - BURST.within, capturedAt + BURST.within])
  }
  return spans
}

type Edge = { from: number; at: number }

/** The end or the cutoff whose last hour an entry was saved in, and where its period begins; the nearest, if several. */
function edgeOf({ campaigns }: Register, { campaignId, capturedAt }: Judged): Edge | null {
  const edges = (campaigns.get(campaignId)?.periods ?? []).flatMap((period) => edgesOf(period))
  const near = edges.filter(({ at }) => capturedAt < at && capturedAt >= at - DEADLINE.before)
  return near.toSorted((one, other) => one.at - other.at || other.from - one.from)[0] ?? null
}

function edgesOf({ firstDay, lastDay, cutoffAt }: CampaignPeriod): Edge[] {
  const from = startOfDay(firstDay)
  return [startOfDay(addDays(lastDay, 1)), cutoffAt].map((at) => ({ from, at }))
}

const edgeKey = ({ campaignId, collectorId }: Judged, edge: Edge | null) => `${campaignId} ${collectorId} ${edge?.at}`

/** What a collector saved in the last hour before an edge, and from the period's first day up to it. */
async function deadlinesOf({ connections, register }: Store, rows: readonly Judged[]): Promise<Map<string, Against['deadline']>> {
  const near = rows.flatMap((row) => {
    const edge = edgeOf(register, row)
    return edge ? [[edgeKey(row, edge), row.campaignId, row.collectorId, edge.from, edge.at]] : []
  })
  if (near.length === 0) return new Map()
  const found = await connections.read.all<{ key: string; inHour: number; inPeriod: number }>(sql`
    SELECT one.value ->> 0 AS key, sum(e.captured_at >= (one.value ->> 4) - ${DEADLINE.before}) AS inHour, count(*) AS inPeriod
    FROM json_each(${pairs(near)}) AS one CROSS JOIN enrolments AS e
    ON e.collector_id = one.value ->> 2 AND e.captured_at >= one.value ->> 3 AND e.captured_at < one.value ->> 4
    WHERE e.campaign_id = one.value ->> 1 GROUP BY 1`)
  return new Map(found.map(({ key, inHour, inPeriod }) => [key, { inHour, inPeriod }]))
}
