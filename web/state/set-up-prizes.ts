import type { CampaignBundle } from '#contract/campaigns.ts'
import { awardedGroups, tableOf } from '#rules/prize-table.ts'
import { checkPrizeTable } from '#rules/prizes.ts'
import { BOARDS, type Board, type CampaignRules, PERIOD_KINDS, type PeriodKind, PLACES, type PrizeRow } from '#rules/words.ts'
import { moved } from './set-up-rules.ts'

/** One row of the table with its place in the whole list. `stricter`: it asks for more than a better place of its board; `lost`: no team stands in its division. */
export type PrizeLine = { row: PrizeRow; at: number; stricter: boolean; lost: boolean }
/** The rows of a kind of period and a board, with what they come to. `periods` of that kind, `groups` that are awarded apart. */
export type PrizePart = { kind: PeriodKind; board: Board; lines: PrizeLine[]; periods: number; groups: number; prizes: number; amount: number }
export type PrizeTable = { parts: PrizePart[]; idle: PrizeLine[]; prizes: number; amount: number; left: number | null }
type Facts = { periods: readonly { kind: PeriodKind }[]; divisions: readonly (string | null)[] }

/** What the sum hangs on. Divisions as the server takes them: those of the teams, `null` for a team of none. */
export const prizeFacts = ({ periods, teams }: Pick<CampaignBundle, 'periods' | 'teams'>): Facts => ({
  periods,
  divisions: [...new Set(teams.map(({ division }) => division))],
})

/** The table by parts, and its sum against the budget; `idle` are rows for a kind of period that the campaign has not. */
export function prizeTable(rules: CampaignRules, facts: Facts): PrizeTable {
  const kinds = PERIOD_KINDS.filter((kind) => facts.periods.some((period) => period.kind === kind))
  const lines = rules.prizes.map((row, at): PrizeLine => ({ row, at, stricter: isStricter(rules.prizes, at), lost: isLost(row, facts) }))
  const parts = kinds.flatMap((kind) => BOARDS.map((board) => partOf(rules, facts, lines, kind, board)))
  const { total, prizes } = tableOf(rules, facts.periods, facts.divisions)
  return {
    parts,
    idle: lines.filter(({ row }) => !kinds.some((kind) => weekly(kind) === weekly(row.period))),
    ...{ prizes, amount: total, left: rules.prizeBudget === null || Number.isNaN(rules.prizeBudget) ? null : rules.prizeBudget - total },
  }
}

function partOf(rules: CampaignRules, facts: Facts, lines: PrizeLine[], kind: PeriodKind, board: Board): PrizePart {
  const own = lines.filter(({ row }) => row.board === board && weekly(row.period) === weekly(kind))
  const same = facts.periods.filter((period) => period.kind === kind)
  const { total, prizes } = tableOf({ ...rules, prizes: own.map(({ row }) => row) }, same, facts.divisions)
  return { kind, board, lines: own, periods: same.length, groups: awardedGroups(board, rules, facts.divisions).length, prizes, amount: total }
}

/** A wave is awarded like a week. */
const weekly = (kind: PeriodKind) => (kind === 'wave' ? 'week' : kind)

/** Whether a row asks for more than one that stands better. */
const isStricter = (prizes: PrizeRow[], at: number) => prizes.slice(0, at).some((better) => !checkPrizeTable([better, prizes[at]!]).ok)
const isLost = ({ division }: PrizeRow, { divisions }: Facts) => division !== undefined && divisions.length > 0 && !divisions.includes(division)

/** One more row at the end of its part: the next place, with the conditions of the one before. */
export function withPrize(prizes: readonly PrizeRow[], part: Pick<PrizePart, 'kind' | 'board' | 'lines'>): PrizeRow[] {
  const last = part.lines.at(-1)
  const place = PLACES[Math.min(PLACES.length - 1, last ? PLACES.indexOf(last.row.place) + 1 : 0)]!
  const { thing: _, ...like } = last?.row ?? { period: part.kind, board: part.board, count: 1 }
  const row: PrizeRow = { ...like, place, count: 1, amount: Number.NaN }
  return prizes.toSpliced(last ? last.at + 1 : prizes.length, 0, row)
}

/** One row changed; what is empty is no condition. */
export const changePrize = (prizes: readonly PrizeRow[], at: number, change: { [Name in keyof PrizeRow]?: PrizeRow[Name] | undefined }): PrizeRow[] =>
  prizes.map((row, index) => {
    if (index !== at) return row
    const next = { ...row, ...change }
    const isNone = (value: unknown) => value === undefined || value === '' || Number.isNaN(value)
    const needed = ['count', 'amount']
    return Object.fromEntries(Object.entries(next).filter(([name, value]) => needed.includes(name) || !isNone(value))) as PrizeRow
  })

/** Up or down among the rows of its part; the others keep their places. */
export function movePrize(prizes: readonly PrizeRow[], part: Pick<PrizePart, 'lines'>, at: number, by: -1 | 1): PrizeRow[] {
  const places = part.lines.map((line) => line.at)
  const order = moved(places, places.indexOf(at), by)
  return prizes.map((row, index) => (places.includes(index) ? prizes[order[places.indexOf(index)]!]! : row))
}
