/** The conditions of a prize, and what an entrant lacks for it (RULES sections 7, 8 and 14.7). */
import type { PrizeRow } from './words.ts'

/** A row of a board with official figures; `voluntaryTarget` is the team's `bhxh-tn` target in people, `null` or 0 when there is none. */
export type Entrant = {
  id: string
  rank: number | null
  points: number
  voluntary: number
  voluntaryTarget: number | null
  lastReceiptAt: number | null
}
/** What a condition needs and what there is; a target rate in whole percent, rounded down. */
export type Missing = { what: 'points' | 'voluntary' | 'target-rate'; has: number; needs: number }

/** Whether an entrant meets every condition of a row. */
export function meetsConditions(entrant: Entrant, row: PrizeRow): boolean {
  return missing(entrant, row).length === 0
}

/** Each condition of a row that an entrant does not meet. */
export function missing(entrant: Entrant, row: PrizeRow): Missing[] {
  const { minimumPoints = 0, minimumVoluntary = 0, minimumTargetRate = 0 } = row
  const conditions: Missing[] = [
    { what: 'points', has: entrant.points, needs: minimumPoints },
    { what: 'voluntary', has: entrant.voluntary, needs: minimumVoluntary },
    { what: 'target-rate', has: targetRate(entrant), needs: minimumTargetRate },
  ]
  return conditions.filter((condition) => condition.has < condition.needs)
}

/** Rounding down decides nothing: a rate reaches a whole percent exactly when its floor does. */
function targetRate({ voluntary, voluntaryTarget }: Entrant): number {
  return voluntaryTarget ? Math.floor((voluntary * 100) / voluntaryTarget) : 0
}
