import { and, eq, gte, inArray, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import type { CorrectionEntry } from '#contract/results.ts'
import { startOfDay } from '#rules/days.ts'
import { endOf } from '#rules/periods.ts'
import { ownersOf, wordOf } from '../checks/owners.ts'
import type { Database } from '../open.ts'
import { linesOf } from '../prizes/lines.ts'
import { keyOf } from '../prizes/versions.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { countedIn } from '../results/questions.ts'
import { countedAs, enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { isChanged, isOfPeriod, readKnown, type Known, type Worth } from './worths.ts'

/** As many as a person can look at; the latest changes come first. */
const MOST = 1_000

/** What has happened to a final period since: entries that it counts and that have fallen or changed, and those that would count had they come in time. */
export async function entriesSince(store: Store, db: Database, campaign: Campaign, period: CampaignPeriod): Promise<CorrectionEntry[]> {
  const { entries: lines, versions } = await linesOf(db, store.register, campaign, [period], store.now())
  const unpaid = new Set(lines.flatMap(({ line }) => (line.toPay === null ? [] : [keyOf(line.board, line.recipientId)])))
  const newest = versions.get(period.id)?.at(-1)
  const ownersIn = ownersOf({ campaign: { rules: newest?.rules ?? {} }, roster: newest?.roster ?? [] })
  const won = (worth: Worth) => ownersIn(worth).some((owner) => unpaid.has(wordOf(owner)))
  const counted = await readKnown(db, period, and(hasFallen(campaign, period), eq(countedIn[period.kind], period.id)), MOST)
  const fallen = counted.flatMap((known) => (known.counted && (known.row.state !== 'verified' || isChanged(known)) ? [{ known, worth: known.counted }] : []))
  const mended = fallen.filter(({ known: { row } }) => row.state === 'verified' && isOfPeriod(campaign, period, row))
  const arrived = await readKnown(db, period, hasArrived(campaign, period), MOST)
  const view = (about: CorrectionEntry['about'], { row }: Known, worth: Worth, wonPrize: boolean): CorrectionEntry => ({
    ...{ id: row.id, about, collectorId: row.collectorId, collector: store.register.staff.get(row.collectorId)?.name ?? '' },
    ...{ product: worth.product, points: worth.points, state: row.state, collectedAt: worth.collectedAt, receivedAt: row.receivedAt },
    ...{ reason: row.reason, wonPrize },
  })
  return [
    ...fallen.map(({ known, worth }) => view('fallen', known, worth, won(worth))),
    ...[...mended.map(({ known }) => known), ...arrived].map((known) => view('arrived', known, known.row, false)),
  ]
}

/** The receipt's day of an entry changes by mending alone, and those mended since are known by what they were counted as. */
function hasFallen(campaign: Campaign, period: CampaignPeriod): SQL | undefined {
  const near = period.kind === 'week' || period.kind === 'wave' ? eq(enrolments.naturalWeekId, period.id) : eq(enrolments.campaignId, campaign.id)
  return or(
    and(near, inArray(enrolments.state, ['received', 'returned', 'rejected', 'duplicate', 'cancelled']), eq(countedIn[period.kind], period.id)),
    sql`${enrolments.id} in (select ${countedAs.enrolmentId} from ${countedAs} where ${countedAs.periodId} = ${period.id})`,
  )
}

/** Of a week or the phase they are marked late; who only missed the launch day is not. */
function hasArrived(campaign: Campaign, period: CampaignPeriod): SQL | undefined {
  const isDay = period.kind === 'day'
  const near = isDay ? undefined : inArray(enrolments.late, ['phase-only', 'left-out'])
  // With the sign the index of receipts is left alone: a week's late entries are fewer than its receipts.
  const at = isDay ? sql`${enrolments.collectedAt}` : sql`+${enrolments.collectedAt}`
  const within = and(gte(at, startOfDay(period.firstDay)), lt(at, endOf(period)))
  return and(eq(enrolments.campaignId, campaign.id), near, within, isNull(countedIn[period.kind]), inArray(enrolments.state, ['received', 'verified']))
}
