import { getTableColumns } from 'drizzle-orm'
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { assignments, enrolments, organisations, staff, tallies, teams } from '#db/schema/index.ts'
import type { Store } from '#db/store.ts'
import type { Furniture } from '../cast/furniture.ts'

export const TEAMS = 60
const WEEKS = 5
const WEEK = 7 * 86_400_000

/** Lays a whole campaign straight into the tables: people `p0`…, teams `o0`…, and entries spread unevenly over people and over five weeks. */
export async function fillCampaign(store: Store, furniture: Furniture, people: number, entries: number): Promise<void> {
  const { writer } = store.connections
  const run = (sql: string) => writer.execute(sql)
  const numbered = (count: number, from = 0) => `WITH RECURSIVE n(i) AS (SELECT ${from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${from + count})`
  await run(insert(organisations, numbered(TEAMS), { id: `'o' || i`, code: `'to' || i`, name: `'Tổ ' || i`, kind: `'post'` }))
  await run(insert(teams, numbered(TEAMS), { campaignId: text(furniture.campaignId), organisationId: `'o' || i` }))
  await run(insert(staff, numbered(people), { id: `'p' || i`, code: `'a' || i`, name: `'Người ' || i` }))
  await run(
    insert(assignments, numbered(people), {
      ...{ id: `'m' || i`, staffId: `'p' || i`, role: `'collector'`, organisationId: `'o' || (i % ${TEAMS})`, firstDay: `'2000-01-01'` },
    }),
  )
  for (let from = 0; from < entries; from += 100_000) await run(insert(enrolments, numbered(Math.min(100_000, entries - from), from), entry(furniture, people)))
  await run(tallied())
}

/** One entry out of its number `i`; squares spread them so that few people have many. */
function entry(furniture: Furniture, people: number): Record<string, string> {
  const collector = `((i * i + i / 7) % ${people})`
  const first = Date.parse('2025-11-12T08:00:00+07:00')
  const week = `CASE i % ${WEEKS} ${Array.from({ length: WEEKS }, (_, index) => `WHEN ${index} THEN ${text(furniture.period(`week ${index + 1}`))}`).join(' ')} END`
  const at = `${first} + (i % ${WEEKS}) * ${WEEK} + (i * 977) % ${WEEK - 40_000_000}`
  const product = `CASE i % 3 WHEN 0 THEN 'bhxh-tn' ELSE 'bhyt-hgd' END`
  return {
    ...{ id: `'e' || i`, seq: 'i + 1', changedSeq: 'i + 1', campaignId: text(furniture.campaignId), personId: `'x' || i`, collectorId: `'p' || ${collector}` },
    ...{ deviceId: `'d'`, organisationId: `'o' || (${collector} % ${TEAMS})`, teamId: `'o' || (${collector} % ${TEAMS})` },
    ...{ state: `CASE WHEN i % 5 > 2 AND i % 50 = 4 THEN 'received' ELSE 'verified' END`, holding: '1', product, participation: `'new'`, rulesVersion: '1' },
    ...{ coverage: `'{"insured":"never"}'`, months: '12', amount: '1000000', points: `CASE i % 3 WHEN 0 THEN 13 ELSE 3 END`, donated: '0' },
    ...{
      receiptNumber: `'R' || i`,
      receiptKey: `'r.' || i`,
      collectedAt: at,
      collectedFrom: `'clock'`,
      declaredCollectedAt: at,
      capturedAt: at,
      declaredCapturedAt: at,
      receivedAt: at,
    },
    ...{ weekId: week, naturalWeekId: week, phaseId: text(furniture.period('phase')), flags: `'[]'`, giftConsent: '0', box: 'zeroblob(200)' },
  }
}

function tallied(): string {
  const key = ['campaignId', 'collectorId', 'teamId', 'dayId', 'weekId', 'phaseId', 'product', 'participation', 'donated', 'state'] as const
  const columns = getTableColumns(enrolments)
  const stored = key.map((name) => `coalesce("${columns[name].name}", '')`).join(', ')
  const names = [...key, 'count', 'points', 'amount'].map((name) => `"${getTableColumns(tallies)[name as 'count'].name}"`).join(', ')
  return `INSERT INTO tallies (${names}) SELECT ${stored}, count(*), sum(points), sum(amount) FROM enrolments GROUP BY ${stored}`
}

const text = (value: string) => `'${value}'`

function insert(table: SQLiteTable, numbers: string, values: Record<string, string>): string {
  const columns = getTableColumns(table)
  const names = Object.keys(values).map((name) => `"${columns[name]?.name}"`)
  return `${numbers} INSERT INTO ${getTableConfig(table).name} (${names.join(', ')}) SELECT ${Object.values(values).join(', ')} FROM n`
}
