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

export type ExtraDecided = { ok: true; standing: string; extra: GiftGiven | null } | { ok: false; refusal: 'handover-unknown' }

/**
 * Which of a gift's handovers stands: the one that the case is about, or the one that stood. The other is the extra one, whose mug the case asks about.
 * An undone one never stands, nor one whose mug is back: `handover-unknown`.
 */
export function decideStanding(given: readonly GiftGiven[], about: string, chosen: string): ExtraDecided {
  const own = given.find(({ id }) => id === about)
  const winner = given.find(({ id }) => id === chosen)
  if (!own || !winner || winner.undone || winner.back || (winner.id !== about && !winner.standing)) return { ok: false, refusal: 'handover-unknown' }
  if (winner.id !== about) return { ok: true, standing: winner.id, extra: own }
  return { ok: true, standing: winner.id, extra: given.find(({ id, standing }) => standing && id !== about) ?? null }
}

export const SINCE_DECIDED = ['other-stands', 'none-stands', 'mug-back'] as const

/** What happened past a decision: the handover that it named was undone, so that another or none counts; or the mug that was written off came back. */
export function sinceDecided(given: readonly GiftGiven[], standing: string | null, outcome: GiftOutcome | null): (typeof SINCE_DECIDED)[number] | null {
  const named = given.find(({ id }) => id === standing)
  if (!named) return null
  if (named.undone || named.back) return given.some((one) => one.standing) ? 'other-stands' : 'none-stands'
  return outcome === 'written-off' && given.some(({ id, back }) => id !== standing && back) ? 'mug-back' : null
}
