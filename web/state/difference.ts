import type { Difference, Move, PrizeChange } from '#contract/results.ts'
import { difference as t } from '../text/difference.vi.ts'
import { count, dong } from '../text/format.ts'

export type ChangeLine = { id: string; name: string; words: string; mine: boolean }

/** The prizes that changed, in words. */
export function prizeLines({ prizes }: Difference, own: readonly string[]): ChangeLine[] {
  return prizes.map((one) => ({ id: one.id, name: one.name, words: capital(t.from(worth(one.from), worth(one.to))), mine: own.includes(one.id) }))
}

/** Who moved, best place first; a place that stayed is not said twice. */
export function moveLines({ moves }: Difference, own: readonly string[]): ChangeLine[] {
  const byRank = (one: Move, other: Move) => (one.toRank ?? Infinity) - (other.toRank ?? Infinity) || (one.fromRank ?? Infinity) - (other.fromRank ?? Infinity)
  return moves
    .toSorted((one, other) => one.board.localeCompare(other.board) || byRank(one, other))
    .map((one) => ({ ...sayMove(one), mine: own.includes(one.id) }))
}

function sayMove({ id, name, fromRank, toRank, fromPoints, toPoints }: Move) {
  const ranks = fromRank === toRank ? t.rank(toRank) : t.from(t.rank(fromRank), t.rank(toRank))
  const points = fromPoints === toPoints ? t.samePoints(count(toPoints)) : t.points(count(fromPoints), count(toPoints))
  return { id, name, words: capital(`${ranks} · ${points}`) }
}

const capital = (words: string) => words.charAt(0).toLocaleUpperCase('vi') + words.slice(1)

function worth(prize: PrizeChange['from']): string {
  return prize === null ? t.noPrize : t.prize(prize.place, prize.amount > 0 ? dong(prize.amount) : t.thing)
}
