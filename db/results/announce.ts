import { desc, eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { Announcement, AnnouncementBrief, Snapshot } from '#contract/results.ts'
import type { CampaignRules } from '#rules/words.ts'
import type { Actor } from '../actor.ts'
import { windowEnd } from '../complaints/window.ts'
import { announcements, results } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'

/** Announces a final result to all; once. */
export const announce = (store: Store, actor: Actor, resultId: string): Promise<void> =>
  store.lane.do({
    name: 'announce',
    alone: async (world) => {
      const { write } = store.connections
      const [result] = await write.select({ id: results.id }).from(results).where(eq(results.id, resultId))
      if (!result) throw new Refused('not-found')
      const [already] = await write.select().from(announcements).where(eq(announcements.resultId, resultId))
      if (already) throw new Refused('already-announced')
      world.statements.push(statementOf(write.insert(announcements).values({ resultId, at: world.now, by: actor.staffId })))
      world.audit.push({ at: world.now, by: actor.staffId, deviceId: actor.deviceId, act: 'announced', subject: resultId })
    },
  })

type Stored = { at: number; result: { id: string; body: string; hash: string } }

/** The announced results, newest first; the public hears of no dry run. */
export async function listAnnouncements(store: Store, isPublic: boolean): Promise<AnnouncementBrief[]> {
  const all = (await stored(store)).map(({ at, result }) => briefOf(store, result.id, JSON.parse(result.body) as Snapshot, at))
  return isPublic ? all.filter(({ training }) => !training) : all
}

/** One announcement. For the public, people without their stored consent are «Nhân viên thu, ‹đơn vị›» (RULES section 13). */
export async function readAnnouncement(store: Store, id: string, isPublic: boolean): Promise<Announcement> {
  const found = (await stored(store)).find(({ result }) => result.id === id)
  if (!found) throw new Refused('not-found')
  const snapshot = JSON.parse(found.result.body) as Snapshot
  const brief = briefOf(store, id, snapshot, found.at)
  if (isPublic && brief.training) throw new Refused('not-found')
  const named = isPublic ? withoutNames(store, snapshot) : snapshot
  const signedBy = isPublic ? [] : [...new Set([snapshot.proposedBy.name, snapshot.approvedBy.name])]
  return {
    ...brief,
    hash: found.result.hash,
    closedAt: snapshot.closedAt,
    signedBy,
    awards: named.awards,
    boards: named.boards,
    totals: snapshot.totals,
    complaintsUntil: windowEnd(found.at, snapshot.campaign.rules),
    teamMeasure: (snapshot.campaign.rules as CampaignRules).teamMeasure,
    correction: snapshot.correction && { reason: snapshot.correction.reason, difference: snapshot.correction.difference },
  }
}

const stored = (store: Store): Promise<Stored[]> =>
  store.connections.read
    .select({ at: announcements.at, result: { id: results.id, body: results.body, hash: results.hash } })
    .from(announcements)
    .innerJoin(results, eq(results.id, announcements.resultId))
    .orderBy(desc(announcements.at))

function briefOf(store: Store, id: string, { campaign, period, version }: Snapshot, announcedAt: number): AnnouncementBrief {
  return {
    id,
    campaignId: campaign.id,
    campaign: campaign.name,
    periodId: period.id,
    periodKind: period.kind,
    periodNumber: period.number,
    firstDay: period.firstDay,
    lastDay: period.lastDay,
    version,
    announcedAt,
    training: store.register.campaigns.get(campaign.id)?.training ?? false,
  }
}

/** The consent of now decides: one withdrawn after the close is honoured too. */
function withoutNames(store: Store, { awards, boards }: Snapshot): Pick<Snapshot, 'awards' | 'boards'> {
  const shown = (id: string | null, name: string | null, unit: string | null) =>
    id && store.register.staff.get(id)?.publishName ? name : unit ? `Nhân viên thu, ${unit}` : name && 'Nhân viên thu'
  const hidden = boards.map(({ board, rows }) => ({
    board,
    rows: board === 'team' ? rows : rows.map((row, index) => ({ ...row, id: `${index}`, code: '', name: shown(row.id, row.name, row.unit) ?? '' })),
  }))
  const prizes = awards.map((one) =>
    one.board === 'team'
      ? one
      : {
          ...one,
          awards: one.awards.map((row, index) => ({ ...row, id: row.id && `${index}`, name: shown(row.id, row.name, row.unit) })),
          passedOver: [],
        },
  )
  return { awards: prizes, boards: hidden }
}
