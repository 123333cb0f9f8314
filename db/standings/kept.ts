import { Refused } from '#contract/refusals.ts'
import { groupKey } from '#rules/groups.ts'
import { indexIn, medianOf, putIn, rankedWindow, takeOut, type Standing } from '#rules/ranking-kept.ts'
import type { Order } from '#rules/ranking-order.ts'
import type { Board, Figures, Group } from '#rules/words.ts'
import type { Boards, Changes } from '../boards.ts'
import type { Store } from '../store.ts'
import { lastReceipts, readReceipts, readReceiptsOf } from './last-receipts.ts'
import type { ListedGroup, Listing } from './listing.ts'
import { byGroup, grouped, lineOf, orderOf, standingOf } from './rows.ts'
import { groupOfEntrant, rosterOn, unitDay } from './roster.ts'
import { addUp, entrantIds, entrantOf, isRostered, sumsOf, type About, type Entrant } from './scores.ts'

/** A group of a running board, in order; `points` are those of its ranked ones, the fewest first. */
export type KeptGroup = { group: Group; rows: Entrant[]; points: number[] }
/** A running board that stays in order: a change takes the touched out and puts them in again, and nobody else moves. */
export type Kept = {
  about: About
  order: Order<Entrant>
  standing: Standing<Entrant>
  groups: KeptGroup[]
  byId: Map<string, { row: Entrant; group: KeptGroup }>
  points: number[]
  times: Map<string, number> | null
  stamp: object
  day: string
}
type Figured = Pick<Boards, 'sums'>
type Watched = { kept: Kept | null; changes: Changes; stop(): void }

const kept = new WeakMap<Store, Map<string, Promise<Watched>>>()

/** The board as it is now. Made anew when the register changed, else mended where commits touched it; whoever asks pays for that, not the lane (DESIGN 2.6). */
export function keptBoard(store: Store, periodId: string, board: Board, figures: Figures): Promise<Kept> {
  const own = kept.get(store) ?? kept.set(store, new Map()).get(store)!
  const key = `${periodId} ${board} ${figures}`
  const next = (own.get(key) ?? Promise.resolve(null)).then((last) => bring(store, periodId, board, figures, last))
  own.set(key, next)
  next.catch(() => own.delete(key))
  return next.then((watched) => watched.kept as Kept)
}

/** Forgets a board that nothing will change any more. */
export function dropKept(store: Store, periodId: string): void {
  for (const [key, made] of kept.get(store) ?? []) {
    if (!key.startsWith(`${periodId} `)) continue
    kept.get(store)?.delete(key)
    void made.then(({ stop }) => stop())
  }
}

/** What a board of entrants looks like to its readers. */
export function listingOf(made: Kept, head: Omit<Listing, 'groups' | 'median' | 'stamp'>): Listing {
  return { ...head, stamp: made.stamp, median: medianOf(made.points), groups: made.groups.map((one) => groupView(made, one)) }
}

/** One of its groups as readers see it. */
export function groupView(made: Kept, { group, rows, points }: KeptGroup): ListedGroup {
  return {
    group,
    of: rows.length,
    median: medianOf(points),
    lines: (from, to) => rankedWindow(rows, from, to, made.order).map((row) => lineOf(made.about, group, row, made.day)),
    indexOf(id) {
      const known = made.byId.get(id)
      return known && known.group.rows === rows ? indexIn(rows, known.row, made.standing) : -1
    },
  }
}

/** A board put in order once, from whatever figures. */
export function orderOnce(about: About, sums: ReturnType<Figured['sums']>, times: Map<string, number> | null, now: number): Kept {
  const order = orderOf(about.board, about.campaign.rules)
  const standing = standingOf(order)
  const entrants = [...entrantIds(about, sums)].map((id) => entrantOf(about, id, sums.get(id), times?.get(id)))
  const groups = grouped(about, entrants).map(({ group, rows }): KeptGroup => ({ group, rows: rows.sort(standing), points: pointsOf(rows, order) }))
  const byId = new Map(groups.flatMap((group) => group.rows.map((row) => [row.id, { row, group }] as const)))
  return { about, order, standing, groups, byId, points: pointsOf(entrants, order), times, stamp: {}, day: unitDay(about.period, now) }
}

