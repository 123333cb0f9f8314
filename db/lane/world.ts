import type { InStatement } from '@libsql/client'
import type { EntryEvent } from '#contract/audit.ts'
import type { NewLine } from '../audit/chain.ts'
import type { Store } from '../store.ts'
import type * as schema from '../schema/index.ts'
import type { Tally } from '../tallies.ts'
import { makeTracked } from './tracked.ts'

export type EnrolmentRow = typeof schema.enrolments.$inferSelect
export type CaseRow = typeof schema.cases.$inferSelect
export type VoucherRow = typeof schema.vouchers.$inferSelect
export type ItemRow = typeof schema.items.$inferSelect
export type BlankRow = typeof schema.blanks.$inferSelect
export type HandoverRow = typeof schema.handovers.$inferSelect
export type UndoRow = typeof schema.undos.$inferSelect
export type ParkedRow = typeof schema.parked.$inferSelect
/** A handover of somebody's voucher a short while ago at an office, for the sign of a burst. */
export type Recent = { officeId: string; collectorId: string; at: number; id: string }
type TransitionRow = typeof schema.transitions.$inferInsert
/** What happened to an entry; `deviceId` and the names of the fields that `changed` stand in its audit line alone. */
export type Transition = Omit<TransitionRow, 'act'> & { act: EntryEvent; deviceId: string | null; changed?: string[] }

/** Where the question about an extra handover stands; `standing` is the one that a person said counts. */
export type ExtraCase = Pick<typeof schema.giftCases.$inferSelect, 'state' | 'outcome' | 'standing' | 'decidedAt'>

/** What a job asks to be loaded before it runs; entries bring their whole person along. */
export type Needs = {
  items?: string[]
  enrolments?: string[]
  personKeys?: string[]
  campaignId?: string
  cases?: string[]
  vouchers?: string[]
  blanks?: string[]
  /** Handovers by their id, parked ones too, each with its voucher and the balance of its office. */
  handovers?: string[]
  /** Handovers at an office around an instant. */
  bursts?: { officeId: string; at: number }[]
  collectors?: { staffId: string; from: number }[]
  duplicatesOf?: string[]
  offices?: string[]
  /** Devices whose wrong guesses are counted. */
  misses?: string[]
}

/** The facts of one group, on which its jobs are decided one after another: each sees what those before it did. */
export function makeWorld(store: Store) {
  const state = { touched: false }
  const touch = () => void (state.touched = true)
  const startSeq = store.seq
  let seq = startSeq
  const statements: InStatement[] = []
  const audit: NewLine[] = []
  return {
    store,
    register: store.register,
    now: store.now(),
    items: makeTracked<ItemRow>((row) => row.id, touch),
    enrolments: makeTracked<EnrolmentRow>((row) => row.id, touch),
    personKeys: makeTracked<typeof schema.personKeys.$inferSelect>((row) => `${row.campaignId} ${row.key}`, touch),
    cases: makeTracked<CaseRow>((row) => row.id, touch),
    vouchers: makeTracked<VoucherRow>((row) => row.code, touch),
    blanks: makeTracked<BlankRow>((row) => row.code, touch),
    handovers: makeTracked<HandoverRow>((row) => row.id, touch),
    undos: makeTracked<UndoRow>((row) => row.handoverId, touch),
    parked: makeTracked<ParkedRow>((row) => row.id, touch),
    recent: [] as Recent[],
    /** Handovers and parked gifts whose mug lies on its shelf again. */
    back: new Set<string>(),
    /** Cases of extra handovers, by the handover that they are about. */
    extraCases: new Map<string, ExtraCase>(),
    /** Offices whose balance below zero is a question already. */
    openCounts: new Set<string>(),
    /** Vouchers whose hold was overridden, and the devices that got it. */
    overridden: new Map<string, (string | null)[]>(),
    duplicates: new Map<string, number>(),
    balances: new Map<string, number>(),
    /** When a device guessed wrong, the newest first. */
    misses: new Map<string, number[]>(),
    transitions: makeTransitions(audit),
    audit,
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

/** Changes of entries: each has its audit line, so that none can be forgotten. */
function makeTransitions(audit: NewLine[]) {
  const rows: TransitionRow[] = []
  return {
    rows,
    push({ deviceId, changed, ...row }: Transition): void {
      rows.push(row)
      const detail = { before: row.before ?? undefined, after: row.after, reason: row.reason ?? undefined, changed }
      audit.push({ at: row.at, by: row.by, deviceId, act: `entry-${row.act}`, subject: row.enrolmentId, detail: JSON.stringify(detail) })
    },
  }
}
