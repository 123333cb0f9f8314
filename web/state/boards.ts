import { createMemo, createSignal, onCleanup } from 'solid-js'
import type { CampaignBundle, PeriodView } from '#contract/campaigns.ts'
import type { OwnStanding } from '#contract/standings.ts'
import { addDays, dayOf, type Day } from '#rules/days.ts'
import type { Board, Figures } from '#rules/words.ts'
import type { App } from './app.ts'
import { createBoardGroups } from './board-groups.ts'
import { groupQuery } from './groups.ts'
import { createBoardPages } from './board-pages.ts'
import { createBoardRows } from './board-rows.ts'
import { currentWeek, phaseOf, weeksOf } from './periods.ts'
import type { Person } from './person.ts'
import { rolesOf } from './places.ts'
import { createRead } from './read.ts'

const MINUTE = 60_000

/** One board at a time: people or teams, one group, a week or the whole, provisional or official and never both. */
export function createBoards(app: App, person: Person) {
  const { device, bundle } = app
  const [board, setBoard] = createSignal<Board>('individual')
  const [wanted, setFigures] = createSignal<Figures>('provisional')
  const [chosen, setChosen] = createSignal<string | null>(null)
  const [wantedDay, setDay] = createSignal<Day | null>(null)

  const steps = createMemo(() => stepsOf(bundle()))
  const period = createMemo((): PeriodView | null => {
    const campaign = bundle()
    return campaign && (campaign.periods.find((one) => one.id === chosen()) ?? currentWeek(campaign, device.now()))
  })
  const isPhase = () => period()?.kind === 'phase'
  const begun = createMemo(() => (period()?.firstDay ?? '') <= dayOf(device.now()))
  /** The days of the whole that are over: each can be looked at as it stood at its end. */
  const days = createMemo(() => (isPhase() ? daysBefore(period()!, dayOf(device.now())) : []))
  const day = () => (wantedDay() && days().includes(wantedDay()!) ? wantedDay() : null)

  const logs = rolesOf(app.me()).includes('collector')
  const standings = () => `/api/campaigns/${bundle()!.id}/standings`
  const own = createRead<OwnStanding>(person.reads, () => (logs && period() && begun() ? `${standings()}/me?period=${encodeURIComponent(period()!.id)}` : null))
  const groups = createBoardGroups({ bundle, board, own, logs, answer: () => pages.first().value()?.groups ?? [] })
  // A closed period has one truth, its snapshot: both kinds of figures read it. A past day of it has two.
  const asked = () => (period()?.version && !day() ? 'official' : wanted())
  const address = (of: PeriodView, figures: Figures) =>
    `${standings()}?period=${encodeURIComponent(of.id)}&board=${board()}&figures=${figures}${groupQuery(bundle()!, board(), groups.group())}`
  const pages = createBoardPages(person.reads, () =>
    period() && begun() && groups.known() ? `${address(period()!, asked())}${day() ? `&day=${day()}` : ''}` : null,
  )
  const read = {
    value: () => pages.first().value(),
    at: () => pages.first().at(),
    state: () => pages.first().state(),
    failure: () => pages.first().failure(),
    reload: async () => pages.reload(),
  }
  const final = () => read.value()?.final ?? null
  const figures = (): Figures => (final() ? 'official' : asked())

  /** The week before, for the places won since; only once it is closed, so that the answer stays the same. */
  const before = createMemo(() => {
    const weeks = bundle() ? weeksOf(bundle()!) : []
    const earlier = weeks[weeks.findIndex((week) => week.id === period()?.id) - 1]
    return earlier?.version ? earlier : null
  })
  const last = createBoardPages(person.reads, () => (before() && begun() && groups.known() ? address(before()!, 'official') : null))
  const rows = createBoardRows(app, person, { board, period, day, figures, final, own, pages, last, groups })

  const step = (by: 1 | -1) => () => {
    const next = steps()[steps().findIndex((one) => one.id === period()?.id) + by]
    return next && !isPhase() ? () => setChosen(next.id) : undefined
  }
  // The own row is in the board, unless it lies beyond the rows that are here or the board stands still.
  const ownIsApart = () => pages.rest() > 0 || Boolean(read.value()?.frozenAt)
  const stop = device.timers.every(MINUTE, () => {
    if (!app.online() || final() || day()) return
    pages.reload()
    if (ownIsApart()) void own.reload()
  })
  onCleanup(stop)

  return {
    ...{ board, setBoard, setFigures, figures, period, isPhase, begun, read, final, days, day, setDay, groups, logs, ...rows },
    /** Nobody on the board has a point yet. */
    nobody: () => pages.rows().every((row) => row.points === 0),
    frozenAt: () => read.value()?.frozenAt ?? null,
    ownPoints: () => own.value()?.provisional.points ?? null,
    median: () => (board() === 'individual' ? (read.value()?.median ?? 0) : 0),
    of: () => read.value()?.of ?? 0,
    earlier: step(-1),
    later: step(1),
    togglePhase: () => setChosen(isPhase() ? null : (phaseOf(bundle()!)?.id ?? null)),
    rest: pages.rest,
    moreState: pages.moreState,
    again: pages.again,
    more: () => (pages.more(), last.rest() > 0 && last.more()),
  }
}

/** Launch day and weeks in their order; the phase has a button of its own. */
function stepsOf(bundle: CampaignBundle | null): PeriodView[] {
  const found = bundle?.periods.filter((period) => period.kind !== 'phase') ?? []
  return found.toSorted((one, other) => (one.firstDay === other.firstDay ? (one.lastDay < other.lastDay ? -1 : 1) : one.firstDay < other.firstDay ? -1 : 1))
}

/** Newest first. */
function daysBefore({ firstDay, lastDay }: PeriodView, today: Day): Day[] {
  const days: Day[] = []
  for (let day = addDays(today, -1) < lastDay ? addDays(today, -1) : lastDay; day >= firstDay; day = addDays(day, -1)) days.push(day)
  return days
}
