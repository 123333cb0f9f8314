/** Handovers of one voucher: which one counts, what each books, and when somebody must look (RULES section 11). */
import type { VoucherState } from './words.ts'

/** `online`: the server said yes while the participant stood there; `offline`: the holding device alone. */
export const HANDOVER_MODES = ['online', 'offline'] as const
export type HandoverMode = (typeof HANDOVER_MODES)[number]

export const HANDOVER_SOURCES = ['typed', 'scan', 'cccd', 'search'] as const
export type HandoverSource = (typeof HANDOVER_SOURCES)[number]

/** Who fetched a gift for somebody else, and the last four digits of the paper they showed; null when the participant came. */
export const PROXY_RELATIONS = ['family', 'guardian', 'neighbour', 'other'] as const
export type Proxy = { relation: (typeof PROXY_RELATIONS)[number]; lastFour: string } | null

export const GIFT_CASE_KINDS = ['extra-handover', 'unknown-code', 'negative-balance', 'fallen-entry'] as const
export type GiftCaseKind = (typeof GIFT_CASE_KINDS)[number]

const MINUTE = 60_000
/** Clocks of one device drift a little between a tap and the sync that tells of it. */
const DRIFT = 1_000

/** A handover that was not undone: the corrected time of its tap, give or take `uncertainty`. */
export type Tap = { id: string; mode: HandoverMode; at: number; uncertainty: number }

/** When a clerk tapped, by the server's clock. `offset` is server minus device as the message arrived, on its way for anything up to `roundTrip`. */
export function tapTime({ capturedAt, offset, roundTrip, receivedAt }: { capturedAt: number; offset: number; roundTrip: number; receivedAt: number }) {
  const half = Math.ceil(roundTrip / 2)
  return { at: Math.max(0, Math.min(receivedAt, capturedAt + offset - half)), uncertainty: half + DRIFT }
}

/** Only what the server can confirm counts as confirmed online: the device held the voucher when its word arrived. */
export const confirmedMode = (said: HandoverMode, device: string, heldBy: string | null): HandoverMode =>
  said === 'online' && heldBy === device ? 'online' : 'offline'

/** Whether one tap was before another beyond all doubt. */
const isSurelyBefore = (one: Tap, other: Tap): boolean => one.at + one.uncertainty < other.at - other.uncertainty

/**
 * The handover that counts, out of those of one voucher in the order of their arrival: the first one confirmed online; without any, the first to arrive
 * among those that no other was surely before. Null when there is none.
 */
export function standingOf(taps: readonly Tap[]): string | null {
  const online = taps.find(({ mode }) => mode === 'online')
  const first = online ?? taps.find((tap) => !taps.some((other) => isSurelyBefore(other, tap)))
  return first?.id ?? null
}

/** What is known of a voucher when a handover of it arrives. `other`: the person's other live voucher for the same gift. */
export type Arriving = { state: VoucherState; taps: readonly Tap[]; other: 'issued' | 'redeemed' | null; training: boolean }
export type Arrived = {
  /** Whose handover counts from now on; null: none of this voucher, the person's other one stands. */
  standing: string | null
  state: VoucherState
  /** The person's other voucher becomes void. */
  voids: boolean
  /** One gift more than there are vouchers: it books `duplicate` and opens a case. */
  extra: boolean
  move: 'handover' | 'duplicate' | null
  result: 'redeemed' | 'extra' | 'training'
}

/** A handover arrives: nothing is refused, the gift is gone. Whoever wins, each one books its own shelf, and is an extra one as it came. */
export function arrive({ state, taps, other, training }: Arriving, tap: Tap): Arrived {
  const isAside = state !== 'issued' && state !== 'redeemed'
  const extra = taps.length > 0 || (isAside && other === 'redeemed')
  const standing = isAside && other === 'redeemed' ? null : standingOf([...taps, tap])
  return {
    ...{ standing, extra, state: standing === null ? state : 'redeemed', voids: isAside && other === 'issued' },
    move: training ? null : extra ? 'duplicate' : 'handover',
    result: training ? 'training' : standing === tap.id ? 'redeemed' : 'extra',
  }
}

/** What a voucher is once a handover of it was undone; `taps` are those that are left. */
export function undone(state: VoucherState, taps: readonly Tap[]): { standing: string | null; state: VoucherState } {
  const standing = standingOf(taps)
  return { standing, state: standing === null && state === 'redeemed' ? 'issued' : state }
}

export const UNDO_WITHIN = 15 * MINUTE

/** Whether a clerk may still undo a handover of their own on the same device; `at` is when they tapped to undo it. Both times come from one clock, corrected twice. */
export const isUndoInTime = (handoverAt: number, at: number): boolean => at - handoverAt <= UNDO_WITHIN + MINUTE

/** How long the gift for a code that nobody knows waits for its entry. */
export const PARKED_FOR = 7 * 24 * 60 * MINUTE
export const isParkedTooLong = (receivedAt: number, now: number): boolean => now - receivedAt >= PARKED_FOR

const BURST = { vouchers: 5, within: 10 * MINUTE }

/** Whether a handover is one of many of one collector's vouchers at one office within minutes; `times` are those of the others. */
export function isBurst(times: readonly number[], at: number): boolean {
  const all = [...times, at].toSorted((one, other) => one - other)
  return all.some(
    (first) => at >= first && at <= first + BURST.within && all.filter((time) => time >= first && time <= first + BURST.within).length >= BURST.vouchers,
  )
}
export const BURST_WITHIN = BURST.within
