/** The pool of pre-signed vouchers on a collector's phone, so that an enrolment without network gives one at once (RULES section 10). */

export const POOL = 20
export const REFILL_AT = 10
/** More than anybody enrols in a day; beyond it a phone draws no more. */
export const MOST_A_DAY = 400

/** How many to draw for a phone that has so many left and drew so many in the last day. */
export function blanksToDraw(free: number, drawnToday: number): number {
  return free > REFILL_AT ? 0 : Math.max(0, Math.min(POOL - free, MOST_A_DAY - drawnToday))
}
