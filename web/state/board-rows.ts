import { createMemo } from 'solid-js'
import type { PeriodView } from '#contract/campaigns.ts'
import type { OwnStanding, StandingRow, Standings } from '#contract/standings.ts'
import { dayOf, type Day } from '#rules/days.ts'
import type { Board, Figures } from '#rules/words.ts'
import type { RankRowProps } from '../parts/rank-row.tsx'
import { boards as t } from '../text/boards.vi.ts'
import { parts } from '../text/parts.vi.ts'
import type { App } from './app.ts'
import type { BoardGroups } from './board-groups.ts'
import type { BoardPages } from './board-pages.ts'
import { personStep, teamStep } from './board-step.ts'
import { paceOf } from './pace.ts'
import type { Person } from './person.ts'
import { movesSince, personRow, sharedRanks, teamRow } from './rank-rows.ts'
import type { Read } from './read.ts'

type Facts = {
  board: () => Board
  period: () => PeriodView | null
  day: () => Day | null
  figures: () => Figures
  final: () => Standings['final']
  own: Read<OwnStanding>
  pages: BoardPages
  last: BoardPages
  groups: BoardGroups
}

/** The rows of a board in words: the ranked, the unranked behind them, and the own one when it lies further on. */
export function createBoardRows(app: App, person: Person, { board, period, day, figures, final, own, pages, last, groups }: Facts) {
  const { bundle, device } = app
  /** Only in a period that still runs, and in the figures that a new entry changes at once. */
  const climbs = () => figures() === 'provisional' && !day() && !pages.first().value()?.frozenAt && (period()?.lastDay ?? '') >= dayOf(device.now())
  const moves = createMemo(() => {
    const known = last.first().value()
    return known?.board === board() && !day() ? movesSince(last.rows(), pages.rows(), last.rest() === 0) : null
  })
  const say = (list: readonly StandingRow[], step: string | undefined): RankRowProps[] => {
    const campaign = bundle()
    if (!campaign) return []
    const shared = sharedRanks(pages.rows())
    const context = { moves: moves(), shared, next: step }
    if (board() === 'individual') return list.map((row) => personRow(row, { ...context, ids: [person.staffId], chip: parts.rank.you }))
    const team = {
      measure: campaign.rules.teamMeasure,
      pace: final() || day() || !period() ? null : paceOf(period()!, device.now()),
      provisional: figures() === 'provisional',
    }
    return list.map((row) => teamRow(row, { ...context, ids: campaign.ownTeamId ? [campaign.ownTeamId] : [], chip: parts.rank.yourTeam }, team))
  }
  const step = createMemo(() => {
    const campaign = bundle()
    if (!climbs() || !campaign) return undefined
    return board() === 'individual' ? personStep(pages.rows(), person.staffId, campaign.rules) : teamStep(pages.rows(), campaign.ownTeamId, campaign.rules)
  })

  /** The own row as the server told it beside the board; nobody's where another group or a past day is shown. */
  const ownRow = createMemo((): StandingRow | null => {
    const standing = own.value()
    if (!standing || day() || !groups.isOwn() || standing.periodId !== period()?.id) return null
    const official = figures() === 'official' && !standing.final
    if (board() === 'team') return official ? null : (standing.team?.row ?? null)
    const found = standing.around.find((row) => row.id === person.staffId)
    return found ? { ...found, ...(official ? { ...standing.official, tie: null } : {}) } : null
  })
  const ownStep = () => {
    const next = board() === 'individual' && climbs() ? own.value()?.next : null
    return next ? t.next(next.voluntary, next.household, next.rank) : undefined
  }
  return {
    ranked: createMemo(() =>
      say(
        pages.rows().filter((row) => row.rank !== null),
        step(),
      ),
    ),
    unranked: createMemo(() =>
      say(
        pages.rows().filter((row) => row.rank === null),
        step(),
      ),
    ),
    /** The own row when it lies beyond those shown. */
    own: createMemo(() => {
      const row = ownRow()
      if (!row || !pages.first().value() || pages.rows().some((one) => one.id === row.id)) return undefined
      return say([row], ownStep())[0]
    }),
  }
}
