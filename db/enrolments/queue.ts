import { and, count, desc, lt, type SQL } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import type { EnrolmentList } from '#contract/enrolments.ts'
import type { SignalFilter } from '#contract/evidence.ts'
import type { Signal } from '#rules/evidence.ts'
import { may, type Actor } from '../actor.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { wantedBy, type Filter } from './filter.ts'
import { signalsFor } from './signals.ts'
import { queueOf } from './view.ts'

export type Page = Filter & { signal?: SignalFilter | undefined; before?: number | undefined; limit: number }
type Found = { rows: EnrolmentRow[]; count: number; looked: number | null }

/** Signals hang on other entries, so that no index holds them: they are looked for in this many of the newest. */
const LOOKED = 5_000
const AT_ONCE = 500

/** The entries a person may see, newest first, with how many there are in all. */
export async function listEntries(store: Store, actor: Actor, page: Page): Promise<EnrolmentList> {
  const wanted = wantedBy(store, actor, page)
  const found = page.signal && may(actor, 'evidence.read') ? await bySignal(store, actor, wanted, page, page.signal) : await byIndex(store, wanted, page)
  const shown = found.rows.slice(0, page.limit)
  const next = found.rows.length > shown.length ? String(shown.at(-1)?.seq) : null
  return { entries: await queueOf(store, shown, actor), next, count: found.count, looked: found.looked }
}

const newest = ({ connections }: Store, wanted: SQL | undefined, before: number | undefined, limit: number): Promise<EnrolmentRow[]> =>
  connections.read
    .select()
    .from(enrolments)
    .where(and(wanted, before === undefined ? undefined : lt(enrolments.seq, before)))
    .orderBy(desc(enrolments.seq))
    .limit(limit)

async function byIndex(store: Store, wanted: SQL | undefined, { before, limit }: Page): Promise<Found> {
  const rows = await newest(store, wanted, before, limit + 1)
  const [all] = await store.connections.read.select({ count: count() }).from(enrolments).where(wanted)
  return { rows, count: all?.count ?? 0, looked: null }
}

async function bySignal(store: Store, actor: Actor, wanted: SQL | undefined, { before, limit }: Page, signal: SignalFilter): Promise<Found> {
  const found: Found = { rows: [], count: 0, looked: null }
  let after: number | undefined
  for (let looked = 0; looked < LOOKED; looked += AT_ONCE) {
    const rows = await newest(store, wanted, after, AT_ONCE)
    const foreign = rows.filter((row) => row.collectorId !== actor.staffId)
    const signals = await signalsFor(store, foreign)
    const matching = foreign.filter((_, index) => matches(signal, signals[index]?.map(({ code }) => code) ?? []))
    found.count += matching.length
    found.rows.push(...matching.filter(({ seq }) => before === undefined || seq < before).slice(0, limit + 1 - found.rows.length))
    if (rows.length < AT_ONCE) return found
    after = rows.at(-1)?.seq
    await breathe()
  }
  return { ...found, looked: LOOKED }
}

function matches(signal: SignalFilter, signals: Signal[]): boolean {
  if (signal === 'any') return signals.length > 0
  return signal === 'none' ? signals.length === 0 : signals.includes(signal)
}
