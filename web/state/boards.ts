import { createMemo, createSignal, onCleanup } from 'solid-js'
import type { CampaignBundle, PeriodView } from '#contract/campaigns.ts'
import type { Standings } from '#contract/standings.ts'
import { dayOf } from '#rules/days.ts'
import type { Board, Figures } from '#rules/words.ts'
import type { RankRowProps } from '../parts/rank-row.tsx'
import { parts } from '../text/parts.vi.ts'
import type { App } from './app.ts'
import { personStep, teamStep } from './board-step.ts'
import { paceOf } from './pace.ts'
import { currentWeek, phaseOf, weeksOf } from './periods.ts'
import type { Person } from './person.ts'
import { movesSince, personRow, sharedRanks, teamRow } from './rank-rows.ts'
import { createRead } from './read.ts'

const PAGE = 200
const MINUTE = 60_000

/** One board at a time: people or teams, a week or the whole, provisional or official and never both. */
export function createBoards(app: App, person: Person) {
  const { device, bundle } = app
  const [board, setBoard] = createSignal<Board>('individual')
  const [wanted, setWanted] = createSignal<Figures>('provisional')
  const [chosen, setChosen] = createSignal<string | null>(null)
  const [length, setLength] = createSignal(PAGE)

  const steps = createMemo(() => stepsOf(bundle()))
  const period = createMemo((): PeriodView | null => {
    const campaign = bundle()
    return campaign && (campaign.periods.find((one) => one.id === chosen()) ?? currentWeek(campaign, device.now()))
  })
  const isPhase = () => period()?.kind === 'phase'
  const begun = createMemo(() => (period()?.firstDay ?? '') <= dayOf(device.now()))
  const path = (of: PeriodView, figures: Figures) =>
    `/api/campaigns/${bundle()!.id}/standings?period=${encodeURIComponent(of.id)}&board=${board()}&figures=${figures}`

  // A closed period has one truth, its snapshot: both kinds of figures read it.
  const asked = () => (period()?.version ? 'official' : wanted())
  const read = createRead<Standings>(person.reads, () => (period() && begun() ? path(period()!, asked()) : null))
  const final = () => read.value()?.final ?? null
  const figures = (): Figures => (final() ? 'official' : asked())

  /** The week before, for the places won since; only once it is closed, so that the answer stays the same. */
  const before = createMemo(() => {
    const weeks = bundle() ? weeksOf(bundle()!) : []
    const earlier = weeks[weeks.findIndex((week) => week.id === period()?.id) - 1]
    return earlier?.version ? earlier : null
  })
  const last = createRead<Standings>(person.reads, () => (before() && begun() ? path(before()!, 'official') : null))

  /** Only in a period that still runs, and in the figures that a new entry changes at once. */
  const climbs = () => figures() === 'provisional' && (period()?.lastDay ?? '') >= dayOf(device.now())
  const rows = createMemo((): RankRowProps[] => {
    const list = read.value()?.rows ?? []
    const campaign = bundle()
    if (!campaign) return []
    const moves = last.value()?.board === board() ? movesSince(last.value()!.rows, list) : null
    const shared = sharedRanks(list)
    if (board() === 'individual') {
      const next = climbs() ? personStep(list, person.staffId, campaign.rules) : undefined
      return list.map((row) => personRow(row, { ids: [person.staffId], chip: parts.rank.you, next, moves, shared }))
    }
    const next = climbs() ? teamStep(list, campaign.ownTeamId, campaign.rules) : undefined
    const context = {
      measure: campaign.rules.teamMeasure,
      pace: final() || !period() ? null : paceOf(period()!, device.now()),
      provisional: figures() === 'provisional',
    }
    return list.map((row) => teamRow(row, { ids: campaign.ownTeamId ? [campaign.ownTeamId] : [], chip: parts.rank.yourTeam, next, moves, shared }, context))
  })
  const shown = createMemo(() => rows().slice(0, length()))

  const step = (by: 1 | -1) => () => {
    const next = steps()[steps().findIndex((one) => one.id === period()?.id) + by]
    return next && !isPhase() ? () => choose(next.id) : undefined
  }
  const choose = (id: string | null) => (setChosen(id), setLength(PAGE))
  const stop = device.timers.every(MINUTE, () => app.online() && !final() && void read.reload())
  onCleanup(stop)

  return {
    ...{ board, figures, period, isPhase, begun, read, final, rows: shown },
    setBoard: (value: Board) => (setBoard(value), setLength(PAGE)),
    setFigures: setWanted,
    /** Nobody on the board has a point yet. */
    nobody: () => (read.value()?.rows ?? []).every((row) => row.points === 0),
    earlier: step(-1),
    later: step(1),
    togglePhase: () => choose(isPhase() ? null : (phaseOf(bundle()!)?.id ?? null)),
    /** The own row when it lies beyond those shown. */
    own: () =>
      rows()
        .slice(length())
        .find((row) => row.mine),
    rest: () => Math.max(0, rows().length - length()),
    more: () => setLength(length() + PAGE),
  }
}

/** Launch day and weeks in their order; the phase has a button of its own. */
function stepsOf(bundle: CampaignBundle | null): PeriodView[] {
  const found = bundle?.periods.filter((period) => period.kind !== 'phase') ?? []
  return found.toSorted((one, other) => (one.firstDay === other.firstDay ? (one.lastDay < other.lastDay ? -1 : 1) : one.firstDay < other.firstDay ? -1 : 1))
}
