import { sql } from 'drizzle-orm'
import type { Database } from '../open.ts'

/** As `kin` says of a world, read from the tables: a person with those that the numbers of a standing entry linked to it. */
export async function kinOf(db: Database, personId: string): Promise<string[]> {
  const says = (entry: string) => sql.raw(`(${entry}.state NOT IN ('rejected', 'cancelled') AND ${entry}.flags LIKE '%"links-persons"%')`)
  const rows = await db.all<{ id: string }>(sql`WITH RECURSIVE kin(id) AS (
      SELECT ${personId}
      UNION
      SELECT CASE WHEN own.id = a.id THEN b.person_id ELSE a.person_id END
        FROM kin JOIN enrolments own ON own.person_id = kin.id
          JOIN cases c ON c.id IN ('duplicate.' || own.id, 'identity.' || own.id, 'gift.' || own.id) OR c.holder_id = own.id
          JOIN enrolments a ON a.id = c.enrolment_id JOIN enrolments b ON b.id = c.holder_id
        WHERE ${says('a')} OR ${says('b')}
    ) SELECT id FROM kin`)
  return rows.map(({ id }) => id)
}
