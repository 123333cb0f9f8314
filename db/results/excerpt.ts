import { inArray, sql } from 'drizzle-orm'
import type { Awarding, Snapshot } from '#contract/results.ts'
import { completeRules } from '#rules/defaults.ts'
import type { CampaignRules } from '#rules/words.ts'
import type { Database } from '../open.ts'
import { results } from '../schema/index.ts'

/** What is asked again and again of a snapshot that is megabytes long. */
export type Excerpt = { rules: CampaignRules; awards: Awarding[]; roster: Roster }
/** Whose points stay with which team; asked for under points per member alone, and empty else. */
export type Roster = Pick<Snapshot['roster'][number], 'staffId' | 'teamId'>[]

/** Results never change, so each is read once. */
const READ = new Map<string, Excerpt>()

const ROSTER = sql<string>`CASE json_extract(${results.body}, '$.campaign.rules.teamMeasure') WHEN 'per-member' THEN
  (SELECT json_group_array(json_object('staffId', value ->> 'staffId', 'teamId', value ->> 'teamId')) FROM json_each(${results.body}, '$.roster')) ELSE '[]' END`

/** The rules and awards of results, by their id. */
export async function excerptsOf(db: Database, ids: string[]): Promise<Map<string, Excerpt>> {
  const missing = ids.filter((id) => !READ.has(id))
  const part = (path: string) => sql<string>`json_extract(${results.body}, ${path})`
  const rows =
    missing.length === 0
      ? []
      : await db
          .select({ id: results.id, rules: part('$.campaign.rules'), awards: part('$.awards'), roster: ROSTER })
          .from(results)
          .where(inArray(results.id, missing))
  for (const { id, rules, awards, roster } of rows)
    READ.set(id, { rules: rulesOf(JSON.parse(rules)), awards: (JSON.parse(awards) as Awarding[]).map(withGroup), roster: JSON.parse(roster) as Roster })
  return new Map(ids.flatMap((id) => (READ.has(id) ? [[id, READ.get(id) as Excerpt]] : [])))
}

/** The rules of a snapshot. */
export const rulesOf = (stored: unknown): CampaignRules => completeRules(stored as Partial<CampaignRules>)

/** Before there were groups, everyone stood in one. */
const withGroup = (awarding: Awarding): Awarding => ({ ...awarding, division: awarding.division ?? null, list: awarding.list ?? null })
