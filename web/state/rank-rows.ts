import type { StandingRow, TieView } from '#contract/standings.ts'
import type { RankRowProps } from '../parts/rank-row.tsx'
import { boards as t } from '../text/boards.vi.ts'
import { common } from '../text/common.vi.ts'
import { count, dong, tenth } from '../text/format.ts'

type Own = { id: string | null; chip: string; next?: string | undefined }

/** A row of people: points. */
export function personRow(row: StandingRow, own: Own): RankRowProps {
  return { ...words(row, own), unit: row.unit, figure: count(row.points) }
}

/** A row of teams: share of the target, with the bar and the mark of an even pace. */
export function teamRow(row: StandingRow, own: Own, pace: { gone: number; whole: number } | null): RankRowProps {
  const { target, points } = row
  if (!target) return { ...words(row, own), unit: `${t.pointsOnly(count(points))} · ${t.noTarget}`, figure: common.none, figureUnit: '%' }
  return {
    ...words(row, own),
    ...{ unit: t.of(count(points), count(target)), figure: tenth(points, target), figureUnit: '%' },
    bar: { target, official: points, ...(pace ? { pace: (target * pace.gone) / pace.whole } : {}) },
  }
}

function words(row: StandingRow, own: Own) {
  const mine = row.id === own.id
  return {
    ...{ rank: row.rank ?? common.none, name: row.name, shared: row.tie?.kind === 'equal' },
    ...(row.tie?.kind === 'won' ? { tie: sayTie(row.tie) } : {}),
    ...(mine ? { mine: own.chip, ...(own.next ? { next: own.next } : {}) } : {}),
  }
}

/** "Hơn nhờ 7 > 5 người BHXH TN" */
export function sayTie(tie: Extract<TieView, { kind: 'won' }>): string {
  const say = tie.by === 'amount' ? dong : tie.by === 'per-member' ? oneDecimal : count
  return t.tie[tie.by](say(tie.mine), say(tie.theirs))
}

const oneDecimal = (number: number) => (Number.isInteger(number) ? count(number) : `${count(number)},${Math.floor((number * 10) % 10)}`)
