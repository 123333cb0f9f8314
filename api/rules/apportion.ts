/** A total in whole parts (DOMAIN T20). */

/** Parts of a total of people in proportion to whole weights, by largest remainders; equal remainders in the order given. The parts add up to the total; weights of nothing share equally. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const given = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = given > 0 ? weights : weights.map(() => 1)
  // A total times a weight passes what a number holds exactly.
  const of = BigInt(given > 0 ? given : weights.length)
  const quotas = shares.map((weight) => BigInt(total) * BigInt(weight))
  const parts = quotas.map((quota) => Number(quota / of))
  const left = total - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = quotas.map((quota, index) => ({ index, remainder: quota % of })).toSorted((one, other) => compare(other.remainder, one.remainder))
  for (const { index } of weights.length > 0 ? byRemainder.slice(0, left) : []) parts[index] = (parts[index] ?? 0) + 1
  return parts
}

/** What is left of a total, spread evenly over the weeks left, the larger parts first; nothing when it is achieved. */
export function carryOver(total: number, achieved: number, weeksLeft: number): number[] {
  return apportion(
    Math.max(0, total - achieved),
    Array.from({ length: weeksLeft }, () => 1),
  )
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : Number(one > other)
}
