import type { Snapshot, SnapshotRow } from '#contract/results.ts'
import type { TieView } from '#contract/standings.ts'
import { groupKey } from '#rules/groups.ts'
import { pointsTarget } from '#rules/points.ts'
import { rankBy } from '#rules/ranking-order.ts'
import type { Board, CampaignRules, Product } from '#rules/words.ts'
import type { Database } from '../open.ts'
import { awardsOf } from '../results/awards.ts'
import type { BoardRows, Figures } from '../results/figures.ts'
import { byText, orderOf } from '../standings/rows.ts'
import type { Entrant } from '../standings/scores.ts'
import { correctedRows, type About, type Changed } from './corrected-rows.ts'
import type { Worth } from './worths.ts'

/** The figures of the last version without some entries and with others, ranked and awarded under its own rules, targets and rosters (RULES section 9). */
export async function correctedFigures(db: Database, about: About, changed: Changed): Promise<Omit<Figures, 'entries'>> {
  const { last, campaign, period } = about
  const boards: BoardRows[] = []
  for (const { board, rows } of last.boards) boards.push({ board, rows: ranked(about, board, await correctedRows(db, about, board, rows, changed)) })
  return { boards, awards: awardsOf(campaign.rules, period.kind, boards), totals: correctedTotals(last.totals, changed) }
}

/** Each group ranked for itself, as at the close. */
function ranked({ last, campaign: { rules } }: About, board: Board, rows: readonly SnapshotRow[]): SnapshotRow[] {
  const targets = Map.groupBy(last.targets, ({ organisationId }) => organisationId)
  const order = orderOf(board, rules)
  return [...Map.groupBy(rows, groupKey).values()].flatMap((group) => {
    const byId = new Map(group.map((row) => [row.id, row]))
    return rankBy(
      group.map((row) => entrantOf(row, board, targets.get(row.id), rules)),
      order,
    )
      .toSorted((one, other) => (one.rank ?? Infinity) - (other.rank ?? Infinity) || byText(one.code, other.code))
      .map(({ id, rank, tie }) => ({ ...(byId.get(id) as SnapshotRow), rank, tie: tie as TieView | null }))
  })
}

function entrantOf(row: SnapshotRow, board: Board, given: Snapshot['targets'] | undefined, rules: CampaignRules): Entrant {
  const of = (product: Product) => given?.find((one) => one.product === product)?.target ?? 0
  const targets = given ? { 'bhxh-tn': of('bhxh-tn'), 'bhyt-hgd': of('bhyt-hgd') } : null
  const { id, code, points, voluntary, household, people, amount, lastReceiptAt } = row
  const figures = { id, code, points, voluntary, household, people, amount, lastReceiptAt }
  return board === 'team'
    ? { ...figures, targets, members: row.members ?? 0 }
    : { ...figures, ownTarget: targets && pointsTarget(targets, rules), targets: null, members: 0 }
}

function correctedTotals(totals: Record<string, number>, { out, into }: Changed): Record<string, number> {
  const people = (worths: readonly Worth[], product: string) => worths.filter((worth) => worth.product === product && !worth.donated).length
  return Object.fromEntries(Object.entries(totals).map(([product, count]) => [product, count - people(out, product) + people(into, product)]))
}
