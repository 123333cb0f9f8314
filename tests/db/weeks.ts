import { createHash } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Snapshot } from '#contract/results.ts'
import { countedIn } from '#db/results/questions.ts'
import type { CampaignPeriod } from '#db/register.ts'
import { countedAs, enrolments, results } from '#db/schema/index.ts'
import { countsIn } from '#rules/entry-states.ts'
import { FIGURES } from '#rules/words.ts'
import type { House } from '../cast/house.ts'

type Row = typeof enrolments.$inferSelect
const COLUMNS = { day: 'dayId', week: 'weekId', wave: 'weekId', phase: 'phaseId' } as const

/** A final period holds exactly the entries that its newest version counts, at the worth that it counts them with. */
export async function expectHeld({ store, furniture }: House): Promise<void> {
  const { read } = store.connections
  for (const period of store.register.campaigns.get(furniture.campaignId)?.periods ?? []) {
    if (!period.final) continue
    const [newest] = await read.select().from(results).where(eq(results.periodId, period.id)).orderBy(desc(results.version)).limit(1)
    const { entries, boards } = JSON.parse(newest?.body ?? '') as Snapshot
    const held = await read.select().from(enrolments).where(eq(countedIn[period.kind], period.id))
    const ids = held.map(({ id }) => id).toSorted()
    expect({ count: ids.length, hash: createHash('sha256').update(ids.join('\n')).digest('hex') }, nameOf(period)).toEqual(entries)
    const kept = new Map((await read.select().from(countedAs).where(eq(countedAs.periodId, period.id))).map((row) => [row.enrolmentId, row]))
    const worth = new Map<string, [number, number]>()
    for (const row of held) {
      const { donated, points, amount } = kept.get(row.id) ?? row
      const [before, money] = worth.get(row.collectorId) ?? [0, 0]
      if (!donated) worth.set(row.collectorId, [before + points, money + amount])
    }
    for (const { id, points, amount } of boards.find(({ board }) => board === 'individual')?.rows ?? [])
      expect([points, amount], nameOf(period)).toEqual(worth.get(id) ?? [0, 0])
  }
}

/** Each entry stands in at most one week, and the phase is the sum of its weeks, of what is late and of what lies between the weeks. */
export async function expectSums({ store, furniture }: House): Promise<void> {
  const { read } = store.connections
  const periods = store.register.campaigns.get(furniture.campaignId)?.periods ?? []
  const phase = periods.find(({ kind }) => kind === 'phase') as CampaignPeriod
  const weeks = periods.filter(({ kind }) => kind === 'week' || kind === 'wave')
  const rows = await read
    .select()
    .from(enrolments)
    .where(and(eq(enrolments.campaignId, furniture.campaignId), eq(enrolments.donated, false)))
  for (const figures of FIGURES) {
    const counted = rows.filter(({ state }) => countsIn(state)[figures])
    const people = new Set(counted.map(({ collectorId }) => collectorId))
    for (const collectorId of people) {
      const own = counted.filter((row) => row.collectorId === collectorId)
      const pointsIn = (period: CampaignPeriod) => store.boards.sums(period.id, 'individual', figures).get(collectorId)?.points ?? 0
      const ofWeeks = weeks.reduce((sum, week) => sum + pointsIn(week), 0)
      const late = sumOf(own.filter((row) => row.phaseId !== null && row.weekId === null && row.naturalWeekId !== null))
      const between = sumOf(own.filter((row) => row.phaseId !== null && row.weekId === null && row.naturalWeekId === null))
      // Only a correction of the phase, or the close of both, parts an entry of a week from the phase.
      const outside = sumOf(own.filter((row) => row.phaseId === null && row.weekId !== null))
      expect(ofWeeks + late + between - outside, `${figures} of ${collectorId}`).toBe(pointsIn(phase))
    }
  }
  for (const row of rows) expect(misplaced(row, periods), row.id).toBe(false)
}

/** Whatever misses its week or the phase says so, by which a correction finds it; what still may count is marked as waiting or not at all. */
function misplaced(row: Row, periods: readonly CampaignPeriod[]): boolean {
  const final = (id: string | null) => periods.some((period) => period.id === id && period.final)
  const counts = row.state === 'received' || row.state === 'verified'
  const misses =
    (row.weekId === null && final(row.naturalWeekId)) || (row.phaseId === null && periods.some(({ kind, final: done }) => kind === 'phase' && done))
  return counts && misses && row.late !== 'phase-only' && row.late !== 'left-out'
}

const sumOf = (rows: Row[]) => rows.reduce((sum, { points }) => sum + points, 0)
const nameOf = ({ kind, number }: CampaignPeriod) => `${kind} ${number}, held as ${COLUMNS[kind]}`
