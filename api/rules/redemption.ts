/** Handovers of one voucher: which one counts, what each books, and when somebody must look (RULES section 11). */
import type { VoucherState } from './words.ts'

/** `online`: the server said yes while the participant stood there; `offline`: the holding device alone. */
export const HANDOVER_MODES = ['online', 'offline'] as const
export type HandoverMode = (typeof HANDOVER_MODES)[number]

export const HANDOVER_SOURCES = ['typed', 'scan', 'cccd', 'search'] as const
export type HandoverSource = (typeof HANDOVER_SOURCES)[number]

/** Who fetched a gift for somebody else, and the last four digits of the paper they showed, until they are erased; null when the participant came. */
export const PROXY_RELATIONS = ['family', 'guardian', 'neighbour', 'other'] as const
export type Proxy = { relation: (typeof PROXY_RELATIONS)[number]; lastFour: string | null } | null

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

/** A clock that said a day before the campaign had lost its time: the tap was anywhere between the campaign's begin and the word of it, so that it is before no other beyond doubt. */
export function likelyTime<Told extends { at: number; uncertainty: number }>(told: Told, begin: number, receivedAt: number): Told {
  return told.at >= begin ? told : { ...told, at: receivedAt, uncertainty: Math.max(told.uncertainty, receivedAt - begin) }
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

/** One right to a gift: a person's vouchers for it and the handovers of any of them in the order of their arrival; `chosen` is the one that a person said counts. */
export type Gift = { vouchers: readonly { code: string; state: VoucherState }[]; taps: readonly (Tap & { code: string })[]; chosen?: string | null }
/** Which handover counts, and the vouchers whose state that changes. */
export type Settled = { standing: string | null; states: Map<string, VoucherState> }

const isLive = (state: VoucherState): boolean => state === 'issued' || state === 'redeemed'

/**
 * Brings labels in line with the handovers that are left: the one that counts is of the live voucher, or of another while the live one has none, and then the live one
 * becomes void. A voucher all of whose handovers were undone is there again.
 */
export function settleGift({ vouchers, taps, chosen }: Gift): Settled {
  const stateOf = new Map(vouchers.map(({ code, state }) => [code, state]))
  const ofLive = taps.filter(({ code }) => isLive(stateOf.get(code) ?? 'void'))
  const decided = taps.find(({ id }) => id === chosen)?.id
  const standing = decided ?? standingOf(ofLive.length > 0 ? ofLive : taps)
  const code = taps.find(({ id }) => id === standing)?.code
  const nextOf = (one: Gift['vouchers'][number]): VoucherState => {
    if (one.code === code) return 'redeemed'
    if (code !== undefined) return isLive(one.state) ? 'void' : one.state
    return one.state === 'redeemed' ? 'issued' : one.state
  }
  const changed = vouchers.flatMap((one): [string, VoucherState][] => (nextOf(one) === one.state ? [] : [[one.code, nextOf(one)]]))
  return { standing, states: new Map(changed) }
}

export type Arrived = Settled & {
  /** One gift more than there are rights to it: it books `duplicate` and opens a case. */
  extra: boolean
  move: 'handover' | 'duplicate' | null
  result: 'redeemed' | 'extra' | 'training'
}

/** A handover arrives: nothing is refused, the gift is gone. Whoever wins, each one books its own shelf, and is an extra one as it came. */
export function arrive({ taps, ...gift }: Gift, tap: Tap & { code: string }, training: boolean): Arrived {
  const settled = settleGift({ ...gift, taps: [...taps, tap] })
  const extra = taps.length > 0
  return {
    ...settled,
    extra: extra && !training,
    move: training ? null : extra ? 'duplicate' : 'handover',
    result: training ? 'training' : settled.standing === tap.id ? 'redeemed' : 'extra',
  }
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
