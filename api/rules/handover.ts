/** What a counter reads for a voucher (RULES sections 11 and 14.8). */
import { dayOf, type Day } from './days.ts'
import { holdsPlace } from './entry-states.ts'
import type { EntryState, VoucherState } from './words.ts'

export const COUNTER_VERDICTS = [
  'redeemable',
  'already-redeemed',
  'mistyped',
  'unknown',
  'revoked',
  'replaced',
  'expired',
  'not-yet',
  'not-entitled',
  'wrong-office',
  'void',
  // Amber: somebody else's device holds it, or its collector's phone has not sent it yet.
  'held',
  'unsent',
  // Red, "Không có mã": a signature that is not right, or of another campaign.
  'forged',
  'other-campaign',
] as const
export type CounterVerdict = (typeof COUNTER_VERDICTS)[number]

/** `firstDay` and `lastDay` are the days on which the voucher may be used, `offices` the counters that give it out. */
export type CounterVoucher = { state: VoucherState; firstDay: Day; lastDay: Day; entryState: EntryState; offices: readonly string[] }

/** The verdict at an instant and a counter, in this order: genuine, used, valid. `mistyped` comes from `readCode`, before a voucher is looked for. */
export function verdictAt(voucher: CounterVoucher | null, now: number, office: string): CounterVerdict {
  if (!voucher || voucher.state === 'blank') return 'unknown'
  if (voucher.state === 'redeemed') return 'already-redeemed'
  if (voucher.state !== 'issued') return voucher.state
  const today = dayOf(now)
  if (today > voucher.lastDay) return 'expired'
  if (today < voucher.firstDay) return 'not-yet'
  if (!holdsPlace(voucher.entryState)) return 'not-entitled'
  return voucher.offices.includes(office) ? 'redeemable' : 'wrong-office'
}