async function bring(store: Store, periodId: string, board: Board, figures: Figures, last: Watched | null): Promise<Watched> {
  const watched = last ?? { ...store.boards.watch(periodId, figures), kept: null }
  try {
    const { changes, kept: known } = watched
    const isOld = changes.all || !known || known.about.register !== store.register || isMuch(changes, known)
    const made = isOld ? await makeKept(store, aboutOf(store, periodId, board), figures, changes) : known
    while (changes.people.size + changes.teams.size > 0) await mend(store, made, figures, take(changes))
    const day = unitDay(made.about.period, store.now())
    if (day !== made.day) Object.assign(made, { day, stamp: {} })
    return Object.assign(watched, { kept: made })
  } catch (error) {
    watched.stop()
    throw error
  }
}

/** What changes while times are read stands in `changes` again, and is mended after. */
async function makeKept(store: Store, about: About, figures: Figures, changes: Changes): Promise<Kept> {
  take(changes)
  const isTimed = about.board === 'individual' && about.campaign.rules.tieBreakers.includes('last-receipt')
  const times = isTimed ? lastReceipts(about, await readReceipts(store.connections.read, about.campaign, about.period, figures)) : null
  return orderOnce(about, sumsOf(about, store.boards, figures), times, store.now())
}

/** Takes the touched out of the order and puts them in as they are now. */
async function mend(store: Store, made: Kept, figures: Figures, changes: Changes): Promise<void> {
  const { about } = made
  const roster = isRostered(about) ? rosterOn(about.register, about.campaign, about.period.firstDay) : null
  const people = [...changes.people]
  if (made.times) {
    for (const id of people) made.times.delete(id)
    const receipts = await readReceiptsOf(store.connections.read, about.period, figures, people)
    for (const [id, at] of lastReceipts(about, receipts)) made.times.set(id, at)
  }
  const sums = store.boards.sums(about.period.id, roster ? 'individual' : about.board, figures)
  const ids = about.board === 'individual' ? people : roster ? new Set(people.flatMap((id) => roster.teams.get(id) ?? [])) : changes.teams
  for (const id of ids) {
    const own = roster ? addUp(roster.members.get(id) ?? [], sums) : sums.get(id)
    if (about.board === 'team' && !about.campaign.teams.has(id)) continue
    replace(made, entrantOf(about, id, own, made.times?.get(id)))
  }
  made.stamp = {}
}

function replace(made: Kept, row: Entrant): void {
  const known = made.byId.get(row.id)
  const group = known?.group ?? joining(made, row)
  if (known) {
    takeOut(group.rows, known.row, made.standing)
    if (made.order.isRanked(known.row)) for (const points of [group.points, made.points]) takeOut(points, known.row.points, ascending)
  }
  putIn(group.rows, row, made.standing)
  if (made.order.isRanked(row)) for (const points of [group.points, made.points]) putIn(points, row.points, ascending)
  made.byId.set(row.id, { row, group })
}

/** The group of somebody who was not on the board before. */
function joining({ about, groups }: Kept, row: Entrant): KeptGroup {
  const group = groupOfEntrant(about.register, about.campaign, about.period, about.board, row.id)
  const found = groups.find((one) => groupKey(one.group) === groupKey(group))
  if (found) return found
  const added: KeptGroup = { group, rows: [], points: [] }
  groups.push(added)
  groups.sort((one, other) => byGroup(one.group, other.group))
  return added
}

function aboutOf({ register }: Store, periodId: string, board: Board): About {
  for (const campaign of register.campaigns.values()) {
    const period = campaign.periods.find((one) => one.id === periodId)
    if (period) return { register, campaign, period, board }
  }
  throw new Refused('not-found')
}

function take(changes: Changes): Changes {
  const taken = { ...changes }
  Object.assign(changes, { all: false, people: new Set(), teams: new Set() })
  return taken
}

/** Beyond some share of the board, sorting it anew is less work than moving each. */
const isMuch = (changes: Changes, { byId, about }: Kept) => (about.board === 'team' ? changes.teams : changes.people).size * 8 > byId.size + 64

const ascending = (one: number, other: number) => one - other
const pointsOf = (rows: readonly Entrant[], order: Order<Entrant>) => rows.flatMap((row) => (order.isRanked(row) ? [row.points] : [])).sort(ascending)
