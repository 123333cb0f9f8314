import { asc, inArray } from 'drizzle-orm'
import type { AwardRow, Awarding } from '#contract/results.ts'
import type { Board, CampaignRules, Group } from '#rules/words.ts'
import type { Database } from '../open.ts'
import { excerptsOf, type Roster } from '../results/excerpt.ts'
import { results } from '../schema/index.ts'

/** What one version of a period gives: `winners` by board and recipient. */
export type PrizeVersion = { version: number; at: number; rules: CampaignRules; awards: Awarding[]; roster: Roster; winners: Map<string, Winner> }
export type Winner = { board: Board; group: Group; row: AwardRow & { id: string } }

export const keyOf = (board: Board, recipientId: string): string => `${board} ${recipientId}`

/** All versions of the given periods, oldest first; a period that is not final has none. */
export async function versionsOf(db: Database, periodIds: string[]): Promise<Map<string, PrizeVersion[]>> {
  const rows = await db
    .select({ id: results.id, periodId: results.periodId, version: results.version, at: results.at })
    .from(results)
    .where(inArray(results.periodId, periodIds))
    .orderBy(asc(results.version))
  const excerpts = await excerptsOf(
    db,
    rows.map((row) => row.id),
  )
  const versions = rows.flatMap(({ id, periodId, version, at }) => {
    const excerpt = excerpts.get(id)
    return excerpt ? [{ periodId, version, at, ...excerpt, winners: winnersOf(excerpt.awards) }] : []
  })
  return Map.groupBy(versions, (version) => version.periodId)
}

function winnersOf(awards: Awarding[]): Map<string, Winner> {
  const winners = awards.flatMap(({ board, division, list, awards: rows }) =>
    rows.flatMap((row): [string, Winner][] =>
      row.id === null ? [] : [[keyOf(board, row.id), { board, group: { division, list }, row: { ...row, id: row.id } }]],
    ),
  )
  return new Map(winners)
}
