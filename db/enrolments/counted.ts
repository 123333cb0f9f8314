import type { EnrolmentRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { countedAs } from '../schema/index.ts'
import { statementOf } from '../statements.ts'

const COLUMNS = ['dayId', 'weekId', 'phaseId'] as const
type Place = Pick<EnrolmentRow, (typeof COLUMNS)[number] | 'late'>

const finalIds = (campaign: Campaign): Set<string> => new Set(campaign.periods.flatMap(({ id, final }) => (final ? [id] : [])))

/** The final periods that count an entry, or counted it before it fell; what stands in one changes by two organisers alone. */
export function finalPeriodsOf(campaign: Campaign, row: Place): string[] {
  const finals = finalIds(campaign)
  return COLUMNS.flatMap((column) => (row[column] !== null && finals.has(row[column]) ? [row[column]] : []))
}

/** Where an entry is to count, without leaving a final period that counts it: that is for a correction alone (RULES section 9). */
export function keepingFinal(campaign: Campaign, row: Place, next: Partial<EnrolmentRow>): Partial<EnrolmentRow> {
  const finals = finalIds(campaign)
  const kept = COLUMNS.filter((column) => row[column] !== null && finals.has(row[column]))
  const columns = Object.fromEntries(kept.map((column) => [column, row[column]]))
  return { ...next, ...columns, ...(kept.includes('weekId') ? { late: row.late } : {}) }
}

/** Before an entry is mended: what each final period that holds it counted it as, so that a correction can take exactly that out again. */
export function rememberCounted(world: World, campaign: Campaign, row: EnrolmentRow): void {
  const { id: enrolmentId, teamId, product, participation, donated, points, amount, collectedAt } = row
  const finals = finalIds(campaign)
  const rows = COLUMNS.flatMap((column) => {
    const periodId = row[column]
    return periodId !== null && finals.has(periodId) ? [{ periodId, enrolmentId, teamId, product, participation, donated, points, amount, collectedAt }] : []
  })
  if (rows.length > 0) world.statements.push(statementOf(world.store.connections.write.insert(countedAs).values(rows).onConflictDoNothing()))
}
