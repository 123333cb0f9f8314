import { addDays, daysBetween, isDay, type Day } from '#rules/days.ts'
import { type Goal, neededOf, progressOf, rateOf } from '#rules/goals.ts'
import type { CampaignDays } from '#rules/periods.ts'
import { setUpGoals as t } from '../text/set-up-goals.vi.ts'

/** A goal while it is edited: a figure that is still empty is NaN. */
export type GoalField = 'label' | 'source' | 'firstDay' | 'lastDay' | 'people' | 'before' | 'base' | 'rate' | 'covered' | 'asOf'

export const newPeopleGoal = ({ firstDay, lastDay }: CampaignDays): Goal => ({
  ...{ kind: 'people', label: '', source: '', product: 'bhxh-tn', firstDay, lastDay, people: Number.NaN },
})
export const newCoverageGoal = ({ firstDay }: CampaignDays): Goal => ({
  ...{ kind: 'coverage', label: '', source: '', product: 'bhyt-hgd', base: null, rate: Number.NaN, covered: 0 },
  asOf: isDay(firstDay) ? addDays(firstDay, -1) : '',
})

/** The first thing that is wrong at each field. */
export function goalTroubles(goal: Goal, campaign: CampaignDays): Partial<Record<GoalField, string>> {
  const isPeople = (number: number) => Number.isInteger(number) && number >= 1
  const head = { ...(goal.label.trim() ? {} : { label: t.missing.label }), ...(goal.source.trim() ? {} : { source: t.missing.source }) }
  if (goal.kind === 'coverage') {
    const covered = !Number.isInteger(goal.covered) ? t.missing.number : goal.base !== null && goal.covered > goal.base ? t.tooMany : null
    return {
      ...head,
      ...(Number.isInteger(goal.rate) && goal.rate >= 1 && goal.rate <= 10_000 ? {} : { rate: t.missing.rate }),
      ...(goal.base === null || isPeople(goal.base) ? {} : { base: t.missing.number }),
      ...(covered ? { covered } : {}),
      ...(isDay(goal.asOf) ? {} : { asOf: t.missing.day }),
    }
  }
  return {
    ...head,
    ...(isPeople(goal.people) ? {} : { people: t.missing.number }),
    ...(goal.before === undefined || Number.isInteger(goal.before) ? {} : { before: t.missing.number }),
    ...daysTrouble(goal, campaign),
  }
}

function daysTrouble(goal: { firstDay: Day; lastDay: Day }, campaign: CampaignDays): { firstDay?: string; lastDay?: string } {
  if (!isDay(goal.firstDay)) return { firstDay: t.missing.day }
  if (!isDay(goal.lastDay)) return { lastDay: t.missing.day }
  if (goal.lastDay < goal.firstDay) return { lastDay: t.lastWrong }
  if (!isDay(campaign.firstDay) || !isDay(campaign.lastDay)) return {}
  if (goal.firstDay < campaign.firstDay) return { firstDay: t.outside(campaign.firstDay, campaign.lastDay) }
  return goal.lastDay > campaign.lastDay ? { lastDay: t.outside(campaign.firstDay, campaign.lastDay) } : {}
}

/** What a goal comes to, in a line: people a day, or people still missing. */
export function goalLine(goal: Goal): string {
  if (goal.kind === 'people') {
    if (!Number.isInteger(goal.people) || !isDay(goal.firstDay) || !isDay(goal.lastDay) || goal.lastDay < goal.firstDay) return ''
    const days = daysBetween(goal.firstDay, goal.lastDay) + 1
    return t.perDay(goal.people, days, Math.ceil(Math.max(0, goal.people - (goal.before ?? 0)) / days))
  }
  const needed = Number.isInteger(goal.rate) ? neededOf(goal) : null
  if (needed === null || goal.base === null || !Number.isInteger(goal.covered)) return t.baseAwaited
  const { missing } = progressOf(goal, { official: 0, provisional: 0 }, goal.asOf)
  return t.coverage(needed, rateOf(goal.covered, goal.base), missing ?? 0)
}

/** "91,5" for 9150 hundredths of a percent. */
export function rateText(rate: number): string {
  if (Number.isNaN(rate)) return ''
  return String(rate / 100).replace('.', ',')
}

/** Hundredths of a percent from "91,5", "91.5 %" or "95"; NaN for anything else. */
export function readRate(text: string): number {
  const found = /^\s*(\d{1,3})(?:[.,](\d{0,2}))?\s*%?\s*$/.exec(text)
  if (!found) return Number.NaN
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'))
}
