/** How long a shelf lasts, and from where it can be filled (RULES section 12). */
import { addDays, type Day } from './days.ts'
import { stockWarning } from './stock.ts'

const WEEK = 7

/** `handedInWeek`: pieces given out in the last 7 days; `waiting`: vouchers issued and unredeemed, with the days in which they may still be fetched; `onTheWay` has left elsewhere. */
export type Shelf = { balance: number; handedInWeek: number; waiting: readonly { vouchers: number; daysLeft: number }[]; onTheWay: number }
export type Forecast = {
  neededInSevenDays: number
  /** Whole days that the shelf lasts; null where nothing is needed. */
  lasts: number | null
  emptyOn: Day | null
  warning: ReturnType<typeof stockWarning>
  /** Pieces that are missing beside those on the way. */
  toSend: number
}

/** Seven days need what the last seven did, or an even share of the vouchers that wait until their last day, whichever is more. */
export function forecastOf({ balance, handedInWeek, waiting, onTheWay }: Shelf, today: Day): Forecast {
  const share = waiting.reduce((sum, { vouchers, daysLeft }) => sum + Math.ceil((vouchers * WEEK) / Math.max(WEEK, daysLeft)), 0)
  const neededInSevenDays = Math.max(0, handedInWeek, share)
  const unredeemed = issuedOf(waiting)
  const lasts = neededInSevenDays === 0 ? null : Math.max(0, Math.floor((balance * WEEK) / neededInSevenDays))
  return {
    ...{ neededInSevenDays, lasts, emptyOn: lasts === null ? null : addDays(today, Math.min(lasts, FAR)) },
    warning: stockWarning({ balance, unredeemed, neededInSevenDays }),
    toSend: Math.max(0, Math.max(unredeemed, neededInSevenDays) - balance - onTheWay),
  }
}

/** A day that far away is as good as none. */
const FAR = 3_650

export const issuedOf = (waiting: Shelf['waiting']): number => waiting.reduce((sum, { vouchers }) => sum + vouchers, 0)

/** `free`: pieces beyond what the office itself needs; `toSend`: pieces it lacks. */
export type Supply = { id: string; free: number; toSend: number }
export type Suggestion = { from: string; to: string; quantity: number }

/** Pieces that an office has beyond its vouchers and its next seven days. */
export const freeOf = (balance: number, waiting: Shelf['waiting'], neededInSevenDays: number): number =>
  Math.max(0, balance - Math.max(issuedOf(waiting), neededInSevenDays))

/** Who lacks most is served first, from the nearest office with free pieces; `distance` null (a place nobody knows) counts as farthest, and then whoever has most gives. */
export function suggestShipments(offices: readonly Supply[], distance: (from: string, to: string) => number | null): Suggestion[] {
  const free = new Map(offices.filter((office) => office.free > 0).map(({ id, free: pieces }) => [id, pieces]))
  const suggestions: Suggestion[] = []
  for (const { id: to, toSend } of offices.filter((office) => office.toSend > 0).toSorted((a, b) => b.toSend - a.toSend)) {
    let missing = toSend
    const far = (from: string) => distance(from, to) ?? Number.POSITIVE_INFINITY
    const nearest = [...free.keys()].filter((from) => from !== to).toSorted((a, b) => compare(far(a), far(b)) || (free.get(b) ?? 0) - (free.get(a) ?? 0))
    for (const from of nearest) {
      const quantity = Math.min(missing, free.get(from) ?? 0)
      if (quantity === 0) continue
      suggestions.push({ from, to, quantity })
      missing -= quantity
      free.set(from, (free.get(from) ?? 0) - quantity)
      if (missing === 0) break
    }
  }
  return suggestions
}

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)
