import type { Announcement } from '#contract/announcements.ts'
import type { Awarding, AwardRow } from '#contract/results.ts'
import type { StandingRow } from '#contract/standings.ts'
import { EVERYONE, groupKey } from '#rules/groups.ts'
import type { Board, CampaignRules, Place } from '#rules/words.ts'
import type { PodiumPlace } from '../parts/podium.tsx'
import type { RankRowProps } from '../parts/rank-row.tsx'
import { announcement as t } from '../text/announcement.vi.ts'
import { common } from '../text/common.vi.ts'
import { count, percent, tenth } from '../text/format.ts'
import { parts } from '../text/parts.vi.ts'
import { groupName } from './groups.ts'
import { notesOf, worthOf } from './prize-notes.ts'
import { personRow, sharedRanks, teamRow } from './rank-rows.ts'

/** A prize won, in words. `plate` stands before the name: the place, or the rank of who is encouraged. */
export type PrizeLine = { place: Place; plate: string | number; name: string; detail: string; figure: string; worth: string; mine: string | null }
export type PrizeBoard = {
  board: Board
  /** Of the group among those of its board. */
  key: string
  /** The board, and the group where there are several. */
  name: string
  group: string | null
  isOwn: boolean
  /** Whether the period has prizes for this board at all. */
  hasPrizes: boolean
  podium: PodiumPlace[]
  encouraged: PrizeLine[]
  all: PrizeLine[]
  notAwarded: { title: string; why: string }[]
  notes: string[]
  rows: RankRowProps[]
}

/** The prizes of a board of an announcement, group by group, the own one first: who won what, by what, and what was not given and why. */
export function prizeBoards(value: Announcement, board: Board, own: readonly string[]): PrizeBoard[] {
  const given = value.awards.filter((one) => one.board === board)
  const awardings: Awarding[] = given.length > 0 ? given : [{ board, ...EVERYONE, awards: [], paid: 0, left: 0, passedOver: [] }]
  const rows = value.boards.find((one) => one.board === board)?.rows ?? []
  const boards = awardings.map((awarding) => boardOf(value, awarding, rowsOf(rows, awarding, awardings), own, awardings.length > 1))
  return boards.toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn))
}

/** A board holds the groups one after another: parted by division, by list or by both, as its prizes are. */
function rowsOf(rows: readonly StandingRow[], group: Awarding, all: readonly Awarding[]): StandingRow[] {
  const byDivision = all.some((one) => one.division !== null)
  const byList = all.some((one) => one.list !== null)
  return rows.filter((row) => (!byDivision || row.division === group.division) && (!byList || row.list === group.list))
}

function boardOf(value: Announcement, awarding: Awarding, rows: StandingRow[], own: readonly string[], isOneOfMany: boolean): PrizeBoard {
  const { board } = awarding
  const context = { ids: own, chip: chip(board), shared: sharedRanks(rows) }
  const measure = value.teamMeasure ?? 'target-rate'
  const won = awarding.awards.filter((award) => award.id !== null)
  const group = isOneOfMany ? groupName(awarding) : null
  const lineOf = (award: AwardRow): PrizeLine => ({
    ...{ place: award.place, plate: award.place === 'Khuyến khích' ? (award.rank ?? common.none) : award.place },
    ...{ name: award.name ?? common.none, detail: detailOf(award, board), figure: figureOf(award, board, measure, rows), worth: worthOf(award) },
    mine: award.id !== null && own.includes(award.id) ? chip(board) : null,
  })
  const lines = won.map(lineOf)
  return {
    ...{ board, key: groupKey(awarding), group, name: group ? `${t[board]} · ${group}` : t[board], isOwn: rows.some((row) => own.includes(row.id)) },
    ...{ hasPrizes: awarding.awards.length > 0, all: lines },
    podium: lines.flatMap(({ place, name, detail, figure, worth, mine }) =>
      place === 'Khuyến khích'
        ? []
        : [{ rank: STEPS[place], prize: t.prize(place), amount: worth, name, unit: detail, figure, mine: mine !== null && board === 'individual' }],
    ),
    encouraged: lines.filter((line) => line.place === 'Khuyến khích'),
    ...notesOf(awarding, won, rows, measure),
    rows: rows.map((row) => (board === 'team' ? teamRow(row, context, { measure }) : personRow(row, context))),
  }
}

const STEPS = { Nhất: 1, Nhì: 2, Ba: 3 } as const
const chip = (board: Board) => (board === 'team' ? parts.rank.yourTeam : parts.rank.you)

function figureOf({ id, points, target }: AwardRow, board: Board, measure: CampaignRules['teamMeasure'], rows: readonly StandingRow[]): string {
  if (board === 'team' && measure === 'target-rate' && target) return percent(points, target)
  const members = board === 'team' && measure === 'per-member' ? rows.find((row) => row.id === id)?.members : null
  return members ? t.perMember(tenth(points, members * 100)) : t.points(count(points))
}

/** A person's unit, unless the name stays closed and the unit stands in its place; a team's own rate of BHXH TN, which its prize asks for. */
function detailOf({ name, unit, voluntary, voluntaryTarget }: AwardRow, board: Board): string {
  if (board === 'team') return voluntaryTarget ? t.voluntary(percent(voluntary, voluntaryTarget)) : ''
  return !unit || name?.endsWith(unit) ? '' : unit
}
