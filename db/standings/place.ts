import type { StandingRow } from '#contract/standings.ts'
import { EVERYONE, groupKey } from '#rules/groups.ts'
import { indexIn, medianOf, putIn, rankedWindow } from '#rules/ranking-kept.ts'
import type { Ranked } from '#rules/ranking-order.ts'
import { nextStepIn, orderOfIndividuals, type NextStep, type Score } from '#rules/ranking.ts'
import type { CampaignRules, Figures, Group } from '#rules/words.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import type { Store } from '../store.ts'
import { closedBoard } from './closed.ts'
import { frozenBoard, shown, type Frozen, type FrozenRow } from './freeze.ts'
import { keptBoard } from './kept.ts'
import { groupView, type Ordered } from './order.ts'
import { findIn, type ListedGroup, type Listing } from './listing.ts'
import { lineOf, standingOf } from './rows.ts'

/** How many of those above and below a person sees. */
const NEIGHBOURS = 2

/** Where one person stands among those that it is compared with; without a row it stands nowhere. */
export type Place = { group: Group; row: StandingRow | null; around: StandingRow[]; median: number; next: NextStep | null }
/** What a person is compared with: live or stored, it has the figures and a code. */
type Compared = Score & { code: string }
const NOWHERE = { group: EVERYONE, row: null, around: [], next: null }

/** The own line is of this moment, even where the others stand still (RULES section 9). */
export async function placeOf(store: Store, campaign: Campaign, period: CampaignPeriod, figures: Figures, staffId: string): Promise<Place> {
  if (period.final) return placeIn(await closedBoard(store, period, 'individual'), staffId)
  const frozen = await frozenBoard(store, campaign, period, 'individual', figures)
  const made = await keptBoard(store, period.id, 'individual', figures)
  return frozen ? placeAmong(made, frozen, staffId) : placeNow(made, staffId)
}

function placeIn(listing: Listing, staffId: string): Place {
  const found = findIn(listing, staffId)
  return found ? { ...linesAt(found.group, found.index), next: null } : { ...NOWHERE, median: listing.median }
}

function placeNow(made: Ordered, staffId: string): Place {
  const known = made.byId.get(staffId)
  if (!known) return { ...NOWHERE, median: medianOf(made.points) }
  const view = groupView(made, known.group)
  const index = view.indexOf(staffId)
  return { ...linesAt(view, index), next: stepOf(known.group.rows, index, made.about.campaign.rules) }
}

const linesAt = (view: ListedGroup, index: number) => ({
  group: view.group,
  row: view.lines(index, index + 1)[0] ?? null,
  around: view.lines(...window(index)),
  median: view.median,
})

/** The own row as it is now, put among the others as they were when the boards were frozen. */
function placeAmong(made: Ordered, frozen: Frozen, staffId: string): Place {
  const known = made.byId.get(staffId)
  if (!known) return placeIn(frozen, staffId)
  const { group } = known.group
  const order = orderOfIndividuals(made.about.campaign.rules)
  const standing = standingOf<Compared>(order)
  const rows: Compared[] = frozen.entrants(group).filter(({ id }) => id !== staffId)
  putIn(rows, known.row, standing)
  const index = indexIn(rows, known.row, standing)
  const line = ({ rank, tie, ...row }: Ranked<Compared>): StandingRow =>
    row.id === staffId ? lineOf(made.about, group, { ...known.row, rank, tie }, made.day) : { ...shown(row as FrozenRow), rank, tie }
  return {
    group,
    row: rankedWindow(rows, index, index + 1, order).map(line)[0] ?? null,
    around: rankedWindow(rows, ...window(index), order).map(line),
    median: frozen.groups.find((one) => groupKey(one.group) === groupKey(group))?.median ?? 0,
    next: stepOf(rows, index, made.about.campaign.rules),
  }
}

function stepOf(rows: readonly Score[], index: number, rules: CampaignRules): NextStep | null {
  const [own] = rankedWindow(rows, index, index + 1, orderOfIndividuals(rules))
  return own ? nextStepIn(rows, own, rules) : null
}

const window = (index: number): [number, number] => [Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1]
