/** The line of an office that has nothing on its shelf (RULES section 12). */
export type Waiting = { number: number }

/** The next number: numbers are given once and never again, so that a slip of paper is right. */
export const nextNumber = (given: readonly Waiting[]): number => given.reduce((most, { number }) => Math.max(most, number), 0) + 1

/** The line in its order; as many as there are pieces on the shelf may come. */
export const inLine = <One extends Waiting>(waiting: readonly One[], balance: number): (One & { mayCome: boolean })[] =>
  waiting.toSorted((one, other) => one.number - other.number).map((one, index) => ({ ...one, mayCome: index < balance }))

/** What an office has beyond those who wait there; below zero when more wait than there are. */
export const leftAt = (balance: number, waiting: number): number => balance - waiting

/** Of one voucher: its number, if it has one, and how many are ahead of it. Whoever has none stands behind all. */
export function placeInLine(waiting: readonly (Waiting & { code: string })[], code: string): { number: number | null; ahead: number } {
  const number = waiting.find((one) => one.code === code)?.number ?? null
  return { number, ahead: number === null ? waiting.length : waiting.filter((one) => one.number < number).length }
}
