/** "Còn n người nữa": how many people the next better rank is away (RULES section 7). */
import type { Order, Ranked } from './ranking-order.ts'
import type { Score } from './ranking.ts'
import type { CampaignRules, Product } from './words.ts'

/** People of either product that would do alone, 0 when no number of that product does; `rank` is reached either way. */
export type NextStep = { rank: number; voluntary: number; household: number }

/**
 * The fewest new people of one product, without bonus and all else unchanged, that lift a row to a better rank;
 * `rankOf` says which rank a row would have among the others as they stand.
 */
export function stepIn<One extends Score>(rankOf: (row: One) => number, own: Ranked<One>, order: Order<One>, rules: CampaignRules): NextStep | null {
  const lifts = (product: Product) => (people: number) => {
    const row = withPeople(own, product, people, rules)
    return order.isRanked(row) && (own.rank === null || rankOf(row) < own.rank)
  }
  const counts = { voluntary: fewest(lifts('bhxh-tn')), household: fewest(lifts('bhyt-hgd')) }
  const reached = [
    counts.voluntary && rankOf(withPeople(own, 'bhxh-tn', counts.voluntary, rules)),
    counts.household && rankOf(withPeople(own, 'bhyt-hgd', counts.household, rules)),
  ]
  const rank = Math.max(...reached)
  return rank > 0 ? { rank, ...counts } : null
}

/** A later receipt loses a tie by time, so that the new people are taken to come last. */
function withPeople<One extends Score>(row: One, product: Product, people: number, rules: CampaignRules): One {
  const added = product === 'bhxh-tn' ? { voluntary: row.voluntary + people } : { household: row.household + people }
  const points = row.points + people * rules.points[product].new
  return { ...row, ...added, points, people: row.people + people, lastReceiptAt: Infinity }
}

const MOST = 1_000_000

/** More people never stand worse, so the first number that lifts is found by halving. */
function fewest(lifts: (people: number) => boolean): number {
  if (!lifts(MOST)) return 0
  let below = 0
  let enough = MOST
  while (enough - below > 1) {
    const middle = Math.floor((below + enough) / 2)
    if (lifts(middle)) enough = middle
    else below = middle
  }
  return enough
}
