import type { InStatement } from '@libsql/client'
import type { Store } from '../store.ts'
import type * as schema from '../schema/index.ts'
import type { Tally } from '../tallies.ts'
import { makeTracked } from './tracked.ts'

export type EnrolmentRow = typeof schema.enrolments.$inferSelect
export type CaseRow = typeof schema.cases.$inferSelect
export type VoucherRow = typeof schema.vouchers.$inferSelect
export type ItemRow = typeof schema.items.$inferSelect
export type HandoverRow = typeof schema.handovers.$inferSelect
export type TransitionRow = typeof schema.transitions.$inferInsert

/** What a job asks to be loaded before it runs; entries bring their whole person along. */
export type Needs = {
  items?: string[]
  enrolments?: string[]
  personKeys?: string[]
  campaignId?: string
  cases?: string[]
  vouchers?: string[]
  handovers?: string[]
  collectors?: { staffId: string; from: number }[]
  duplicatesOf?: string[]
  offices?: string[]
}

/** The facts of one group, on which its jobs are decided one after another: each sees what those before it did. */
export function makeWorld(store: Store) {
  const state = { touched: false }
  const touch = () => void (state.touched = true)
  const startSeq = store.seq
  let seq = startSeq
  const statements: InStatement[] = []
  return {
    store,
    register: store.register,
    now: store.now(),
    items: makeTracked<ItemRow>((row) => row.id, touch),
    enrolments: makeTracked<EnrolmentRow>((row) => row.id, touch),
    personKeys: makeTracked<typeof schema.personKeys.$inferSelect>((row) => `${row.campaignId} ${row.key}`, touch),
    cases: makeTracked<CaseRow>((row) => row.id, touch),
    vouchers: makeTracked<VoucherRow>((row) => row.code, touch),
    handovers: makeTracked<HandoverRow>((row) => row.id, touch),
    duplicates: new Map<string, number>(),
    balances: new Map<string, number>(),
    transitions: [] as TransitionRow[],
    audit: [] as (typeof schema.audit.$inferInsert)[],
    stockMoves: [] as (typeof schema.stockMoves.$inferInsert)[],
    versions: [] as (typeof schema.enrolmentVersions.$inferInsert)[],
    /** What `statements` change in the tallies beside the rows above, for the boards in memory. */
    deltas: [] as Tally[],
    statements,
    state,
    nextSeq: () => ++seq,
    seq: () => seq,
  }
}
export type World = ReturnType<typeof makeWorld>
