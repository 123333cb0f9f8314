import { desc, eq, sql } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Announcement, AnnouncementBrief } from '#contract/announcements.ts'
import type { Snapshot } from '#contract/results.ts'
import type { CampaignRules } from '#rules/words.ts'
import { publicCheckOf } from '../checks/record.ts'
import { windowEnd } from '../complaints/window.ts'
import type { Register } from '../register.ts'
import { announcements, results } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { plainRow } from './read.ts'
import { withoutNames } from './without-names.ts'

type Head = Pick<Snapshot, 'campaign' | 'period' | 'version'>

/** The announced results, newest first; the public hears of no dry run. */
export async function listAnnouncements(store: Store, isPublic: boolean): Promise<AnnouncementBrief[]> {
  const part = (path: string) => sql<string>`json_extract(${results.body}, ${path})`
  const head = { id: part('$.campaign.id'), name: part('$.campaign.name'), period: part('$.period') }
  const rows = await store.connections.read
    .select({ resultId: results.id, version: results.version, at: announcements.at, ...head })
    .from(announcements)
    .innerJoin(results, eq(results.id, announcements.resultId))
    .orderBy(desc(announcements.at))
  const all = rows.map(({ resultId, version, at, id, name, period }) =>
    briefOf(store, resultId, { campaign: { id, name, rulesVersion: 0, rules: null }, period: JSON.parse(period) as Head['period'], version }, at),
  )
  return isPublic ? all.filter(({ training }) => !training) : all
}

/** How many are held whole: everyone reads the newest ones, and each is megabytes long. */
const HELD = 8
const held = new WeakMap<Register, Map<string, Promise<Announcement>>>()

/** One announcement, made once for each register: names are shown by the consent of today (RULES section 13). */
export function readAnnouncement(store: Store, id: string, isPublic: boolean): Promise<Announcement> {
  const known = held.get(store.register) ?? held.set(store.register, new Map()).get(store.register)!
  const key = `${id} ${isPublic}`
  const made = known.get(key) ?? makeAnnouncement(store, id, isPublic)
  known.delete(key)
  known.set(key, made)
  made.catch(() => known.delete(key))
  for (const oldest of [...known.keys()].slice(0, -HELD)) known.delete(oldest)
  return made
}

async function makeAnnouncement(store: Store, id: string, isPublic: boolean): Promise<Announcement> {
  const [found] = await store.connections.read
    .select({ at: announcements.at, body: results.body, hash: results.hash })
    .from(announcements)
    .innerJoin(results, eq(results.id, announcements.resultId))
    .where(eq(results.id, id))
  if (!found) throw new Refused('not-found')
  const snapshot = JSON.parse(found.body) as Snapshot
  const brief = briefOf(store, id, snapshot, found.at)
  if (isPublic && brief.training) throw new Refused('not-found')
  const said = {
    awards: snapshot.awards,
    boards: snapshot.boards.map(({ board, rows }) => ({ board, rows: rows.map(plainRow) })),
    correction: snapshot.correction && { reason: snapshot.correction.reason, difference: snapshot.correction.difference },
  }
  return {
    ...brief,
    ...(isPublic ? withoutNames(store.register, said) : said),
    hash: found.hash,
    closedAt: snapshot.closedAt,
    signedBy: isPublic ? [] : [...new Set([snapshot.proposedBy.name, snapshot.approvedBy.name])],
    totals: snapshot.totals,
    complaintsUntil: windowEnd(found.at, snapshot.campaign.rules),
    teamMeasure: (snapshot.campaign.rules as CampaignRules).teamMeasure,
    check: await publicCheckOf(store.connections.read, { id, periodId: snapshot.period.id, version: snapshot.version }),
  }
}

function briefOf(store: Store, id: string, { campaign, period, version }: Head, announcedAt: number): AnnouncementBrief {
  return {
    ...{ id, campaignId: campaign.id, campaign: campaign.name, periodId: period.id, periodKind: period.kind, periodNumber: period.number },
    ...{ firstDay: period.firstDay, lastDay: period.lastDay, version, announcedAt },
    training: store.register.campaigns.get(campaign.id)?.training ?? false,
  }
}
