/** The states of an entry on the server and what leads from one to the next (RULES sections 5, 14.2, 14.3). */
import type { EntryState, Verdict } from './words.ts'

/** `displace` and `lift` are the two sides of a decided case: the holder loses the place, the duplicate gets it. */
export const ENTRY_ACTS = ['verify', 'unverify', 'return', 'mend', 'reject', 'cancel', 'displace', 'lift'] as const
export type EntryAct = (typeof ENTRY_ACTS)[number]

/** The state after an act, or the refusal that the act does not start there. A correction of a received entry leaves it received. */
export function transition(state: EntryState, act: EntryAct): Verdict<EntryState, 'state-does-not-allow'> {
  const { from, to } = WAYS[act]
  return from.includes(state) ? { ok: true, value: to } : { ok: false, refusal: 'state-does-not-allow' }
}

/** Whether an entry keeps its person's place in the product, so that a second one is a duplicate (RULES 4, 14.2). */
export function holdsPlace(state: EntryState): boolean {
  return HOLDING.includes(state)
}

/** The figures an entry counts in: Tạm tính holds the received and the verified, Chính thức the verified alone (RULES 5). */
export function countsIn(state: EntryState): { provisional: boolean; official: boolean } {
  return { provisional: state === 'received' || state === 'verified', official: state === 'verified' }
}

const HOLDING: readonly EntryState[] = ['received', 'verified', 'returned']

const WAYS: Record<EntryAct, { from: readonly EntryState[]; to: EntryState }> = {
  verify: { from: ['received'], to: 'verified' },
  unverify: { from: ['verified'], to: 'received' },
  return: { from: ['received'], to: 'returned' },
  mend: { from: ['received', 'returned'], to: 'received' },
  reject: { from: ['received'], to: 'rejected' },
  cancel: { from: ['received', 'verified', 'returned', 'rejected', 'duplicate'], to: 'cancelled' },
  displace: { from: HOLDING, to: 'duplicate' },
  lift: { from: ['duplicate'], to: 'received' },
}
