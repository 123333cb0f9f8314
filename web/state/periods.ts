import type { CampaignBundle, PeriodView } from '#contract/campaigns.ts'
import { dayOf, type Day } from '#rules/days.ts'
import { type Period, periodsAt } from '#rules/periods.ts'
import { common } from '../text/common.vi.ts'

/** The periods as the rules take them. */
export const rulePeriods = (bundle: CampaignBundle): Period[] => bundle.periods.map((period) => ({ ...period, final: period.version !== null }))

/** The week or wave that an instant lies in, else the whole campaign's phase. */
export function weekAt(bundle: CampaignBundle, instant: number): PeriodView | null {
  const { week, phase } = periodsAt(instant, rulePeriods(bundle))
  const found = week ?? phase
  return bundle.periods.find((period) => period.id === found?.id) ?? null
}

/** The week that a first screen is about: today's, or the last one that has begun. */
export function currentWeek(bundle: CampaignBundle, now: number): PeriodView | null {
  const today = dayOf(now)
  const weeks = weeksOf(bundle)
  return weekAt(bundle, now) ?? weeks.findLast((week) => week.firstDay <= today) ?? weeks[0] ?? bundle.periods[0] ?? null
}

export const weeksOf = (bundle: CampaignBundle): PeriodView[] =>
  bundle.periods.filter((period) => period.kind === 'week' || period.kind === 'wave').toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1))
export const phaseOf = (bundle: CampaignBundle): PeriodView | null => bundle.periods.find((period) => period.kind === 'phase') ?? null

/** Tuần 3, Ngày ra quân, Cả đợt. */
export function periodName({ kind, number }: { kind: PeriodView['kind']; number: number }): string {
  const name = common.period[kind]
  return typeof name === 'function' ? name(number) : name
}

export const isWithin = (period: { firstDay: Day; lastDay: Day }, instant: number) => {
  const day = dayOf(instant)
  return period.firstDay <= day && day <= period.lastDay
}

/** The counter that a voucher is for: its own, or the team's default one. */
export function officeOf(bundle: CampaignBundle | null, officeId: string | null) {
  const own = bundle?.teams.find((team) => team.organisationId === bundle.ownTeamId)?.defaultOfficeId
  return bundle?.offices.find((office) => office.id === (officeId ?? own))
}
export const officeName = (...asked: Parameters<typeof officeOf>): string => officeOf(...asked)?.name ?? common.none
