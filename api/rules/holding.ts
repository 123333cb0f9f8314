/**
 * Who may redeem a voucher: at most one device holds it, and only that device hands it over (RULES section 11). Two small machines, the server's and the device's,
 * that agree by numbers alone: each grant has a number above all before it, and a word about an older one changes nothing. Nothing here ends a hold by time.
 */
const MINUTE = 60_000
/** What the server knows of a voucher's hold. Two that want it: the later asker's claim is served. */
export type ServerHold = { heldBy: string | null; hold: number | null; wantedBy: string | null; wantedAt: number | null }

/** A wish is forgotten when nobody repeats it; a hold never is. */
export const WISH_LASTS = 15 * MINUTE

export const isWanted = ({ wantedBy, wantedAt }: ServerHold, now: number): boolean => wantedBy !== null && (wantedAt ?? 0) > now - WISH_LASTS

/** Whether an office's holding device is given this voucher unasked. */
export const isFree = (held: ServerHold, now: number): boolean => held.heldBy === null && !isWanted(held, now)

const UNWANTED = { wantedBy: null, wantedAt: null }

/** A new hold of a device; `number` is above all before it. Whoever wanted it wants it no more. */
export const grant = (device: string, number: number): ServerHold => ({ heldBy: device, hold: number, ...UNWANTED })

/**
 * A device asks for a voucher: a free one is granted, another's is wanted from now on. Its own is granted anew, under a new number: the answer to the first asking
 * may be lost, and the number tells the device that this word is younger than all it did.
 */
export function claim(held: ServerHold, device: string, number: number, now: number): { verdict: 'granted' | 'held'; held: ServerHold } {
  if (held.heldBy === null) return { verdict: 'granted', held: grant(device, number) }
  if (held.heldBy === device) return { verdict: 'granted', held: { ...held, hold: number } }
  const asked = held.wantedBy === device && (held.wantedAt ?? 0) > now - MINUTE
  return { verdict: 'held', held: asked ? held : { ...held, wantedBy: device, wantedAt: now } }
}

/** A device has dropped a hold for good: free for whoever wants it. Null when that hold is over already. */
export function release(held: ServerHold, device: string, hold: number): ServerHold | null {
  return held.heldBy === device && held.hold === hold ? { ...held, heldBy: null, hold: null } : null
}

/** A supervisor takes the hold from a device that cannot be asked: for the one that wants it, else for anyone. From here on two handovers may arrive. */
export function override(held: ServerHold, number: number): ServerHold {
  return held.wantedBy === null || held.wantedBy === held.heldBy ? { heldBy: null, hold: null, ...UNWANTED } : grant(held.wantedBy, number)
}

/** What a device keeps of one voucher, in its own store, changed in one strict transaction each time; it outlives a change of shift. */
export type DeviceHold = {
  code: string
  /** The number under which this device may redeem it; null: it may not. */
  hold: number | null
  /** The highest number that is over for this device: a grant not above it is an old word. */
  ended: number
  /** A hold that was dropped for good, until the server has taken its release. */
  dropped: number | null
  /** The handover booked here that was not undone. */
  booked: string | null
  /** Handovers and undos of this voucher that have no receipt yet, and whose shift they were in: each shift sends its own. */
  unsent: number
  by: string | null
  /** Answers of the server below this number are older than what is known. */
  seq: number
}
export type HoldWord = { code: string; hold: number }
/** What a round's answer says that the holds hang on; a look-up by claim says the same of one voucher by `hearClaim`. */
export type RoundAnswer = {
  vouchers: readonly { code: string; seq: number; hold: number | null; state: string }[]
  wanted: readonly HoldWord[]
  /** What the device holds beside the vouchers of an office that it is the holding device of. */
  claimed: readonly HoldWord[]
  released: readonly HoldWord[]
  /** All holds of this device up to this number are over: a supervisor said that it is lost. */
  ended: number | null
}

export const unknownHold = (code: string): DeviceHold => ({ code, hold: null, ended: 0, dropped: null, booked: null, unsent: 0, by: null, seq: 0 })

/** Whether "Đã trao" may be booked on this device, with network or without; never over what another shift has not sent, lest the server hear it in another order. */
export const mayBook = (row: DeviceHold, staff: string): boolean => row.hold !== null && row.booked === null && (row.unsent === 0 || row.by === staff)

