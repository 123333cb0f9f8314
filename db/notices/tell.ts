import type { NoticeBody } from '#contract/notices.ts'
import { randomId } from '../ids.ts'
import type { World } from '../lane/world.ts'

/** Tells a person something of their own, in the same write as what it tells. */
export const tell = (world: World, campaignId: string, staffId: string, body: NoticeBody): void => tellAll(world, campaignId, [{ staffId, body }])

/** The same for many people, each their own; by one statement, since a correction may move a whole province. */
export function tellAll(world: World, campaignId: string, letters: { staffId: string; body: NoticeBody }[]): void {
  if (letters.length === 0) return
  const rows = letters.map(({ staffId, body }) => [randomId(world.store), staffId, JSON.stringify(body)])
  world.statements.push({
    sql: `INSERT INTO notices (id, staff_id, campaign_id, at, body) SELECT value ->> 0, value ->> 1, ?, ?, value ->> 2 FROM json_each(?)`,
    args: [campaignId, world.now, JSON.stringify(rows)],
  })
}
