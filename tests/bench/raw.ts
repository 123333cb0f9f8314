import { sql } from 'drizzle-orm'
import type { Database } from '#db/open.ts'

/** The questions of a board as somebody would ask them of the entries themselves, and turn the answer into JSON. */
const sums = (period: string) => sql`SELECT collector_id AS id, sum(points) AS points,
  sum(product = 'bhxh-tn' AND participation <> 'renewal') AS voluntary, sum(product = 'bhyt-hgd' AND participation <> 'renewal') AS household
  FROM enrolments WHERE week_id = ${period} AND state IN ('received', 'verified') AND donated = 0 GROUP BY collector_id`

/** The first 200 of a week. */
export async function rawBoard(db: Database, period: string): Promise<string> {
  return JSON.stringify(await db.all(sql`${sums(period)} ORDER BY points DESC, voluntary DESC, household DESC LIMIT 200`))
}

/** How many stand before one person. */
export async function rawRank(db: Database, period: string, id: string): Promise<string> {
  const rows = await db.all(sql`WITH s AS (${sums(period)}), o AS (SELECT * FROM s WHERE id = ${id})
    SELECT 1 + count(*) AS rank FROM s, o WHERE s.points > o.points OR (s.points = o.points AND (s.voluntary > o.voluntary OR (s.voluntary = o.voluntary AND s.household > o.household)))`)
  return JSON.stringify(rows)
}

/** A week counted anew by all that its boards need, for people and for teams. */
export async function rawClosing(db: Database, period: string): Promise<string> {
  const by = (owner: 'collector_id' | 'team_id') =>
    db.all(sql`SELECT ${sql.raw(owner)} AS id, product, participation, state, count(*) AS count, sum(points) AS points, max(collected_at) AS last
      FROM enrolments WHERE week_id = ${period} GROUP BY 1, 2, 3, 4`)
  return JSON.stringify([await by('collector_id'), await by('team_id')])
}
