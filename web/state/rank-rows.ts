import type { StandingRow, TieView } from '#contract/standings.ts'
import type { CampaignRules, TieBreaker } from '#rules/words.ts'
import type { RankRowProps } from '../parts/rank-row.tsx'
import { boards as t } from '../text/boards.vi.ts'
import { common } from '../text/common.vi.ts'
import { clockOfDay, count, dong, percent, tenth } from '../text/format.ts'

/** What a row gets beside its figures: whose it is, the way to the next rank, the places won since the week before. */
export type RowContext = { ids: readonly string[]; chip: string; next?: string | undefined; moves?: Moves | null; shared?: ReadonlySet<number | null> }
export type Moves = ReadonlyMap<string, number | null>
/** How a board of teams is measured, and how far an even pace would be today. */
export type TeamContext = { measure?: CampaignRules['teamMeasure']; pace?: { gone: number; whole: number } | null; provisional?: boolean }

/** A row of people: points. */
export function personRow(row: StandingRow, context: RowContext): RankRowProps {
  const unit = [row.name.endsWith(row.unit) ? '' : row.unit, whyUnranked(row)].filter(Boolean).join(' · ')
  return { ...words(row, context), ...(unit ? { unit } : {}), figure: count(row.points) }
}

/** A row of teams: share of the target, with the bar and the mark of an even pace; else what the campaign measures them by. */
export function teamRow(row: StandingRow, context: RowContext, { measure = 'target-rate', pace = null, provisional = false }: TeamContext = {}): RankRowProps {
  const { target, points } = row
  if (measure === 'points') return { ...words(row, context), unit: [voluntaryOf(row), whyUnranked(row)].filter(Boolean).join(' · '), figure: count(points) }
  if (measure === 'per-member')
    return {
      ...words(row, context),
      unit: [points > 0 ? t.pointsOnly(count(points)) : whyUnranked(row), t.members(row.members ?? 0)].join(' · '),
      figure: row.members ? tenth(points, row.members * 100) : common.none,
      figureUnit: t.perMember,
    }
  if (!target) return { ...words(row, context), unit: `${t.pointsOnly(count(points))} · ${t.noTarget}`, figure: common.none, figureUnit: '' }
  const label = t.bar(count(points), count(target), pace ? tenth(pace.gone, pace.whole) : null, provisional)
  return {
    ...words(row, context),
    ...{ unit: [t.of(count(points), count(target)), voluntaryOf(row)].filter(Boolean).join(' · '), figure: tenth(points, target), figureUnit: '%' },
    bar: { target, official: points, label, ...(pace ? { pace: (target * pace.gone) / pace.whole } : {}) },
  }
}

/** Places won since another board: `null` for who had no rank there. Of a board of which only the top is known (`whole` false) nothing is said about the rest. */
export function movesSince(before: readonly StandingRow[], rows: readonly StandingRow[], whole = true): Moves {
  const ranks = new Map(before.map((row) => [row.id, row.rank]))
  const told = rows.filter((row) => row.rank !== null && (whole || ranks.has(row.id)))
  return new Map(told.map((row) => [row.id, moved(ranks.get(row.id) ?? null, row.rank!)] as const))
}
const moved = (before: number | null, rank: number) => (before === null ? null : before - rank)

/** Ranks that more than one row has: a row may share its rank and still have won over the next one. */
export function sharedRanks(rows: readonly StandingRow[]): ReadonlySet<number | null> {
  const ranks = rows.flatMap((row) => (row.rank === null ? [] : [row.rank]))
  return new Set(ranks.filter((rank, at) => ranks.indexOf(rank) !== at))
}

/** "Hơn nhờ 7 > 5 người BHXH TN" */
export function sayTie(tie: Extract<TieView, { kind: 'won' }>): string {
  const say = SAID[tie.by] ?? count
  const [mine, theirs] = [say(tie.mine), say(tie.theirs)]
  // Two figures that look alike once they are cut would explain nothing.
  return mine === theirs || (tie.by === 'last-receipt' && tie.theirs === 0) ? t.tieOnly[tie.by] : t.tie[tie.by](mine, theirs)
}

const SAID: Partial<Record<TieBreaker, (figure: number) => string>> = {
  amount: dong,
  'per-member': (points) => tenth(points, 100),
  'own-target': (share) => percent(share, 1),
  'last-receipt': clockOfDay,
}

function words(row: StandingRow, { ids, chip, next, moves, shared }: RowContext) {
  const mine = ids.includes(row.id)
  const move = moves?.get(row.id)
  const equal = row.tie?.kind === 'equal' || Boolean(shared?.has(row.rank))
  return {
    ...{ rank: row.rank ?? common.none, name: row.name, shared: equal },
    ...(move === undefined ? {} : { move: move ?? ('new' as const) }),
    // Equals say that they are, each of them; what lifts all of them over the next is not said again on every row.
    ...(row.tie?.kind === 'won' && !equal ? { tie: sayTie(row.tie) } : {}),
    ...(mine ? { mine: chip, ...(next ? { next } : {}) } : {}),
  }
}

const whyUnranked = ({ rank, points }: StandingRow) => (rank === null && points === 0 ? t.noPoints : '')
const voluntaryOf = ({ voluntary, voluntaryTarget }: StandingRow) => (voluntaryTarget ? t.voluntary(count(voluntary), count(voluntaryTarget)) : '')
