/** Campaigns to start from: the five that were, with their days and figures, and how one moves to other days (RULES section 2, DOMAIN section 1). */
import { addDays, addMonths, daysBetween, type Day } from './days.ts'
import type { Goal } from './goals.ts'
import { saturdaysWithin } from './period-plans.ts'
import type { PeriodPlan } from './periods.ts'
import { FIGURES_OF } from './templates-figures.ts'
import type { CampaignRules, TemplateName } from './words.ts'

/** `rules` is what differs from the default ones; with `saturdays` the explicit days follow `saturdaysOfThirdFullWeek`. */
export type Template = {
  name: TemplateName
  firstDay: Day
  lastDay: Day
  launchDay: Day | null
  periods: PeriodPlan
  saturdays: boolean
  rules: Partial<CampaignRules>
  theme: string
  slogans: string[]
  planNumber: string | null
  planDate: Day | null
  goals: Goal[]
}

/** A fresh copy of a template as it was, on its own days. */
export function templateOf(name: TemplateName): Template {
  return FIGURES_OF[name]()
}

/**
 * The same campaign begun on another day: everything moves by as many days, a whole month stays a month, and one until the year's end ends with its year.
 * Saturdays are counted anew, and a goal of one of them goes along. The plan was that campaign's own, so another one has none.
 */
export function shiftTemplate(template: Template, firstDay: Day): Template {
  const by = daysBetween(template.firstDay, firstDay)
  if (by === 0) return template
  const lastDay = endOf(template, firstDay)
  const before = typeof template.periods === 'object' ? template.periods.days : []
  const days = template.saturdays ? saturdaysWithin({ firstDay, lastDay }) : before.map((day) => addDays(day, by))
  const moved = (day: Day) => (day === template.lastDay ? lastDay : earlier(addDays(day, by), lastDay))
  const waveOf = (day: Day) => days[before.indexOf(day)]
  return {
    ...template,
    ...{ firstDay, lastDay, launchDay: template.launchDay && moved(template.launchDay), planNumber: null, planDate: null },
    periods: typeof template.periods === 'object' ? { days } : template.periods,
    goals: template.goals.map((goal): Goal => {
      if (goal.kind === 'coverage') return { ...goal, asOf: addDays(goal.asOf, by) }
      const wave = goal.firstDay === goal.lastDay ? waveOf(goal.firstDay) : undefined
      return { ...goal, firstDay: wave ?? moved(goal.firstDay), lastDay: wave ?? moved(goal.lastDay) }
    }),
  }
}

function endOf(template: Template, firstDay: Day): Day {
  const monthFrom = (day: Day) => addDays(addMonths(day, 1), -1)
  if (template.lastDay === monthFrom(template.firstDay) && firstDay.endsWith('-01')) return monthFrom(firstDay)
  if (template.lastDay.endsWith('-12-31')) return `${firstDay.slice(0, 4)}-12-31`
  return addDays(template.lastDay, daysBetween(template.firstDay, firstDay))
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other
}
