/** What a campaign is to reach as a whole, beside the targets of its teams (DOMAIN T3 to T7). */
import { addDays, daysBetween, type Day } from './days.ts'
import type { CampaignDays } from './periods.ts'
import type { Product } from './words.ts'

/**
 * People to enrol between two days, new and returning, or new ones alone with `onlyNew`; `product` `null` counts both together.
 * `before` are those that a yearly plan counted already when the days began. `source` is who assigned it (nguồn giao).
 */
export type PeopleGoal = {
  kind: 'people'
  label: string
  source: string
  product: Product | null
  firstDay: Day
  lastDay: Day
  people: number
  before?: number | undefined
  onlyNew?: boolean | undefined
}
/** A share of a population: `rate` in hundredths of a percent, `base` people (`null`: not known yet), of whom `covered` had it on `asOf`. */
export type CoverageGoal = {
  kind: 'coverage'
  label: string
  source: string
  product: Product
  base: number | null
  rate: number
  covered: number
  asOf: Day
}
export type Goal = PeopleGoal | CoverageGoal

/** The goals of a campaign that gets other days: each moves along with the first day, and none leaves the campaign. */
export function moveGoals(goals: readonly Goal[], before: CampaignDays, after: CampaignDays): Goal[] {
  const by = daysBetween(before.firstDay, after.firstDay)
  const within = (day: Day) => (day < after.firstDay ? after.firstDay : day > after.lastDay ? after.lastDay : day)
  const moved = (day: Day) => (day === before.lastDay ? after.lastDay : within(addDays(day, by)))
  return goals.map((goal) => (goal.kind === 'people' ? { ...goal, firstDay: moved(goal.firstDay), lastDay: moved(goal.lastDay) } : goal))
}
