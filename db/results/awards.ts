import type { Awarding, AwardRow, SnapshotRow } from '#contract/results.ts'
import { groupKey, prizesForGroup } from '#rules/groups.ts'
import { awardedGroups } from '#rules/prize-table.ts'
import { missing } from '#rules/prize-conditions.ts'
import { award, prizesOf, type Award, type Entrant } from '#rules/prizes.ts'
import type { CampaignRules, Group, PeriodKind, PrizeRow } from '#rules/words.ts'
import type { BoardRows } from './figures.ts'

/** What each group of both boards wins in a period of a kind (RULES sections 7 and 8); the divisions are those that the teams stand in. */
export function awardsOf(rules: CampaignRules, kind: PeriodKind, boards: readonly BoardRows[]): Awarding[] {
  const teams = boards.find(({ board }) => board === 'team')?.rows ?? []
  const divisions = [...new Set(teams.map(({ division }) => division))]
  return boards.flatMap(({ board, rows }) => {
    const byGroup = Map.groupBy(rows, groupKey)
    const prizes = prizesOf(rules.prizes, kind, board)
    return awardedGroups(board, rules, divisions).map((group) => ({
      board,
      ...group,
      ...awardGroup(byGroup.get(groupKey(group)) ?? [], prizesForGroup(prizes, group)),
    }))
  })
}

function awardGroup(rows: readonly SnapshotRow[], prizes: readonly PrizeRow[]): Omit<Awarding, 'board' | keyof Group> {
  const { awards, paid, left } = award(rows, prizes)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return { awards: awards.map((one) => lineOf(one, one.id === null ? undefined : byId.get(one.id))), paid, left, passedOver: passedOver(rows, awards, prizes) }
}

const lineOf = (one: Award, row: SnapshotRow | undefined): AwardRow => ({
  ...one,
  name: row?.name ?? null,
  unit: row?.unit ?? null,
  rank: row?.rank ?? null,
  points: row?.points ?? 0,
  target: row?.target ?? null,
  voluntary: row?.voluntary ?? 0,
  voluntaryTarget: row?.voluntaryTarget ?? null,
})

/** Who stood better than a winner and what they lacked, so that nobody has to ask. */
function passedOver(rows: readonly SnapshotRow[], awards: readonly Award[], prizes: readonly PrizeRow[]): Awarding['passedOver'] {
  const won = new Map(awards.map((one) => [one.id, one]))
  const worst = Math.max(0, ...rows.map((row) => (won.has(row.id) ? (row.rank ?? 0) : 0)))
  const better = rows.filter((row: Entrant) => row.rank !== null && row.rank < worst)
  return better.flatMap((row) => {
    const refused = prizes.find((prize) => missing(row, prize).length > 0)
    const lack = refused && missing(row, refused)[0]
    if (!refused || !lack || (won.has(row.id) && refused !== prizes[0])) return []
    return [{ name: row.name, rank: row.rank ?? 0, place: refused.place, ...lack }]
  })
}
