import type { PeriodView } from '#contract/campaigns.ts'
import { dayOf, daysBetween } from '#rules/days.ts'

/** How many days of a period an even pace has behind it by the end of today. */
export function paceOf({ firstDay, lastDay }: Pick<PeriodView, 'firstDay' | 'lastDay'>, now: number): { gone: number; whole: number } {
  const whole = daysBetween(firstDay, lastDay) + 1
  return { gone: Math.min(whole, Math.max(0, daysBetween(firstDay, dayOf(now)) + 1)), whole }
}
