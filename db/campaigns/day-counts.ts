import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import { addDays, dayOf, startOfDay, type Day } from '#rules/days.ts'
import { countsIn } from '#rules/entry-states.ts'
import type { Product } from '#rules/words.ts'
import type { Tracked } from '../lane/tracked.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'

type Count = { official: number; provisional: number }
/** People who joined, donated ones apart, by the day of their receipt: `2025-11-12 bhxh-tn new`. */
export type DayCounts = Map<string, Count>
type Joined = Pick<EnrolmentRow, 'product' | 'participation' | 'state'> & { day: Day }

const known = new WeakMap<Store, Map<string, Promise<DayCounts>>>()
const knownOf = (store: Store) => known.get(store) ?? known.set(store, new Map()).get(store)!
const ready = new WeakMap<Store, Map<string, DayCounts>>()
const readyOf = (store: Store) => ready.get(store) ?? ready.set(store, new Map()).get(store)!

/** The counts of a campaign, in memory: read once from its entries when first asked for, and from then on moved by each commit. */
export function dayCountsOf(store: Store, campaign: Campaign): Promise<DayCounts> {
  const counts = knownOf(store)
  const found = counts.get(campaign.id)
  if (found) return found
  // In the lane, so that no commit falls between the reading and the first one that is counted in.
  const reading = store.lane.do({
    name: 'count-days',
    alone: async () => {
      const made = await read(store, campaign)
      readyOf(store).set(campaign.id, made)
      return made
    },
  })
  counts.set(campaign.id, reading)
  reading.catch(() => counts.delete(campaign.id))
  return reading
}

/** The same as they are before the next commit, for the lane itself to store. */
export const dayCountsNow = (store: Store, campaign: Campaign): Promise<DayCounts> => {
  const made = readyOf(store).get(campaign.id)
  return made ? Promise.resolve(made) : read(store, campaign)
}

/** What a commit did to entries; campaigns whose counts nobody asked for cost nothing. */
export function countDays(store: Store, entries: Tracked<EnrolmentRow>): void {
  const all = readyOf(store)
  if (all.size === 0) return
  const add = (row: EnrolmentRow, by: number) => {
    const counts = row.donated ? undefined : all.get(row.campaignId)
    if (counts) addTo(counts, { ...row, day: dayOf(row.collectedAt) }, by)
  }
  for (const row of entries.added()) add(row, 1)
  for (const { before, after } of entries.changed()) {
    add(before, -1)
    add(after, 1)
  }
}

/** People of a product (`null`: of both) between two days; new ones alone, or returning ones too. */
export function peopleBetween(counts: DayCounts, { firstDay, lastDay, product, onlyNew }: Wanted): Count {
  const sum: Count = { official: 0, provisional: 0 }
  for (const [key, count] of counts) {
    const [day, own, participation] = key.split(' ') as [Day, Product, string]
    if (day < firstDay || day > lastDay || (product !== null && own !== product) || (onlyNew && participation !== 'new')) continue
    sum.official += count.official
    sum.provisional += count.provisional
  }
  return sum
}
type Wanted = { firstDay: Day; lastDay: Day; product: Product | null; onlyNew: boolean }

/** A day at a time, so that others are served between. */
async function read(store: Store, { id, firstDay, lastDay }: Campaign): Promise<DayCounts> {
  const counts: DayCounts = new Map()
  const { product, participation, state } = enrolments
  for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
    const rows = await store.connections.write
      .select({ product, participation, state, count: sql<number>`count(*)` })
      .from(enrolments)
      .where(
        and(
          eq(enrolments.campaignId, id),
          gte(enrolments.collectedAt, startOfDay(day)),
          lt(enrolments.collectedAt, startOfDay(addDays(day, 1))),
          eq(enrolments.donated, false),
          inArray(enrolments.state, ['received', 'verified']),
        ),
      )
      .groupBy(product, participation, state)
    for (const { count, ...row } of rows) addTo(counts, { ...row, day }, count)
    await breathe()
  }
  return counts
}

function addTo(counts: DayCounts, { day, product, participation, state }: Joined, by: number): void {
  if (participation === 'renewal') return
  const key = `${day} ${product} ${participation}`
  const count = counts.get(key) ?? counts.set(key, { official: 0, provisional: 0 }).get(key)!
  const where = countsIn(state)
  if (where.official) count.official += by
  if (where.provisional) count.provisional += by
}
