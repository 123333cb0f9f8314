/** What an organiser may not write as periods (RULES sections 2 and 14.1). */
import { isDay } from './days.ts'
import type { CampaignDays, PeriodDraft } from './periods.ts'
import type { Verdict } from './words.ts'

export const PERIOD_REFUSALS = ['period-day-malformed', 'period-outside-campaign', 'periods-overlap', 'phase-not-whole'] as const
export type PeriodRefusal = (typeof PERIOD_REFUSALS)[number]

/** The periods as given, when each lies inside the campaign, none of one kind overlaps another (a wave is a week) and the one phase is the whole campaign. */
export function checkPeriods(campaign: CampaignDays, periods: PeriodDraft[]): Verdict<PeriodDraft[], PeriodRefusal> {
  if (!periods.every((period) => isDay(period.firstDay) && isDay(period.lastDay))) return { ok: false, refusal: 'period-day-malformed' }
  if (!periods.every((period) => isInside(campaign, period))) return { ok: false, refusal: 'period-outside-campaign' }
  if (periods.some((period, index) => periods.slice(index + 1).some((other) => overlap(period, other)))) return { ok: false, refusal: 'periods-overlap' }
  const phases = periods.filter((period) => period.kind === 'phase')
  const isWhole = phases.length === 1 && phases.every((phase) => phase.firstDay === campaign.firstDay && phase.lastDay === campaign.lastDay)
  return isWhole ? { ok: true, value: periods } : { ok: false, refusal: 'phase-not-whole' }
}

/** Periods in the order of their days, each kind numbered from 1. */
export function numberPeriods<Draft extends Omit<PeriodDraft, 'number'>>(drafts: readonly Draft[]): (Draft & { number: number })[] {
  const numbers = new Map<string, number>()
  const inOrder = drafts.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : Number(one.firstDay > other.firstDay)))
  return inOrder.map((draft) => {
    const number = (numbers.get(draft.kind) ?? 0) + 1
    numbers.set(draft.kind, number)
    return { ...draft, number }
  })
}

function isInside(campaign: CampaignDays, { firstDay, lastDay }: PeriodDraft): boolean {
  return campaign.firstDay <= firstDay && firstDay <= lastDay && lastDay <= campaign.lastDay
}

function overlap(one: PeriodDraft, other: PeriodDraft): boolean {
  return sameBoard(one, other) && one.firstDay <= other.lastDay && other.firstDay <= one.lastDay
}

function sameBoard(one: PeriodDraft, other: PeriodDraft): boolean {
  const weekly = ['week', 'wave']
  return one.kind === other.kind || (weekly.includes(one.kind) && weekly.includes(other.kind))
}
