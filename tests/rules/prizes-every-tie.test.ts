import { describe, expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { groupKey, prizesForGroup } from '#rules/groups.ts'
import { awardedGroups, tableOf } from '#rules/prize-table.ts'
import { award, meetsConditions, prizesOf, type Entrant } from '#rules/prizes.ts'
import { templateOf } from '#rules/templates.ts'
import { BOARDS, PERIOD_KINDS, TEMPLATES, type CampaignRules, type PrizeRow } from '#rules/words.ts'
import { entrant } from './made.ts'

const sumOf = (table: readonly PrizeRow[]) => table.reduce((sum, prize) => sum + prize.amount * prize.count, 0)
const DIVISIONS = ['A', 'B', null]

/** The rules a campaign may start with, each by its name. */
const starts: [string, CampaignRules][] = [
  ['default', defaultRules()],
  ...TEMPLATES.map((name): [string, CampaignRules] => [name, { ...defaultRules(), ...templateOf(name).rules }]),
]

/** Every table that one board of one group is awarded from, once, whether divisions part the individuals or not. */
const tables = [
  ...new Map(
    starts
      .flatMap(([, rules]) => [rules, { ...rules, divideIndividuals: true, lists: 'apart' as const }])
      .flatMap((rules) =>
        BOARDS.flatMap((board) =>
          PERIOD_KINDS.flatMap((kind) => awardedGroups(board, rules, DIVISIONS).map((group) => prizesForGroup(prizesOf(rules.prizes, kind, board), group))),
        ),
      )
      .filter((table) => table.length > 0)
      .map((table) => [JSON.stringify(table), table] as const),
  ).values(),
]

/** All ways to rank so many: each either ties with the one before or stands after it. */
const patternsOf = (size: number): number[][] =>
  Array.from({ length: 2 ** (size - 1) }, (_, bits) => {
    const ranks = [1]
    for (let place = 1; place < size; place++) ranks.push((bits >> (place - 1)) & 1 ? ranks[place - 1]! : place + 1)
    return ranks
  })

/** Who may have everything, who may have nothing, and who meets the lower places of a team board alone. */
const KINDS: Partial<Entrant>[] = [
  { points: 1_000, voluntary: 100, voluntaryTarget: 100 },
  { points: 1, voluntary: 0, voluntaryTarget: 100 },
  { points: 30, voluntary: 85, voluntaryTarget: 100 },
]

/** Plays every pattern of a size with every mixture of so many kinds; answers what went wrong, and how much was played. */
function playAll(size: number, kinds: number): { wrong: string[]; played: number } {
  const wrong: string[] = []
  let played = 0
  for (const ranks of patternsOf(size)) {
    for (let mix = 0; mix < kinds ** size; mix++) {
      const entrants = ranks.map((rank, index) => entrant(`s${index}`, { rank, lastReceiptAt: index, ...KINDS[Math.floor(mix / kinds ** index) % kinds] }))
      for (const table of tables) {
        const complaint = complaintAbout(entrants, table)
        if (complaint) wrong.push(`${complaint}: ${JSON.stringify(entrants)} for ${JSON.stringify(table)}`)
      }
      played += 1
    }
  }
  return { wrong, played }
}

function complaintAbout(entrants: Entrant[], table: PrizeRow[]): string | null {
  const { awards, paid, left } = award(entrants, table)
  if (paid + left > sumOf(table)) return 'more than the table'
  if (paid !== awards.reduce((sum, one) => sum + one.amount, 0)) return 'paid is not the sum of the awards'
  const winners = awards.flatMap((one) => one.id ?? [])
  if (new Set(winners).size !== winners.length) return 'somebody wins twice'
  if (
    winners.some(
      (id) =>
        !table.some((prize) =>
          meetsConditions(
            entrants.find((one) => one.id === id)!,
            prize,
          ),
        ),
    )
  )
    return 'a winner may have no place'
  return null
}

describe('every tie of up to eight pays no more than the table', () => {
  test('there is a table for each board that some start awards', () => {
    expect(tables.length).toBeGreaterThanOrEqual(5)
    expect(starts.map(([name]) => name)).toEqual(['default', ...TEMPLATES])
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    '%i, each of them able to win or not',
    (size) => {
      const { wrong, played } = playAll(size, 2)
      expect(wrong.slice(0, 3)).toEqual([])
      expect(played).toBe(2 ** (size - 1) * 2 ** size)
    },
    60_000,
  )

  test.each([2, 3, 4, 5])('%i, some of them able to have the lower places alone', (size) => {
    expect(playAll(size, 3).wrong.slice(0, 3)).toEqual([])
  })
})

test.each(starts)('the groups of the %s table hold together what the table says', (_name, rules) => {
  for (const own of [rules, { ...rules, divideIndividuals: true, lists: 'apart' as const }]) {
    const periods = PERIOD_KINDS.map((kind) => ({ kind }))
    const sums = BOARDS.flatMap((board) => {
      const groups = awardedGroups(board, own, DIVISIONS)
      expect(new Set(groups.map(groupKey)).size).toBe(groups.length)
      return PERIOD_KINDS.flatMap((kind) => groups.map((group) => sumOf(prizesForGroup(prizesOf(own.prizes, kind, board), group))))
    })
    expect(sums.reduce((total, sum) => total + sum, 0)).toBe(tableOf(own, periods, DIVISIONS).total)
  }
})
