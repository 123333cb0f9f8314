import { createMemo, onCleanup } from 'solid-js'
import type { CaseList } from '#contract/cases.ts'
import type { GoalProgress, PeriodView } from '#contract/campaigns.ts'
import type { EnrolmentList } from '#contract/enrolments.ts'
import type { Standings } from '#contract/standings.ts'
import { addDays, dayOf } from '#rules/days.ts'
import { campaignDay } from '#rules/periods.ts'
import type { Figures, Product } from '#rules/words.ts'
import type { App } from './app.ts'
import { unkept } from './desk.ts'
import { createLeaders } from './overview-leaders.ts'
import { createComplaintCount } from './overview-complaints.ts'
import { currentWeek, phaseOf } from './periods.ts'
import { createRead, type Read } from './read.ts'

const MINUTE = 60_000
type Sums = Record<Product, number>
export type Waiting = { what: 'unverified' | 'cases' | 'late' | 'closings' | 'complaints'; count: number; href: string }
const DUE: readonly PeriodView['state'][] = ['review', 'proposed', 'final']

/** How far the goals are, what waits and where each board stands, of the campaign that is worked in. */
export function createOverview(app: App) {
  const { bundle, device } = app
  const reads = unkept(app.person()!.reads)
  const all: Read<unknown>[] = []
  const reading = <Value>(path: () => string | null): Read<Value> => {
    const read = createRead<Value>(reads, path)
    all.push(read)
    return read
  }
  const today = () => dayOf(device.now())
  const begun = () => bundle() !== null && bundle()!.firstDay <= today()
  const campaign = () => `campaign=${bundle()?.id ?? ''}`
  const phase = createMemo(() => (bundle() ? phaseOf(bundle()!) : null))

  const goals = reading<{ goals: GoalProgress[] }>(() => (bundle() ? `/api/campaigns/${bundle()!.id}/goals` : null))
  const unverified = reading<EnrolmentList>(() => (bundle() ? `/api/enrolments?state=received&${campaign()}&limit=1` : null))
  const late = reading<EnrolmentList>(() => (bundle() ? `/api/enrolments?late=1&${campaign()}&limit=1` : null))
  const cases = reading<CaseList>(() => (bundle() ? `/api/cases?state=open&${campaign()}&limit=1` : null))
  const complaints = createComplaintCount(app, reads)
  const leaders = createLeaders(app, reads)

  const sums = (figures: Figures, day: string | null) =>
    reading<Standings>(() =>
      phase() && begun() && (day === null || isDay(day))
        ? `/api/campaigns/${bundle()!.id}/standings?period=${encodeURIComponent(phase()!.id)}&board=individual&figures=${figures}${day === null ? '' : `&day=${day}`}&limit=1`
        : null,
    )
  const isDay = (day: string) => day >= bundle()!.firstDay && day <= bundle()!.lastDay
  const yesterday = addDays(today(), -1)
  const figures = (['provisional', 'official'] as const).map((kind) => ({ kind, now: sums(kind, null), before: sums(kind, yesterday) }))

  const totals = createMemo(() =>
    figures.map(({ kind, now, before }) => {
      const whole = now.value()?.totals ?? null
      const runs = begun() && today() <= bundle()!.lastDay
      const until = yesterday < bundle()!.firstDay ? NOBODY : (before.value()?.totals ?? null)
      return { kind, phase: whole, today: runs && whole && until ? difference(whole, until) : null }
    }),
  )
  const waiting = createMemo((): Waiting[] => {
    const due = bundle()?.periods.filter((period) => DUE.includes(period.state)).length ?? 0
    const counts: Waiting[] = [
      { what: 'unverified', count: unverified.value()?.count ?? 0, href: '/xac-nhan?tat=1' },
      { what: 'cases', count: cases.value()?.count ?? 0, href: '/xac-nhan/trung' },
      { what: 'late', count: late.value()?.count ?? 0, href: '/chot' },
      { what: 'closings', count: due, href: '/chot' },
      { what: 'complaints', count: complaints.count(), href: complaints.href() },
    ]
    return counts.filter((one) => one.count > 0)
  })
  const stop = device.timers.every(MINUTE, () => app.online() && all.forEach((read) => void read.reload()))
  onCleanup(stop)
  void app.session.refresh()

  return {
    ...{ goals, totals, waiting, leaders, begun },
    /** False while something that may wait could not be asked about: then nobody is told that nothing waits. */
    allKnown: () => [unverified, late, cases].every((read) => read.value() !== null) && complaints.isKnown(),
    day: () => bundle() && campaignDay(bundle()!, today()),
    isOver: () => bundle() !== null && today() > bundle()!.lastDay,
    week: () => (bundle() ? currentWeek(bundle()!, device.now()) : null),
    at: () => figures[0]!.now.at() ?? goals.at(),
    periods: () => (bundle()?.periods ?? []).filter((one) => one.kind !== 'phase').toSorted((one, other) => one.cutoffAt - other.cutoffAt),
  }
}
export type Overview = ReturnType<typeof createOverview>

const NOBODY: Sums = { 'bhxh-tn': 0, 'bhyt-hgd': 0 }
/** What a day added; a correction may have taken more away than came. */
const difference = (now: Sums, before: Sums): Sums => ({ 'bhxh-tn': now['bhxh-tn'] - before['bhxh-tn'], 'bhyt-hgd': now['bhyt-hgd'] - before['bhyt-hgd'] })
