import { and, count, desc, inArray, lt } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import type { EnrolmentList } from '#contract/enrolments.ts'
import type { Signal, SignalFilter } from '#rules/signals.ts'
import { may, type Actor } from '../actor.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { newestFirst, wantedBy, type Filter } from './filter.ts'
import { JUDGED, signalsFor } from './signals.ts'
import { queueOf } from './view.ts'

export type Page = Filter & { signal?: SignalFilter | undefined; before?: number | undefined; limit: number }
type Found = { rows: EnrolmentRow[]; count: number; looked: number | null }

/** Signals hang on other entries, so that no index holds them: they are looked for in this many of the newest. */
const LOOKED = 2_000
const AT_ONCE = 500

/** The entries a person may see, newest first, with how many there are in all. */
export async function listEntries(store: Store, actor: Actor, page: Page): Promise<EnrolmentList> {
  const found = page.signal && may(actor, 'evidence.read') ? await bySignal(store, actor, page, page.signal) : await byIndex(store, actor, page)
  const shown = found.rows.slice(0, page.limit)
  const next = found.rows.length > shown.length ? String(shown.at(-1)?.seq) : null
  return { entries: await queueOf(store, shown, actor), next, count: found.count, looked: found.looked }
}

/** The numbers of the newest entries: an index gives them, and only those shown are read. */
async function newest(store: Store, actor: Actor, filter: Filter, before: number | undefined, limit: number): Promise<number[]> {
  const rows = await store.connections.read
    .select({ seq: enrolments.seq })
    .from(enrolments)
    .where(and(wantedBy(store, actor, filter), before === undefined ? undefined : lt(enrolments.seq, before)))
    .orderBy(newestFirst(actor, filter))
    .limit(limit)
  return rows.map(({ seq }) => seq)
}

const rowsOf = ({ connections }: Store, seqs: number[]): Promise<EnrolmentRow[]> =>
  connections.read.select().from(enrolments).where(inArray(enrolments.seq, seqs)).orderBy(desc(enrolments.seq))

async function byIndex(store: Store, actor: Actor, page: Page): Promise<Found> {
  const rows = await rowsOf(store, await newest(store, actor, page, page.before, page.limit + 1))
  const [all] = await store.connections.read
    .select({ count: count() })
    .from(enrolments)
    .where(wantedBy(store, actor, page))
  return { rows, count: all?.count ?? 0, looked: null }
}

async function bySignal(store: Store, actor: Actor, { before, limit, ...filter }: Page, signal: SignalFilter): Promise<Found> {
  const seqs: number[] = []
  let matched = 0
  let after: number | undefined
  let looked = 0
  for (; looked < LOOKED; looked += AT_ONCE) {
    const page = await newest(store, actor, filter, after, AT_ONCE)
    const rows = await store.connections.read.select(JUDGED).from(enrolments).where(inArray(enrolments.seq, page)).orderBy(desc(enrolments.seq))
    const foreign = rows.filter((row) => row.collectorId !== actor.staffId)
    const signals = await signalsFor(store, foreign)
    const matching = foreign.filter((_, index) => matches(signal, signals[index]?.map(({ code }) => code) ?? []))
    matched += matching.length
    seqs.push(...matching.map(({ seq }) => seq).filter((seq) => before === undefined || seq < before))
    if (page.length < AT_ONCE) break
    after = page.at(-1)
    await breathe()
  }
  return { rows: await rowsOf(store, seqs.slice(0, limit + 1)), count: matched, looked: looked < LOOKED ? null : LOOKED }
}

function matches(signal: SignalFilter, signals: Signal[]): boolean {
  if (signal === 'any') return signals.length > 0
  return signal === 'none' ? signals.length === 0 : signals.includes(signal)
}
