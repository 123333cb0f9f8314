/** What one version of a result changes against the one before (RULES section 9): who moved from where to where, and whose prize is another. */
import type { Board } from './words.ts'

type Row = { id: string; code: string; name: string; rank: number | null; points: number }
type Awarded = { id: string | null; name: string | null; place: string; amount: number; thing: string | null }
export type Version = { boards: readonly { board: Board; rows: readonly Row[] }[]; awards: readonly { board: Board; awards: readonly Awarded[] }[] }

export type Move = {
  board: Board
  id: string
  code: string
  name: string
  fromRank: number | null
  toRank: number | null
  fromPoints: number
  toPoints: number
}
type Prize = { place: string; amount: number }
export type PrizeChange = { board: Board; id: string; name: string; from: Prize | null; to: Prize | null }
export type Difference = { moves: Move[]; prizes: PrizeChange[] }

const BOARDS: readonly Board[] = ['individual', 'team']

/** Everyone whose rank or points are others, and everyone whose prize is; who stands in one version alone has no rank and no points in the other. */
export function differenceOf(before: Version, after: Version): Difference {
  return { moves: BOARDS.flatMap((board) => movesOn(board, before, after)), prizes: BOARDS.flatMap((board) => prizesOn(board, before, after)) }
}

function movesOn(board: Board, before: Version, after: Version): Move[] {
  const [from, to] = [before, after].map(({ boards }) => new Map(boards.find((one) => one.board === board)?.rows.map((row) => [row.id, row])))
  return namesOf(from, to).flatMap((id) => {
    const [old, now] = [from?.get(id), to?.get(id)]
    const { code, name } = (now ?? old) as Row
    const move = { board, id, code, name, fromRank: old?.rank ?? null, toRank: now?.rank ?? null, fromPoints: old?.points ?? 0, toPoints: now?.points ?? 0 }
    return move.fromRank === move.toRank && move.fromPoints === move.toPoints ? [] : [move]
  })
}

function prizesOn(board: Board, before: Version, after: Version): PrizeChange[] {
  const [from, to] = [before, after].map(({ awards }) => {
    const own = awards.flatMap((awarding) => (awarding.board === board ? awarding.awards : []))
    return new Map(own.flatMap((award) => (award.id === null ? [] : [[award.id, award] as const])))
  })
  return namesOf(from, to).flatMap((id) => {
    const [old, now] = [from?.get(id), to?.get(id)]
    const isSame = old?.place === now?.place && old?.amount === now?.amount && old?.thing === now?.thing
    return isSame ? [] : [{ board, id, name: now?.name ?? old?.name ?? '', from: prizeOf(old), to: prizeOf(now) }]
  })
}

const prizeOf = (award: Awarded | undefined): Prize | null => (award ? { place: award.place, amount: award.amount } : null)

const namesOf = (one: ReadonlyMap<string, unknown> | undefined, other: ReadonlyMap<string, unknown> | undefined): string[] => [
  ...new Set([...(other?.keys() ?? []), ...(one?.keys() ?? [])]),
]
