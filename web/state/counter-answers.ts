import type { CounterReceipt, Holdings } from '#contract/counter.ts'

/** Answers read by hand: their shapes would weigh on the first screen of every phone. Nothing of a portal's page or of a cut body passes. */
type Answer<Value> = { [Name in keyof Value]?: unknown }

const isThing = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const areHolds = (value: unknown) =>
  Array.isArray(value) && value.every((one) => isThing(one) && typeof one['code'] === 'string' && Number.isInteger(one['hold']))

export function readReceipt(answer: unknown): CounterReceipt | null {
  if (!isThing(answer)) return null
  const { id, hash, seq, outcome }: Answer<CounterReceipt> = answer
  const isOne = typeof id === 'string' && typeof hash === 'string' && Number.isInteger(seq) && isThing(outcome)
  return isOne && typeof outcome['handoverId'] === 'string' && typeof outcome['result'] === 'string' ? (answer as CounterReceipt) : null
}

export function readHoldings(answer: unknown): Holdings | null {
  if (!isThing(answer)) return null
  const { officeId, balance, campaigns, vouchers, wanted, claimed, released, next, more, device, ended }: Answer<Holdings> = answer
  const isTold = typeof officeId === 'string' && Number.isInteger(balance) && typeof next === 'string' && typeof more === 'boolean' && device !== undefined
  const areVouchers = Array.isArray(vouchers) && vouchers.every((one) => isThing(one) && typeof one['code'] === 'string' && Number.isInteger(one['seq']))
  const isWhole = isTold && areVouchers && Array.isArray(campaigns) && areHolds(wanted) && areHolds(released)
  // A server from before it told of claims and of ends.
  return isWhole ? ({ ...answer, claimed: areHolds(claimed) ? claimed : [], ended: Number.isInteger(ended) ? ended : null } as Holdings) : null
}
