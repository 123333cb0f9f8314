/** Questions about gifts: what may be decided of each kind, and what it changes (RULES sections 10 to 12). Labels never change stock. */
import type { GiftCaseKind } from './redemption.ts'

/** `returned`: the mug lies on its shelf again; `written-off`: it stays gone; `explained` and `counted` end a balance below zero; `belongs`: an unknown code was a voucher's. */
export const GIFT_OUTCOMES = ['returned', 'written-off', 'explained', 'counted', 'belongs'] as const
export type GiftOutcome = (typeof GIFT_OUTCOMES)[number]

const OPEN_TO: Record<GiftCaseKind, readonly GiftOutcome[]> = {
  'extra-handover': ['returned', 'written-off'],
  'unknown-code': ['returned', 'written-off', 'belongs'],
  // A count ends it by itself, where the count is confirmed.
  'negative-balance': ['explained'],
  'fallen-entry': ['returned', 'written-off'],
}

/** Whether a person may end a case of this kind so. */
export const endsBy = (kind: GiftCaseKind, outcome: GiftOutcome): boolean => OPEN_TO[kind].includes(outcome)

/** One gift that left a shelf; `back` once a `return` for it is booked, by an undo or by an earlier case. */
export type GiftGiven = { id: string; officeId: string; clerkId: string; at: number; standing: boolean; undone: boolean; back: boolean }

export type ExtraDecided = { ok: true; labels: { id: string; standing: boolean }[]; extra: GiftGiven | null } | { ok: false; refusal: 'handover-unknown' }

/**
 * Which of a voucher's handovers stands: the one that the case is about, or the one that stood. The other is the extra one, whose mug the case asks about.
 * Labels come losers first, so that no two stand at any moment. An undone one never stands: `handover-unknown`.
 */
export function decideStanding(given: readonly GiftGiven[], about: string, chosen: string): ExtraDecided {
  const own = given.find(({ id }) => id === about)
  const winner = given.find(({ id }) => id === chosen)
  const stood = given.find(({ standing }) => standing)
  if (!own || !winner || winner.undone || (winner.id !== about && !winner.standing)) return { ok: false, refusal: 'handover-unknown' }
  if (winner.standing) return { ok: true, labels: [], extra: winner.id === about ? null : own }
  const labels = [...(stood ? [{ id: stood.id, standing: false }] : []), { id: winner.id, standing: true }]
  return { ok: true, labels, extra: stood ?? null }
}
