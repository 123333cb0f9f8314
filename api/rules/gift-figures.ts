/** Figures about gifts (RULES sections 10 to 12). */

/** How many vouchers waited so many civil days until their mug; 0 when it was fetched on the day itself. */
export type Waited = { days: number; count: number }

/** The median of the waits in days: half waited no longer. The lower middle of an even number; null when none was fetched. */
export function medianDays(waited: readonly Waited[]): number | null {
  const all = waited.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return null
  let passed = 0
  for (const { days, count } of waited.toSorted((one, other) => one.days - other.days)) {
    passed += count
    if (passed * 2 >= all) return days
  }
  return null
}

/** Days from today until a last day that still counts: 0 on the day itself, negative once it is over. */
export const daysLeft = (today: string, lastDay: string): number => Math.round((Date.parse(lastDay) - Date.parse(today)) / 86_400_000)

/** How many of those that wait end within so many days, today counted; all vouchers of a campaign end on one day. */
export const endingWithin = (waiting: number, left: number, days: number): number => (left >= 0 && left < days ? waiting : 0)
