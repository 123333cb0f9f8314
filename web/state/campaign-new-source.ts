import type { CampaignBundle } from '#contract/campaigns.ts'
import { addMonths, monthOf, type Day } from '#rules/days.ts'
import { planOf } from '#rules/period-plans.ts'
import type { Template } from '#rules/templates.ts'
import type { TemplateName } from '#rules/words.ts'
import { saturdaysOf } from './campaign-new-waves.ts'

/** What a new campaign is made after: a template, or an earlier campaign with its own rules. */
export type Source = { template: Template; copied: CampaignBundle | null }

/** Which one was chosen stands in the address. */
export const templateHref = (name: TemplateName) => `/thiet-lap/dot/moi?mau=${name}`
export const copyHref = (id: string) => `/thiet-lap/dot/moi?chep=${encodeURIComponent(id)}`

export const headFields = ({ firstDay, lastDay, launchDay, goals }: Template) => ({
  firstDay,
  lastDay,
  launchDay: launchDay ?? '',
  goals: structuredClone(goals),
})
export const divisionsOf = (copied: CampaignBundle | null) => [...new Set((copied?.teams ?? []).map(({ division }) => division))]
export const isSaturdays = (of: Template) => typeof of.periods === 'object' && of.periods.days.join(' ') === saturdaysOf(of).join(' ')

/** A whole month begins with a month, any other campaign today. */
export function firstDayFor(name: TemplateName, today: Day): Day {
  if (name !== 'campaign-month' || today.endsWith('-01')) return today
  return `${monthOf(addMonths(`${monthOf(today)}-01`, 1))}-01`
}

/** An earlier campaign as something to start from; its rules are copied by the server. */
export function templateFrom(of: CampaignBundle): Template {
  const weeks = of.periods.filter(({ kind }) => kind !== 'phase')
  const periods = planOf(of, weeks)
  const { firstDay, lastDay, launchDay, theme, slogans, goals } = of
  const copied: Template = {
    ...{ name: of.template as TemplateName, firstDay, lastDay, launchDay, periods, saturdays: false },
    ...{ rules: {}, theme, slogans, planNumber: null, planDate: null, goals },
  }
  return { ...copied, saturdays: isSaturdays(copied) }
}