/** Books a handover; `hold` goes with its item. Null when this device may not: ask again inside the transaction that stores it. */
export function book(row: DeviceHold, staff: string, handoverId: string): { row: DeviceHold; hold: number } | null {
  if (row.hold === null || !mayBook(row, staff)) return null
  return { row: { ...row, booked: handoverId, unsent: row.unsent + 1, by: staff }, hold: row.hold }
}

/** Takes the own handover back here; the hold stays as it was. Null when it is not the one that was booked, or another shift's that is not sent. */
export function takeBack(row: DeviceHold, staff: string, handoverId: string): DeviceHold | null {
  if (row.booked !== handoverId || (row.unsent > 0 && row.by !== staff)) return null
  return { ...row, booked: null, unsent: row.unsent + 1, by: staff }
}

/** A handover or undo has its receipt; `seq` is the receipt's, so that an answer made before it says nothing any more. */
export const settle = (row: DeviceHold, seq: number): DeviceHold => ({ ...row, unsent: Math.max(0, row.unsent - 1), seq: Math.max(row.seq, seq) })

/** A claim was answered: this device holds the voucher, which is to be had, under that number. An answer from before the last receipt says nothing. */
export function hearClaim(row: DeviceHold, hold: number): DeviceHold {
  if (hold <= row.ended || hold <= row.seq) return row
  return { ...row, hold, seq: hold, booked: row.unsent === 0 ? null : row.booked }
}

/** The server's word on one voucher: what it holds it for, and whether the gift is there again after a supervisor's undo. */
export function hearVoucher(row: DeviceHold, told: RoundAnswer['vouchers'][number]): DeviceHold {
  if (told.seq < row.seq) return row
  const heard = { ...row, seq: told.seq, booked: row.unsent === 0 && told.state === 'issued' ? null : row.booked }
  if (told.hold === null) return { ...heard, hold: null, ended: Math.max(row.ended, row.hold ?? 0) }
  return told.hold > row.ended ? { ...heard, hold: told.hold } : heard
}

/**
 * Drops a hold that another device wants, or that a clerk went on without; with anything unsent it stays. From the write of this row on it cannot redeem under that
 * number. A younger one that was dropped here waits to be told: an old word does not stand before it.
 */
export function drop(row: DeviceHold, hold: number): DeviceHold {
  if (row.unsent > 0 || (row.hold ?? 0) > hold || (row.dropped ?? 0) > hold) return row
  return { ...row, hold: null, ended: Math.max(row.ended, hold), dropped: hold }
}

/** A supervisor ended all holds of this device up to that number, whatever is unsent here. */
export const hearEnded = (row: DeviceHold, upTo: number): DeviceHold =>
  row.hold !== null && row.hold <= upTo ? { ...row, hold: null, ended: Math.max(row.ended, row.hold) } : row

/** The server has taken the release, or that hold was over. */
export const hearReleased = (row: DeviceHold, hold: number): DeviceHold => (row.dropped === hold ? { ...row, dropped: null } : row)

/**
 * The rows that a round's answer changes, in one transaction; what is neither known nor spoken of needs none. Releases that follow from it are due at once: of what
 * others want, and of claims for which nobody waits here, as after a closed page, an answer that was lost, or a grant that came when the clerk had gone on.
 */
export function applyRound(known: ReadonlyMap<string, DeviceHold>, answer: RoundAnswer, isInSight: (code: string) => boolean): Map<string, DeviceHold> {
  const changed = new Map<string, DeviceHold>()
  const change = (code: string, next: (row: DeviceHold) => DeviceHold) => {
    const row = changed.get(code) ?? known.get(code) ?? unknownHold(code)
    const after = next(row)
    if (after !== row) changed.set(code, after)
  }
  const { ended } = answer
  if (ended !== null) for (const code of known.keys()) change(code, (row) => hearEnded(row, ended))
  for (const told of answer.vouchers) change(told.code, (row) => hearVoucher(row, told))
  for (const { code, hold } of answer.released) change(code, (row) => hearReleased(row, hold))
  for (const { code, hold } of answer.wanted) change(code, (row) => drop(row, hold))
  for (const { code, hold } of answer.claimed) if (!isInSight(code)) change(code, (row) => drop(row, hold))
  return changed
}

/** What the next round must tell the server. */
export const releasesDue = (rows: Iterable<DeviceHold>): HoldWord[] =>
  [...rows].flatMap(({ code, dropped }) => (dropped === null ? [] : [{ code, hold: dropped }]))
