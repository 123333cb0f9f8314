/** Which plan periods follow, and how it goes along when a campaign gets other days (RULES section 2). */
import { addDays, daysBetween, monthsBetween, monthOf, type Day } from './days.ts'
import { proposePeriods, saturdaysOfThirdFullWeek, type CampaignDays, type PeriodDraft, type PeriodPlan } from './periods.ts'

type Spans = Pick<PeriodDraft, 'kind' | 'firstDay' | 'lastDay'>[]

/** The plan that a campaign's periods look like: explicit days when there are waves or no weeks at all. */
export function planOf(campaign: CampaignDays, periods: Readonly<Spans>): PeriodPlan {
  const weeks = periods.filter(({ kind }) => kind === 'week')
  if (weeks.length === 0) return { days: periods.filter(({ kind }) => kind === 'wave').map(({ firstDay }) => firstDay) }
  const isPlan = (plan: 'from-first-day' | 'calendar') => spell(weeks) === spell(proposePeriods(campaign, plan).filter(({ kind }) => kind === 'week'))
  return isPlan('calendar') && !isPlan('from-first-day') ? 'calendar' : 'from-first-day'
}

/** The same plan for other days: Saturdays of the third full week are counted anew, other days move along, and none lies outside. */
export function movedPlan(plan: PeriodPlan, before: CampaignDays, after: CampaignDays): PeriodPlan {
  if (typeof plan !== 'object') return plan
  const days = plan.days.toSorted()
  if (days.length > 0 && days.join(' ') === saturdaysWithin(before).join(' ')) return { days: saturdaysWithin(after) }
  const by = daysBetween(before.firstDay, after.firstDay)
  return { days: days.map((day) => addDays(day, by)).filter((day) => after.firstDay <= day && day <= after.lastDay) }
}

/** The Saturdays of the third full week that lie inside a campaign. */
export function saturdaysWithin({ firstDay, lastDay }: CampaignDays): Day[] {
  const months = monthsBetween(monthOf(firstDay), monthOf(lastDay)) + 1
  return saturdaysOfThirdFullWeek(firstDay, months).filter((day) => firstDay <= day && day <= lastDay)
}

function spell(spans: Readonly<Spans>): string {
  return spans.map(({ firstDay, lastDay }) => `${firstDay} ${lastDay}`).join(', ')
}
