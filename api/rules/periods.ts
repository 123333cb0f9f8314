/** Periods: launch day, weeks or waves, and the phase that is the whole campaign (RULES section 2). */
import { addDays, addMonths, daysBetween, dayOf, HOUR, startOfDay, type Day } from './days.ts'
import type { PeriodKind } from './words.ts'

export type PeriodDraft = { kind: PeriodKind; number: number; firstDay: Day; lastDay: Day }
export type Period = PeriodDraft & { id: string; cutoffAt: number; final: boolean }
export type CampaignDays = { firstDay: Day; lastDay: Day; launchDay?: Day | null | undefined }
export type PeriodPlan = 'from-first-day' | 'calendar' | { days: readonly Day[] }
type Span = { firstDay: Day; lastDay: Day }

const SHORTEST_BLOCK = 4

/** The periods a generator proposes: launch day, then weeks or waves, then the phase; each kind numbered from 1 (RULES 2). */
export function proposePeriods(campaign: CampaignDays, plan: PeriodPlan): PeriodDraft[] {
  const { firstDay, lastDay, launchDay } = campaign
  const launch = launchDay ? [{ firstDay: launchDay, lastDay: launchDay }] : []
  return [
    ...numbered('day', launch),
    ...(typeof plan === 'object' ? numbered('wave', explicitDays(plan.days)) : numbered('week', weeks(campaign, plan))),
    ...numbered('phase', [{ firstDay, lastDay }]),
  ]
}

/** The Saturdays of the third full Monday-to-Sunday week of each month, from the month of a day on; only proposed, since people say "thứ bảy, tuần thứ ba" (DOMAIN T8). */
export function saturdaysOfThirdFullWeek(from: Day, months: number): Day[] {
  return Array.from({ length: months }, (_, index) => {
    const first = addMonths(`${from.slice(0, 7)}-01`, index)
    const firstMonday = addDays(first, (8 - weekday(first)) % 7)
    return addDays(firstMonday, 2 * 7 + 5)
  })
}

/** The instant from which an entry for the period is late: so many hours after its last day ends (RULES 9). */
export function cutoffOf(lastDay: Day, hours: number): number {
  return endOf({ lastDay }) + hours * HOUR
}

/** The first instant after a period. */
export function endOf(period: { lastDay: Day }): number {
  return startOfDay(addDays(period.lastDay, 1))
}

/** The periods whose days hold an instant, at most one of each kind; a wave counts as a week (RULES 2). */
export function periodsAt(collectedAt: number, periods: readonly Period[]): { day: Period | null; week: Period | null; phase: Period | null } {
  const day = dayOf(collectedAt)
  const holding = (...kinds: PeriodKind[]) => periods.find((period) => kinds.includes(period.kind) && period.firstDay <= day && day <= period.lastDay) ?? null
  return { day: holding('day'), week: holding('week', 'wave'), phase: holding('phase') }
}

/** "Ngày 17/60", counted from the first day whatever the launch day; `null` outside the campaign (RULES 2). */
export function campaignDay(campaign: { firstDay: Day; lastDay: Day }, today: Day): { day: number; of: number } | null {
  if (today < campaign.firstDay || today > campaign.lastDay) return null
  return { day: daysBetween(campaign.firstDay, today) + 1, of: daysBetween(campaign.firstDay, campaign.lastDay) + 1 }
}

function numbered(kind: PeriodKind, spans: Span[]): PeriodDraft[] {
  return spans.map((span, index) => ({ kind, number: index + 1, ...span }))
}

function explicitDays(days: readonly Day[]): Span[] {
  return [...new Set(days)].sort().map((day) => ({ firstDay: day, lastDay: day }))
}

function weeks({ firstDay, lastDay }: CampaignDays, plan: 'from-first-day' | 'calendar'): Span[] {
  const spans: Span[] = []
  for (let day = firstDay; day <= lastDay;) {
    const full = addDays(day, plan === 'calendar' ? 7 - weekday(day) : 6)
    const end = full < lastDay ? full : lastDay
    spans.push({ firstDay: day, lastDay: end })
    day = addDays(end, 1)
  }
  joinShortLast(spans)
  if (plan === 'calendar') joinShortFirst(spans)
  return spans
}

function joinShortLast(spans: Span[]): void {
  const last = spans.at(-1)
  const before = spans.at(-2)
  if (!last || !before || lengthOf(last) >= SHORTEST_BLOCK) return
  spans.splice(-2, 2, { firstDay: before.firstDay, lastDay: last.lastDay })
}

function joinShortFirst(spans: Span[]): void {
  const [first, after] = spans
  if (!first || !after || lengthOf(first) >= SHORTEST_BLOCK) return
  spans.splice(0, 2, { firstDay: first.firstDay, lastDay: after.lastDay })
}

function lengthOf(span: Span): number {
  return daysBetween(span.firstDay, span.lastDay) + 1
}

/** Monday is 1, Sunday 7. 1970-01-05 was a Monday. */
function weekday(day: Day): number {
  return (((daysBetween('1970-01-05', day) % 7) + 7) % 7) + 1
}
