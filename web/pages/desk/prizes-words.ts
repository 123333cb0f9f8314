import type { PrizeLine, PrizeMove } from '#contract/prizes.ts'
import { common } from '../../text/common.vi.ts'
import { clockOfDay, dong } from '../../text/format.ts'
import { prizes as t } from '../../text/prizes.vi.ts'

/** A line of the ledger in words: what is done with it, its place, its worth, where it stands, what moved. */
export const actOf = ({ toPay }: PrizeLine) => ((toPay ?? 0) > 0 ? t.pay : t.hand)
export const plateOf = ({ place }: PrizeLine) => (place === null ? common.none : (t.short[place] ?? place))
export const toneOf = ({ place }: PrizeLine) => (place === 'Nhất' ? 'first' : place === 'Nhì' || place === 'Ba' ? 'next' : 'bare')

/** Of a prize that went to another, what was paid; of any other, what the newest version gives. */
export function worthOfLine({ due, paid, thing, state }: PrizeLine): string {
  const money = state === 'kept' ? paid : due
  return [money > 0 ? dong(money) : '', thing ?? ''].filter(Boolean).join(' + ') || t.thing
}

export function standOf({ state, payableAt, version, paid, toPay }: PrizeLine): string | null {
  if (state === 'waiting') return payableAt === null ? t.payableUnknown : t.payable(clockOfDay(payableAt))
  if (state === 'kept') return t.kept(version)
  return state === 'due' && paid > 0 && toPay ? t.part(dong(paid), dong(toPay)) : null
}

/** What the check keeps a prize waiting for; nothing once it is paid. */
export function checkWords({ check, toPay }: PrizeLine): string | null {
  if (!check || toPay === null || check.holds === 'none') return null
  if (check.denied > 0) return t.check.denied(check.denied, check.open)
  return check.holds === 'calls' ? t.check.open(check.entries - check.open, check.entries) : t.check.unreached(check.unreached)
}

export function sayMove({ kind, amount, at, by, decision, note }: PrizeMove): string {
  const said = t[kind](amount > 0 ? dong(amount) : t.thing, clockOfDay(at), by)
  return [said, decision && t.decision(decision), note].filter(Boolean).join(' · ')
}
