import { Refused } from '#contract/refusals.ts'
import type { Board, Figures } from '#rules/words.ts'
import type { Changes } from '../boards.ts'
import type { Store } from '../store.ts'
import { lastReceipts, readReceipts, readReceiptsOf } from './last-receipts.ts'
import { orderOnce, replace, type Ordered } from './order.ts'
import { rosterOn, unitDay } from './roster.ts'
import { addUp, entrantOf, isRostered, sumsOf, type About } from './scores.ts'

type Watched = { kept: Ordered | null; changes: Changes; stop(): void }

const kept = new WeakMap<Store, Map<string, Promise<Watched>>>()

/** The board as it is now. Made anew when the register changed, else mended where commits touched it; whoever asks pays for that, not the lane (DESIGN 2.6). */
export function keptBoard(store: Store, periodId: string, board: Board, figures: Figures): Promise<Ordered> {
  const own = kept.get(store) ?? kept.set(store, new Map()).get(store)!
  const key = `${periodId} ${board} ${figures}`
  const next = (own.get(key) ?? Promise.resolve(null)).then((last) => bring(store, periodId, board, figures, last))
  own.set(key, next)
  next.catch(() => own.delete(key))
  return next.then((watched) => watched.kept as Ordered)
}

/** Forgets a board that nothing will change any more. */
export function dropKept(store: Store, periodId: string): void {
  for (const [key, made] of kept.get(store) ?? []) {
    if (!key.startsWith(`${periodId} `)) continue
    kept.get(store)?.delete(key)
    void made.then(
      ({ stop }) => stop(),
      () => undefined,
    )
  }
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
async function makeKept(store: Store, about: About, figures: Figures, changes: Changes): Promise<Ordered> {
  take(changes)
  const isTimed = about.board === 'individual' && about.campaign.rules.tieBreakers.includes('last-receipt')
  const times = isTimed ? lastReceipts(about, await readReceipts(store.connections.read, about.campaign, about.period, figures)) : null
  return orderOnce(about, sumsOf(about, store.boards, figures), times, store.now())
}

/** Takes the touched out of the order and puts them in as they are now. */
async function mend(store: Store, made: Ordered, figures: Figures, changes: Changes): Promise<void> {
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
const isMuch = (changes: Changes, { byId, about }: Ordered) => (about.board === 'team' ? changes.teams : changes.people).size * 8 > byId.size + 64
