import { Refused } from '#contract/refusals.ts'
import { checkPeriods } from '#rules/check-periods.ts'
import { daysBetween } from '#rules/days.ts'
import type { Goal } from '#rules/goals.ts'
import type { CampaignDays, PeriodDraft } from '#rules/periods.ts'

/** No campaign is meant to last longer than two years; a slip of the finger in a year would make thousands of weeks. */
const MOST_DAYS = 731

/** Refuses `days-malformed`, `launch-day-outside` with the field. */
export function checkDays({ firstDay, lastDay, launchDay }: CampaignDays): void {
  if (lastDay < firstDay || daysBetween(firstDay, lastDay) >= MOST_DAYS) throw new Refused('days-malformed', ['lastDay'])
  if (launchDay && (launchDay < firstDay || launchDay > lastDay)) throw new Refused('launch-day-outside', ['launchDay'])
}

/** What is to be reached lies inside the campaign, since only there is anything counted. Refuses `goal-days-malformed`, and `body-malformed` when more are covered than there are. */
export function checkGoals({ firstDay, lastDay }: CampaignDays, goals: readonly Goal[]): void {
  for (const [index, goal] of goals.entries()) {
    const field = `goals.${index}`
    if (goal.kind === 'people') {
      if (goal.firstDay < firstDay || goal.lastDay < goal.firstDay || lastDay < goal.lastDay) throw new Refused('goal-days-malformed', [field])
    } else if (goal.base !== null && goal.covered > goal.base) throw new Refused('body-malformed', [`${field}.covered`])
  }
}

/** Refuses `period-day-malformed`, `period-outside-campaign`, `periods-overlap`, `phase-not-whole`. */
export function demandPeriods(campaign: CampaignDays, drafts: PeriodDraft[]): void {
  const verdict = checkPeriods(campaign, drafts)
  if (!verdict.ok) throw new Refused(verdict.refusal, ['periods'])
}
