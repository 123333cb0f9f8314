import { describe, expect, test } from 'vitest'
import type { Announcement } from '#contract/announcements.ts'
import type { AwardRow } from '#contract/results.ts'
import { shareWords } from '../../web/state/announcement-share.ts'
import { prizeBoards } from '../../web/state/prize-board.ts'
import { announcement, award, individual, nobody } from './announced.ts'
import { row } from './answers.ts'

const prizeBoard = (value: Announcement, board: 'individual' | 'team', own: string[]) => prizeBoards(value, board, own)[0]!

describe('the prizes of an announcement', () => {
  test('winners stand on the podium, the encouraged below, the own one marked', () => {
    const board = prizeBoard(individual([award({}), award({ place: 'Khuyến khích', id: 's-lan', amount: 200_000, rank: 4 })]), 'individual', ['s-lan'])
    expect(board.podium).toMatchObject([{ rank: 1, prize: 'Giải Nhất', amount: '500.000\u00a0đ', figure: '118 điểm', mine: false }])
    expect(board.encouraged).toMatchObject([{ plate: 4, worth: '200.000\u00a0đ', mine: 'Bạn' }])
  })

  test('who shares a place stands beside the other and shares its sum', () => {
    const board = prizeBoard(
      individual([award({ shared: 2, amount: 450_000 }), award({ id: 's-2', name: 'Sầm Văn Hưởng', shared: 2, amount: 450_000 })], { left: 1_000 }),
      'individual',
      [],
    )
    expect(board.podium.map((place) => place.rank)).toEqual([1, 1])
    expect(board.notes).toEqual([
      'Cao Thị Kim Huệ, Sầm Văn Hưởng đồng hạng 1 nên chia đều, mỗi người 450.000\u00a0đ.',
      'Chia đều còn lẻ 1.000\u00a0đ, không trao.',
    ])
  })

  test('a tie says who stands above whom and by what, also where names are closed', () => {
    const rows = [
      row({ id: '0', rank: 1, name: 'Cao Thị Kim Huệ', points: 118, tie: { kind: 'won', by: 'voluntary', mine: 7, theirs: 5 } }),
      row({ id: '1', rank: 2, name: 'Nhân viên thu, Bưu điện Gò Dầu', points: 118 }),
    ]
    const value = { ...individual([award({ id: '5' })]), boards: [{ board: 'individual' as const, rows }] }
    expect(prizeBoard(value, 'individual', []).notes).toEqual([
      'Cao Thị Kim Huệ đứng trên Nhân viên thu, Bưu điện Gò Dầu: cùng 118 điểm, hơn nhờ 7 > 5 người BHXH\u00a0TN.',
    ])
  })

  test('who shares a rank has won together over the next one, not over each other', () => {
    const tie = { kind: 'won', by: 'voluntary', mine: 3, theirs: 0 } as const
    const rows = [
      row({ id: 'a', rank: 1, name: 'A', points: 39, tie }),
      row({ id: 'b', rank: 1, name: 'B', points: 39, tie }),
      row({ id: 'c', rank: 3, name: 'C', points: 39 }),
    ]
    const value = {
      ...individual([award({ id: 'a', name: 'A', rank: 1 }), award({ id: 'b', name: 'B', rank: 1 })]),
      boards: [{ board: 'individual' as const, rows }],
    }
    const board = prizeBoard(value, 'individual', [])
    expect(board.notes).toEqual(['A, B đứng trên C: cùng 39 điểm, hơn nhờ 3 > 0 người BHXH\u00a0TN.'])
    expect(board.rows.map((one) => one.shared)).toEqual([true, true, false])
  })

  test('a period without prizes for a board is told apart from prizes that nobody won', () => {
    expect(prizeBoard(announcement(), 'team', []).hasPrizes).toBe(false)
    const all = prizeBoard(individual([award(nobody), award({ ...nobody, place: 'Nhì' })]), 'individual', [])
    expect([all.hasPrizes, all.notAwarded]).toEqual([true, [{ title: 'Giải Nhất, Giải Nhì', why: 'Chưa ai đủ điều kiện.' }]])
  })

  test('a place that is not given says why, and one that another took says who lacked what', () => {
    const passedOver = [{ name: 'Bưu điện Trảng Bàng', rank: 1, place: 'Nhất', what: 'target-rate', has: 96, needs: 100 }]
    const team = (awards: AwardRow[]) =>
      prizeBoard(announcement({ awards: [{ board: 'team', division: null, list: null, awards, paid: 0, left: 0, passedOver }] }), 'team', [])
    expect(team([award(nobody)]).notAwarded).toEqual([{ title: 'Giải Nhất', why: 'Bưu điện Trảng Bàng đạt 96\u00a0% chỉ tiêu BHXH\u00a0TN, cần 100\u00a0%.' }])
    expect(team([award({}), award({ ...nobody, place: 'Ba' }), award({ ...nobody, place: 'Ba' })])).toMatchObject({
      notAwarded: [{ title: '2 giải Ba', why: 'Không còn đơn vị nào đủ điều kiện nên không đôn đơn vị khác lên.' }],
      notes: ['Bưu điện Trảng Bàng đạt 96\u00a0% chỉ tiêu BHXH\u00a0TN, cần 100\u00a0% cho Giải Nhất.'],
    })
  })

  test('each division stands with its own winners and its own rows, the own one first', () => {
    const bySide = (division: string, id: string) => ({
      ...{ board: 'team' as const, division, list: null, paid: 0, left: 0, passedOver: [] },
      awards: [award({ id, name: id, points: 90, target: 100, thing: 'Cúp luân lưu', amount: 0 })],
    })
    const rows = [row({ id: 'a', division: 'BHXH cơ sở', target: 100 }), row({ id: 'b', division: 'Bưu điện', target: 100 })]
    const value = announcement({ awards: [bySide('BHXH cơ sở', 'a'), bySide('Bưu điện', 'b')], boards: [{ board: 'team', rows }] })
    expect(prizeBoards(value, 'team', ['b']).map((one) => [one.name, one.all[0]?.worth, one.rows.map((line) => line.name)])).toEqual([
      ['Tập thể · Bưu điện', 'Cúp luân lưu', ['Người b']],
      ['Tập thể · BHXH cơ sở', 'Cúp luân lưu', ['Người a']],
    ])
    expect(shareWords(value, ['team'])).toContain('Giải tập thể · BHXH cơ sở')
  })

  test('teams are shown by what the campaign measured them by', () => {
    const rows = [row({ id: 's-1', members: 8, points: 118, target: 100 })]
    const awards = [{ board: 'team' as const, division: null, list: null, awards: [award({ target: 100 })], paid: 0, left: 0, passedOver: [] }]
    const figure = (teamMeasure: Announcement['teamMeasure']) =>
      prizeBoard(announcement({ awards, boards: [{ board: 'team', rows }], teamMeasure }), 'team', []).all[0]?.figure
    expect([figure('target-rate'), figure('per-member'), figure('points')]).toEqual(['118,0\u00a0%', '14,7 điểm/người', '118 điểm'])
  })

  test('a closed name is not followed by its unit once more', () => {
    expect(prizeBoard(individual([award({ name: 'Nhân viên thu, Bưu điện Bến Cầu' })]), 'individual', []).podium[0]?.unit).toBe('')
  })
})
