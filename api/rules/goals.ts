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

/** How far a goal is; `official` and `provisional` hold those counted before. Rates in hundredths of a percent; `null` where the base is not known. */
export type Progress = { official: number; provisional: number; rate: number | null; missing: number | null; reached: boolean; pace: Pace | null }
/** `even` is what an even pace would have brought by the end of the day, `ahead` people before (or behind) it, `perDay` what each day left must bring; `null` when none is left. */
export type Pace = { day: number; of: number; even: number; ahead: number; perDay: number | null }

/** How far a goal is with those that a campaign counted for it, at the end of `today` (DOMAIN T3 to T7). Only official people reach it, and never by rounding. */
export function progressOf(goal: Goal, counted: { official: number; provisional: number }, today: Day): Progress {
  const before = goal.kind === 'people' ? (goal.before ?? 0) : goal.covered
  const official = before + counted.official
  const [whole, needed] = [goal.kind === 'people' ? goal.people : goal.base, neededOf(goal)]
  return {
    official,
    provisional: before + counted.provisional,
    rate: whole === null ? null : rateOf(official, whole),
    missing: needed === null ? null : Math.max(0, needed - official),
    reached: needed !== null && official >= needed,
    pace: goal.kind === 'people' ? paceOf(goal, official, today) : null,
  }
}

/** How many people reach a goal: of a share the next whole person above it. 90 % of 229,319 are 206,388 (DOMAIN T4). */
export function neededOf(goal: Goal): number | null {
  if (goal.kind === 'people') return goal.people
  return goal.base === null ? null : Math.ceil((goal.base * goal.rate) / 10_000)
}

/** A part of a whole in hundredths of a percent, rounded for the eye: 190,863 of 229,319 are 8,323. */
export function rateOf(part: number, whole: number): number {
  return whole > 0 ? Math.floor((part * 20_000 + whole) / (2 * whole)) : 0
}

function paceOf({ firstDay, lastDay, people, before = 0 }: PeopleGoal, official: number, today: Day): Pace {
  const of = daysBetween(firstDay, lastDay) + 1
  const day = Math.min(of, Math.max(0, daysBetween(firstDay, today) + 1))
  const even = before + Math.round((Math.max(0, people - before) * day) / of)
  return { day, of, even, ahead: official - even, perDay: day < of ? Math.ceil(Math.max(0, people - official) / (of - day)) : null }
}

/** The goals of a campaign that gets other days: each moves along with the first day, and none leaves the campaign. */
export function moveGoals(goals: readonly Goal[], before: CampaignDays, after: CampaignDays): Goal[] {
  const by = daysBetween(before.firstDay, after.firstDay)
  const within = (day: Day) => (day < after.firstDay ? after.firstDay : day > after.lastDay ? after.lastDay : day)
  const moved = (day: Day) => (day === before.lastDay ? after.lastDay : within(addDays(day, by)))
  return goals.map((goal) => (goal.kind === 'people' ? { ...goal, firstDay: moved(goal.firstDay), lastDay: moved(goal.lastDay) } : goal))
}
