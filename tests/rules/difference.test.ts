import { describe, expect, test } from 'vitest'
import { differenceOf, type Version } from '#rules/difference.ts'
import type { Board } from '#rules/words.ts'

const row = (id: string, rank: number | null, points: number) => ({ id, code: `nv-${id}`, name: `Người ${id}`, rank, points })
const award = (id: string | null, place: string, amount: number, thing: string | null = null) => ({ id, name: id && `Người ${id}`, place, amount, thing })
const version = (rows: ReturnType<typeof row>[], awards: ReturnType<typeof award>[], board: Board = 'individual'): Version => ({
  boards: [{ board, rows }],
  awards: [{ board, awards }],
})

const before = version([row('a', 1, 30), row('b', 2, 20), row('c', null, 0)], [award('a', 'Nhất', 500_000), award('b', 'Nhì', 400_000)])

describe('what a correction changes', () => {
  test('is nothing between two equal versions', () => {
    expect(differenceOf(before, before)).toEqual({ moves: [], prizes: [] })
  })

  test('names who moved from where to where, and whose prize is another', () => {
    const after = version([row('b', 1, 20), row('a', 2, 10), row('c', null, 0)], [award('b', 'Nhất', 500_000), award('a', 'Nhì', 400_000)])
    expect(differenceOf(before, after)).toEqual({
      moves: [
        { board: 'individual', id: 'b', code: 'nv-b', name: 'Người b', fromRank: 2, toRank: 1, fromPoints: 20, toPoints: 20 },
        { board: 'individual', id: 'a', code: 'nv-a', name: 'Người a', fromRank: 1, toRank: 2, fromPoints: 30, toPoints: 10 },
      ],
      prizes: [
        { board: 'individual', id: 'b', name: 'Người b', from: { place: 'Nhì', amount: 400_000 }, to: { place: 'Nhất', amount: 500_000 } },
        { board: 'individual', id: 'a', name: 'Người a', from: { place: 'Nhất', amount: 500_000 }, to: { place: 'Nhì', amount: 400_000 } },
      ],
    })
  })

  test('knows who comes to a board and who leaves the winners', () => {
    const after = version([row('a', 1, 30), row('d', 2, 25), row('c', null, 0), row('b', 3, 20)], [award('a', 'Nhất', 500_000), award('d', 'Nhì', 400_000)])
    expect(differenceOf(before, after)).toMatchObject({
      moves: [
        { id: 'd', fromRank: null, toRank: 2, fromPoints: 0, toPoints: 25 },
        { id: 'b', fromRank: 2, toRank: 3 },
      ],
      prizes: [
        { id: 'd', from: null, to: { place: 'Nhì' } },
        { id: 'b', from: { place: 'Nhì' }, to: null },
      ],
    })
  })

  test('counts another thing as another prize, and keeps the boards apart', () => {
    const mug = version([row('t', 1, 5)], [award('t', 'Nhất', 0, 'Giấy khen')], 'team')
    const other = version([row('t', 1, 5)], [award('t', 'Nhất', 0, 'Cờ thi đua')], 'team')
    expect(differenceOf(mug, other)).toEqual({
      moves: [],
      prizes: [{ board: 'team', id: 't', name: 'Người t', from: { place: 'Nhất', amount: 0 }, to: { place: 'Nhất', amount: 0 } }],
    })
    expect(differenceOf(mug, version([row('t', 1, 5)], [award(null, 'Nhất', 0)])).prizes).toMatchObject([{ board: 'team', id: 't', to: null }])
  })
})
