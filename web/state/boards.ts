import { createMemo, createSignal } from 'solid-js'
import type { PeriodView } from '#contract/campaigns.ts'
import type { OwnStanding, Standings } from '#contract/standings.ts'
import { dayOf, daysBetween } from '#rules/days.ts'
import type { Board, Figures } from '#rules/words.ts'
import type { RankRowProps } from '../parts/rank-row.tsx'
import { boards as t } from '../text/boards.vi.ts'
import { common } from '../text/common.vi.ts'
import { parts } from '../text/parts.vi.ts'
import type { App } from './app.ts'
import { currentWeek, phaseOf, weeksOf } from './periods.ts'
import type { Person } from './person.ts'
import { personRow, teamRow } from './rank-rows.ts'
import { createRead } from './read.ts'

/** One board at a time: people or teams, a week or the whole, provisional or official and never both. */
export function createBoards(app: App, person: Person) {
  const [board, setBoard] = createSignal<Board>('individual')
  const [figures, setFigures] = createSignal<Figures>('provisional')
  const [chosen, setChosen] = createSignal<string | null>(null)

  const weeks = createMemo(() => {
    const bundle = app.bundle()
    return bundle ? weeksOf(bundle) : []
  })
  const phase = () => {
    const bundle = app.bundle()
    return bundle && phaseOf(bundle)
  }
  const period = createMemo((): PeriodView | null => {
    const bundle = app.bundle()
    return bundle && (bundle.periods.find((one) => one.id === chosen()) ?? currentWeek(bundle, app.device.now()))
  })
  const isPhase = () => period()?.kind === 'phase'
  const step = (by: 1 | -1) => () => {
    const next = weeks()[weeks().findIndex((week) => week.id === period()?.id) + by]
    return next ? () => setChosen(next.id) : undefined
  }
  const begun = createMemo(() => (period()?.firstDay ?? '') <= dayOf(app.device.now()))

  const base = createMemo(() => {
    const bundle = app.bundle()
    const current = period()
    return bundle && current && begun() ? { path: `/api/campaigns/${bundle.id}/standings`, period: encodeURIComponent(current.id) } : null
  })
  const isFinal = createMemo(() => (period()?.version ?? null) !== null)
  // A closed period has one truth: its snapshot.
  const shownFigures = () => (isFinal() ? 'official' : figures())
  const read = createRead<Standings>(person.reads, () => base() && `${base()!.path}?period=${base()!.period}&board=${board()}&figures=${shownFigures()}`)
  const own = createRead<OwnStanding>(person.reads, () => base() && `${base()!.path}/me?period=${base()!.period}`)

  const pace = () => {
    const current = period()
    if (!current || isFinal()) return null
    const whole = daysBetween(current.firstDay, current.lastDay) + 1
    return { gone: Math.min(whole, daysBetween(current.firstDay, dayOf(app.device.now())) + 1), whole }
  }
  const next = () => {
    const step = own.value()?.next
    if (!step || shownFigures() !== 'provisional') return undefined
    const people = step.voluntary || step.household
    return people ? t.next(people, common.product[step.voluntary ? 'bhxh-tn' : 'bhyt-hgd'], step.rank) : undefined
  }
  const rows = createMemo((): RankRowProps[] => {
    const list = read.value()?.rows ?? []
    if (board() === 'team') return list.map((row) => teamRow(row, { id: app.bundle()?.ownTeamId ?? null, chip: parts.rank.yourTeam }, pace()))
    return list.map((row) => personRow(row, { id: person.staffId, chip: parts.rank.you, next: next() }))
  })

  return {
    ...{ board, setBoard, setFigures, figures: shownFigures, period, isPhase, isFinal, begun, read, rows },
    earlier: step(-1),
    later: step(1),
    toPhase: () => setChosen(phase()?.id ?? null),
    toWeeks: () => setChosen(null),
    final: () => read.value()?.final ?? null,
  }
}
