import type { Announcement, Awarding, AwardRow } from '#contract/results.ts'
import type { StandingRow } from '#contract/standings.ts'
import { EVERYONE } from '#rules/groups.ts'
import type { Board, Place } from '#rules/words.ts'
import type { PodiumPlace } from '../parts/podium.tsx'
import type { RankRowProps } from '../parts/rank-row.tsx'
import { announcement as t } from '../text/announcement.vi.ts'
import { common } from '../text/common.vi.ts'
import { count, dong, percent } from '../text/format.ts'
import { parts } from '../text/parts.vi.ts'
import { personRow, sayTie, sharedRanks, teamRow } from './rank-rows.ts'

/** A prize won, in words. `plate` stands before the name: the place, or the rank of who is encouraged. */
export type PrizeLine = { place: Place; plate: string | number; name: string; detail: string; figure: string; worth: string; mine: string | null }
export type PrizeBoard = {
  board: Board
  name: string
  /** Whether the period has prizes for this board at all. */
  hasPrizes: boolean
  podium: PodiumPlace[]
  encouraged: PrizeLine[]
  all: PrizeLine[]
  notAwarded: { title: string; why: string }[]
  notes: string[]
  rows: RankRowProps[]
}

/** The prizes of one board of an announcement: who won what, by what, and what was not given and why. */
export function prizeBoard(value: Announcement, board: Board, own: readonly string[]): PrizeBoard {
  const awarding = value.awards.find((one) => one.board === board) ?? { board, ...EVERYONE, awards: [], paid: 0, left: 0, passedOver: [] }
  const rows = value.boards.find((one) => one.board === board)?.rows ?? []
  const context = { ids: own, chip: chip(board), shared: sharedRanks(rows) }
  // Without any target teams were compared by something else.
  const measure = rows.some((row) => row.target) ? 'target-rate' : 'points'
  const won = awarding.awards.filter((award) => award.id !== null)
  const lineOf = (award: AwardRow): PrizeLine => ({
    ...{ place: award.place, plate: award.place === 'Khuyến khích' ? (award.rank ?? common.none) : award.place },
    ...{ name: award.name ?? common.none, detail: detailOf(award, board), figure: figureOf(award, board), worth: worthOf(award) },
    mine: award.id !== null && own.includes(award.id) ? chip(board) : null,
  })
  const lines = won.map(lineOf)
  return {
    ...{ board, name: t[board], hasPrizes: awarding.awards.length > 0, all: lines },
    podium: lines.flatMap(({ place, name, detail, figure, worth, mine }) =>
      place === 'Khuyến khích'
        ? []
        : [{ rank: STEPS[place], prize: t.prize(place), amount: worth, name, unit: detail, figure, mine: mine !== null && board === 'individual' }],
    ),
    encouraged: lines.filter((line) => line.place === 'Khuyến khích'),
    notAwarded: notAwarded(awarding),
    notes: [...ties(won, rows, board), ...sharers(won, board), ...passedOver(awarding), ...(awarding.left > 0 ? [t.left(dong(awarding.left))] : [])],
    rows: rows.map((row) => (board === 'team' ? teamRow(row, context, { measure }) : personRow(row, context))),
  }
}

const STEPS = { Nhất: 1, Nhì: 2, Ba: 3 } as const
const chip = (board: Board) => (board === 'team' ? parts.rank.yourTeam : parts.rank.you)
const worthOf = (award: AwardRow) => (award.amount > 0 ? dong(award.amount) : t.thing)
const figureOf = ({ points, target }: AwardRow, board: Board) => (board === 'team' && target ? percent(points, target) : t.points(count(points)))

/** A person's unit, unless the name stays closed and the unit stands in its place; a team's own rate of BHXH TN, which its prize asks for. */
function detailOf({ name, unit, voluntary, voluntaryTarget }: AwardRow, board: Board): string {
  if (board === 'team') return voluntaryTarget ? t.voluntary(percent(voluntary, voluntaryTarget)) : ''
  return !unit || name?.endsWith(unit) ? '' : unit
}

function notAwarded({ awards, board, passedOver: passed }: Awarding): PrizeBoard['notAwarded'] {
  const places = awards.flatMap((award) => (award.id === null ? [award.place] : []))
  const nobody = places.length === awards.length ? t.notAwarded.none : t.notAwarded[board]
  const lines = [...new Set(places)].map((place) => {
    const lacking = passed.filter((one) => one.place === place).map(sayLack)
    return { title: t.notAwarded.prize(place, places.filter((one) => one === place).length), why: lacking.length > 0 ? `${lacking.join('. ')}.` : nobody }
  })
  return [...new Set(lines.map((line) => line.why))].map((why) => ({
    title: lines
      .filter((line) => line.why === why)
      .map((line) => line.title)
      .join(', '),
    why,
  }))
}

/** Why winners stand above the next of equal worth. The public's rows carry no ids, so that a row is known by what it shows. */
function ties(won: readonly AwardRow[], rows: readonly StandingRow[], board: Board): string[] {
  const nameOf = ({ rank, name }: { rank: number | null; name: string | null }) => `${rank} ${name}`
  const winners = new Set(won.map(nameOf))
  const ranks = [...new Set(rows.filter((row) => row.tie?.kind === 'won' && winners.has(nameOf(row))).map((row) => row.rank!))]
  return ranks.flatMap((rank) => {
    const upper = rows.filter((row) => row.rank === rank)
    const lower = rows.find((row) => row.rank !== null && row.rank > rank)
    const [first] = upper
    if (!lower || first?.tie?.kind !== 'won') return []
    const figure = board === 'team' && first.target ? percent(first.points, first.target) : t.points(count(first.points))
    const why = sayTie(first.tie)
    return [t.tie(upper.map((row) => row.name).join(', '), lower.name, figure, why.charAt(0).toLocaleLowerCase('vi') + why.slice(1))]
  })
}

function sharers(won: readonly AwardRow[], board: Board): string[] {
  const shared = won.filter((award) => award.shared > 1)
  const pools = [...new Set(shared.map((award) => `${award.place} ${award.rank}`))].map((pool) =>
    shared.filter((award) => `${award.place} ${award.rank}` === pool),
  )
  return pools.map((pool) => t.shared[board](pool.map((award) => award.name).join(', '), pool[0]?.rank ?? null, pool[0] ? worthOf(pool[0]) : common.none))
}

/** Who lacked a condition of a place that another took; of a place that nobody took it stands there. */
function passedOver({ awards, passedOver: passed }: Awarding): string[] {
  const empty = new Set(awards.flatMap((award) => (award.id === null ? [award.place] : [])))
  return passed.filter((one) => !empty.has(one.place as Place)).map((one) => t.lacks(sayLack(one), one.place))
}

function sayLack({ name, what, has, needs }: Awarding['passedOver'][number]): string {
  return t.passedOver[what as keyof typeof t.passedOver](name, count(has), count(needs))
}
