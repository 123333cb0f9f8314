import { and, eq, gt, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Closing } from '#contract/results.ts'
import { blockersOf, periodStateAt, returnedRecently, type Blocker } from '#rules/closing.ts'
import { isSealed, windowOf } from '../complaints/window.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { cases, devices, enrolments, proposals } from '../schema/index.ts'
import { differences, memoryAgrees, storedTallies } from '../standings/recount.ts'
import type { Store } from '../store.ts'
import { countFigures, type PeriodFigures } from './figures.ts'

export type Inspection = Closing & { figures: PeriodFigures; proposalRow: typeof proposals.$inferSelect | null }

/** The campaign and period of an id; `not-found` when there is none. */
export function findPeriod(store: Pick<Store, 'register'>, id: string): { campaign: Campaign; period: CampaignPeriod } {
  for (const campaign of store.register.campaigns.values()) {
    const period = campaign.periods.find((one) => one.id === id)
    if (period) return { campaign, period }
  }
  throw new Refused('not-found')
}

/** All that an organiser, and the close itself, must know of a period: what blocks it, what would be awarded, whether the boards agree with a full recount. */
export async function inspect(store: Store, db: Database, id: string, acknowledged: boolean): Promise<Inspection> {
  const { campaign, period } = findPeriod(store, id)
  const now = store.now()
  const figures = await countFigures(store, db, campaign, period)
  const differs = differences(figures.counted, await storedTallies(db, period))
  const agrees = differs === 0 && memoryAgrees(store.boards, figures.counted, period)
  const open = await openQuestions(db, campaign, period, now)
  const phones = await unsentPhones(store, db)
  const earlier = campaign.periods.filter(
    (one) => !one.final && (period.kind === 'phase' ? one.kind !== 'phase' : one.kind === period.kind && one.number < period.number),
  )
  const blockers = blockersOf({
    ...{ now, lastDay: period.lastDay, cutoffAt: period.cutoffAt, recountAgrees: agrees, acknowledged },
    ...{ unverified: open.unverified.length, openCases: open.cases.length, late: open.late.length, recentlyReturned: open.returned.length },
    ...{ earlierOpen: earlier.length, unsentPhones: phones.length },
  })
  const [proposalRow] = await db
    .select()
    .from(proposals)
    .where(and(eq(proposals.periodId, id), eq(proposals.state, 'open')))
  const window = await windowOf(db, id)
  const announced = Boolean(window?.announcedAt)
  const proposer = proposalRow && store.register.staff.get(proposalRow.proposedBy)
  return {
    periodId: id,
    state: periodStateAt(period, now, { proposed: Boolean(proposalRow), final: period.final, announced, sealed: isSealed(window, now) }),
    blockers: blockers.map((blocker) => ({ ...blocker, detail: detailOf(store, blocker, open, phones) })),
    late: open.decided,
    recount: { entries: figures.counted.reduce((sum, tally) => sum + tally.count, 0), differs },
    phones,
    preview: figures.awards,
    hash: figures.hash,
    twoPersonClose: campaign.rules.twoPersonClose,
    proposal: proposalRow
      ? {
          id: proposalRow.id,
          by: proposer?.name ?? '',
          byId: proposalRow.proposedBy,
          at: proposalRow.proposedAt,
          comment: proposalRow.comment,
          hash: proposalRow.hash,
        }
      : null,
    complaintsUntil: window?.until ?? null,
    openComplaints: window?.unanswered ?? 0,
    figures,
    proposalRow: proposalRow ?? null,
  }
}

type Row = { id: string; organisationId: string | null }
type Open = { unverified: Row[]; returned: Row[]; late: Row[]; cases: Row[]; decided: { accepted: number; leftOut: number } }

/** Entries whose receipt lies in the period and that nobody has settled; those set aside by an organiser are no question any more. */
async function openQuestions(db: Database, campaign: Campaign, period: CampaignPeriod, now: number): Promise<Open> {
  const natural = naturally(campaign, period)
  const counted = { day: enrolments.dayId, week: enrolments.weekId, wave: enrolments.weekId, phase: enrolments.phaseId }[period.kind]
  const select = { id: enrolments.id, organisationId: enrolments.organisationId, late: enrolments.late, countedIn: counted }
  const waiting = await db
    .select({ ...select, state: enrolments.state, returnedAt: enrolments.returnedAt })
    .from(enrolments)
    .where(and(natural, isNull(enrolments.setAsideAt), inArray(enrolments.state, ['received', 'returned'])))
  const late = await db
    .select(select)
    .from(enrolments)
    .where(and(natural, eq(enrolments.late, 'waiting'), inArray(enrolments.state, ['received', 'verified'])))
  const decided = await db
    .select(select)
    .from(enrolments)
    .where(and(natural, inArray(enrolments.late, ['accepted', 'left-out'])))
  const ids = await db
    .select(select)
    .from(cases)
    .innerJoin(enrolments, or(eq(enrolments.id, cases.enrolmentId), eq(enrolments.id, cases.holderId)) as SQL)
    .where(and(eq(cases.state, 'open'), inArray(cases.kind, ['duplicate', 'identity']), natural))
  const caseIds = [...new Map(ids.map((row) => [row.id, row])).values()]
  return {
    unverified: waiting.filter((row) => row.state === 'received' && row.late !== 'waiting' && row.countedIn === period.id),
    returned: waiting.filter((row) => row.state === 'returned' && returnedRecently(row.returnedAt ?? 0, now)),
    late,
    cases: await openCasesOf(db, caseIds),
    decided: { accepted: decided.filter((row) => row.late === 'accepted').length, leftOut: decided.filter((row) => row.late === 'left-out').length },
  }
}

/** One row for each open case, not for each of its entries. */
async function openCasesOf(db: Database, rows: Row[]): Promise<Row[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const open = await db
    .select()
    .from(cases)
    .where(and(eq(cases.state, 'open'), inArray(cases.kind, ['duplicate', 'identity']), or(inArray(cases.enrolmentId, ids), inArray(cases.holderId, ids))))
  return open.map((one) => rows.find((row) => row.id === one.enrolmentId || row.id === one.holderId) as Row)
}

function naturally(campaign: Campaign, period: CampaignPeriod): SQL | undefined {
  // Late for the phase itself, an entry has no phase yet, and must still be asked about.
  const phase = eq(enrolments.campaignId, campaign.id)
  return {
    day: eq(enrolments.naturalDayId, period.id),
    week: eq(enrolments.naturalWeekId, period.id),
    wave: eq(enrolments.naturalWeekId, period.id),
    phase,
  }[period.kind]
}

async function unsentPhones(store: Store, db: Database): Promise<Closing['phones']> {
  const rows = await db.select().from(devices).where(gt(devices.waiting, 0))
  return rows.map((row) => ({
    staffId: row.staffId,
    name: store.register.staff.get(row.staffId)?.name ?? '',
    waiting: row.waiting,
    lastSyncAt: row.lastSyncAt ?? 0,
  }))
}

function detailOf(store: Store, blocker: Blocker, open: Open, phones: Closing['phones']): string[] {
  if (blocker.code === 'unsent-phones') return phones.map((phone) => `${phone.name} ${phone.waiting}`)
  const rows = { unverified: open.unverified, duplicates: open.cases, late: open.late, returned: open.returned }[blocker.code as string] ?? []
  const byUnit = Map.groupBy(rows, (row) => (row.organisationId ? (store.register.organisations.get(row.organisationId)?.name ?? '') : ''))
  return [...byUnit].map(([name, list]) => `${name} ${list.length}`)
}
