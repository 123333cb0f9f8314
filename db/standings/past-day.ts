import { Refused } from '#contract/refusals.ts'
import { dayOf, type Day } from '#rules/days.ts'
import type { Board, Figures } from '#rules/words.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import type { Store } from '../store.ts'
import { countUpTo, type DayFigures } from './day-figures.ts'
import { frozenBoard, type Frozen } from './freeze.ts'
import { listingOf, orderOnce, type Ordered } from './order.ts'
import { lastReceipts } from './last-receipts.ts'
import type { Listing } from './listing.ts'
import { sumsOf, type About } from './scores.ts'

type Count = { version: number; isDone: boolean; figures: Promise<DayFigures> }
type Known = { counts: Map<string, Count>; boards: Map<string, { figures: DayFigures; made: Ordered }> }

/** How many days are held at once; another one costs a look at its entries. */
const HELD = 6
const known = new WeakMap<Store, Known>()
const knownOf = (store: Store) => known.get(store) ?? known.set(store, { counts: new Map(), boards: new Map() }).get(store)!

/** What had been enrolled in a phase by the end of a day, by the states of today (luỹ kế). Refuses a day outside the campaign or yet to come. */
export async function boardOfDay(store: Store, campaign: Campaign, phase: CampaignPeriod, board: Board, figures: Figures, day: Day): Promise<Listing> {
  if (day < campaign.firstDay || day > campaign.lastDay || day > dayOf(store.now())) throw new Refused('day-not-past', ['day'])
  const frozen = phase.final ? null : await frozenBoard(store, campaign, phase, board, figures)
  const counted = await countOf(store, campaign, phase, day, frozen)
  const head = { totals: counted.boards.totals(phase.id, figures), seq: frozen?.seq ?? store.seq, at: frozen?.at ?? store.now() }
  const about: About = { register: store.register, campaign, period: phase, board }
  return listingOf(inOrder(store, about, figures, day, counted), { ...head, final: null, frozenAt: frozen?.at ?? null })
}

/** The figures of a day, kept until an entry of it or of an earlier day changes. One count at a time: who comes meanwhile gets the same. */
function countOf(store: Store, campaign: Campaign, phase: CampaignPeriod, day: Day, frozen: Frozen | null): Promise<DayFigures> {
  const { counts } = knownOf(store)
  const key = `${phase.id} ${day} ${frozen?.at ?? ''}`
  const version = store.boards.versionUpTo(phase.id, day)
  const last = counts.get(key)
  if (last && (!last.isDone || last.version === version)) return last.figures
  const count: Count = { version, isDone: false, figures: countUpTo(store.connections.read, campaign, phase, day, frozen) }
  hold(counts, key, count, HELD)
  void count.figures.then(
    () => (count.isDone = true),
    () => counts.delete(key),
  )
  return count.figures
}

function inOrder(store: Store, about: About, figures: Figures, day: Day, counted: DayFigures): Ordered {
  const { boards } = knownOf(store)
  const key = `${about.period.id} ${day} ${about.board} ${figures}`
  const last = boards.get(key)
  const isFresh = last?.figures === counted && last.made.about.register === about.register
  const made = isFresh ? last.made : orderOnce(about, sumsOf(about, counted.boards, figures), lastReceipts(about, counted.receipts[figures]), store.now())
  hold(boards, key, { figures: counted, made }, 4 * HELD)
  return made
}

function hold<Value>(map: Map<string, Value>, key: string, value: Value, most: number): void {
  map.delete(key)
  map.set(key, value)
  for (const oldest of [...map.keys()].slice(0, Math.max(0, map.size - most))) map.delete(oldest)
}
