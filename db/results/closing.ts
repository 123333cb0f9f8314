import { and, eq, gt, sql } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Closing } from '#contract/results.ts'
import { blockersOf, periodStateAt, type Blocker } from '#rules/closing.ts'
import { recordOf } from '../checks/record.ts'
import type { Actor } from '../actor.ts'
import { campaignFor } from '../campaigns/visible.ts'
import { isSealed, windowOf } from '../complaints/window.ts'
import type { Database } from '../open.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { devices, proposals, results } from '../schema/index.ts'
import { collectorsOf } from '../standings/roster.ts'
import type { Store } from '../store.ts'
import { excerptsOf } from './excerpt.ts'
import { countFigures, type PeriodFigures } from './figures.ts'
import { openQuestions, type ByUnit, type Questions } from './questions.ts'

export type Inspection = Closing & { figures: PeriodFigures }

/** The campaign and period of an id; `not-found` when there is none. */
export function findPeriod(store: Pick<Store, 'register'>, id: string): { campaign: Campaign; period: CampaignPeriod } {
  for (const campaign of store.register.campaigns.values()) {
    const period = campaign.periods.find((one) => one.id === id)
    if (period) return { campaign, period }
  }
  throw new Refused('not-found')
}

/** The same for whoever may know of its campaign; any other is `not-found`, whether it exists or not. */
export function periodFor(store: Pick<Store, 'register'>, actor: Actor, id: string): { campaign: Campaign; period: CampaignPeriod } {
  const found = findPeriod(store, id)
  campaignFor(store.register, actor, found.campaign.id)
  return found
}

/** All that an organiser, and the close itself, must know of a period: what blocks it, what would be awarded, whether the boards agree with a full recount. */
export async function inspect(store: Store, db: Database, id: string, acknowledged: boolean, figures: PeriodFigures): Promise<Inspection> {
  const { campaign, period } = findPeriod(store, id)
  const now = store.now()
  const open = await openQuestions(db, campaign, period, store.seq, now)
  const phones = await unsentPhones(store, db, campaign)
  const earlier = campaign.periods.filter(
    (one) => !one.final && (period.kind === 'phase' ? one.kind !== 'phase' : one.kind === period.kind && one.number < period.number),
  )
  const blockers = blockersOf({
    ...{ now, lastDay: period.lastDay, cutoffAt: period.cutoffAt, recountAgrees: figures.recount.differs === 0, acknowledged },
    ...{ unverified: sumOf(open.unverified), openCases: sumOf(open.cases), late: sumOf(open.late), recentlyReturned: sumOf(open.returned) },
    ...{ earlierOpen: earlier.length, unsentPhones: phones.length },
  })
  const proposal = await openProposal(db, id, 'close')
  const window = await windowOf(db, id)
  const announced = Boolean(window?.announcedAt)
  return {
    periodId: id,
    state: periodStateAt(period, now, { proposed: Boolean(proposal), final: period.final, announced, sealed: isSealed(window, now) }),
    blockers: blockers.map((blocker) => ({ ...blocker, detail: detailOf(store, blocker, open, phones) })),
    late: open.decided,
    recount: figures.recount,
    phones,
    preview: figures.awards,
    hash: figures.hash,
    twoPersonClose: campaign.rules.twoPersonClose,
    proposal: proposal && { ...proposedBy(store, proposal), hash: proposal.hash },
    complaintsUntil: window?.until ?? null,
    openComplaints: window?.unanswered ?? 0,
    check: null,
    figures,
  }
}

/** What there is to know of a period that is final: nothing blocks it any more, and its awards are those of the newest version. */
async function inspectFinal(store: Store, campaign: Campaign, period: CampaignPeriod): Promise<Closing> {
  const { read } = store.connections
  const window = await windowOf(read, period.id)
  const id = window?.resultId ?? ''
  const entries = sql<number>`json_extract(${results.body}, '$.entries.count')`
  const [head] = await read.select({ hash: results.hash, entries }).from(results).where(eq(results.id, id))
  const excerpt = (await excerptsOf(read, [id])).get(id)
  const record = { proposed: false, final: true, announced: Boolean(window?.announcedAt), sealed: isSealed(window, store.now()) }
  return {
    ...{ periodId: period.id, state: periodStateAt(period, store.now(), record), blockers: [], late: { accepted: 0, leftOut: 0 }, phones: [] },
    ...{ recount: { entries: head?.entries ?? 0, differs: 0 }, hash: head?.hash ?? '', preview: excerpt?.awards ?? [] },
    ...{ twoPersonClose: campaign.rules.twoPersonClose, proposal: null, complaintsUntil: window?.until ?? null, openComplaints: window?.unanswered ?? 0 },
    check: excerpt && window ? await recordOf(read, { id, periodId: period.id, version: window.version }, excerpt.awards) : null,
  }
}

const underway = new WeakMap<Store, Map<string, Promise<Inspection>>>()

const inspectBeside = async (store: Store, campaign: Campaign, period: CampaignPeriod): Promise<Inspection> =>
  inspect(store, store.connections.read, period.id, false, await countFigures(store, store.connections.read, campaign, period))

/** What an organiser reads before a close. Two who ask at once share one count. */
export async function readClosing(store: Store, id: string): Promise<Closing> {
  const { campaign, period } = findPeriod(store, id)
  if (period.final) return inspectFinal(store, campaign, period)
  const asked = underway.get(store) ?? underway.set(store, new Map()).get(store)!
  const running = asked.get(id) ?? inspectBeside(store, campaign, period).finally(() => asked.delete(id))
  asked.set(id, running)
  const { figures: _figures, ...closing } = await running
  return closing
}

export type ProposalRow = typeof proposals.$inferSelect

/** The proposal that stands open for a period, if it is of this kind. */
export async function openProposal(db: Database, periodId: string, kind: ProposalRow['kind']): Promise<ProposalRow | null> {
  const [row] = await db
    .select()
    .from(proposals)
    .where(and(eq(proposals.periodId, periodId), eq(proposals.state, 'open'), eq(proposals.kind, kind)))
  return row ?? null
}

/** A proposal as both sides read it. */
export const proposedBy = (store: Pick<Store, 'register'>, { id, proposedBy: byId, proposedAt: at, comment }: ProposalRow) => ({
  ...{ id, by: store.register.staff.get(byId)?.name ?? '', byId, at, comment },
})

/** Phones of those who collect in the campaign. */
async function unsentPhones(store: Store, db: Database, campaign: Campaign): Promise<Closing['phones']> {
  const collectors = collectorsOf(store.register, campaign)
  const rows = await db.select().from(devices).where(gt(devices.waiting, 0))
  return rows
    .filter(({ staffId }) => collectors.has(staffId))
    .map(({ staffId, waiting, lastSyncAt }) => ({ staffId, name: store.register.staff.get(staffId)?.name ?? '', waiting, lastSyncAt: lastSyncAt ?? 0 }))
}

function detailOf(store: Store, { code }: Blocker, open: Questions, phones: Closing['phones']): string[] {
  if (code === 'unsent-phones') return phones.map((phone) => `${phone.name} ${phone.waiting}`)
  const counts = { unverified: open.unverified, duplicates: open.cases, late: open.late, returned: open.returned }[code as string] ?? new Map<string, number>()
  return [...counts].map(([id, count]) => `${(id && store.register.organisations.get(id)?.name) ?? ''} ${count}`)
}

const sumOf = (counts: ByUnit): number => [...counts.values()].reduce((sum, count) => sum + count, 0)
