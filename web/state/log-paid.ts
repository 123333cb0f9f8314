import { dayOf, type Day } from '#rules/days.ts'
import { householdAmount, voluntaryAmount, voluntaryIncomeLimits } from '#rules/money.ts'
import type { Product } from '#rules/words.ts'
import { log } from '../text/log.vi.ts'
import type { LogFields } from './log-fields.ts'
import { type Hints, type LogContext, type Missing, refusalNote } from './log-reading.ts'

/** An amount to fill in with one tap; the receipt has the last word. */
export type AmountHint = { amount: number; words: string }
type PaidReading = { months: number | null; hints: Hints; missing: Missing[]; amountHint: AmountHint | null }

const LONGEST = 60

export function readPaid(fields: LogFields, { usedReceipts }: LogContext, collectedAt: number): PaidReading {
  const { product, amount, receiptNumber, donated } = fields
  const months = /^\d{1,2}$/.test(fields.months) && Number(fields.months) >= 1 && Number(fields.months) <= LONGEST ? Number(fields.months) : null
  const hints: Hints = {}
  const missing: Missing[] = []
  if (months === null) missing.push({ field: 'months', note: fields.months ? refusalNote('months-malformed') : log.hint.choose })
  if (amount === null) missing.push({ field: 'amount', note: log.hint.amountMissing })
  if (!receiptNumber.trim()) missing.push({ field: 'receiptNumber', note: log.hint.receiptMissing })
  else if (usedReceipts.has(receiptNumber.trim())) hints.receiptNumber = { state: 'warning', note: log.hint.receiptUsed }

  const day = dayOf(collectedAt)
  const least = product && months !== null && !donated ? leastOf(product, months, day) : null
  if (least !== null && amount !== null && amount < least) hints.amount = { state: 'warning', note: log.hint.amountLow(least) }
  return { months, hints, missing, amountHint: product && months !== null ? hintOf(product, months, fields.householdOrder, day) : null }
}

function hintOf(product: Product, months: number, order: number, receiptDay: Day): AmountHint | null {
  const lowest = voluntaryIncomeLimits(receiptDay)?.lowest
  const amount =
    product === 'bhyt-hgd'
      ? householdAmount({ order, months, receiptDay })
      : lowest === undefined
        ? null
        : voluntaryAmount({ income: lowest, months, support: 'other', receiptDay })
  if (amount === null) return null
  return { amount, words: product === 'bhyt-hgd' ? log.amountHint['bhyt-hgd'](months, order) : log.amountHint['bhxh-tn'](months) }
}

/** What nobody pays less than, with the most support there is. */
function leastOf(product: Product, months: number, receiptDay: Day): number | null {
  if (product === 'bhyt-hgd') return householdAmount({ order: 5, months, receiptDay })
  const lowest = voluntaryIncomeLimits(receiptDay)?.lowest
  if (lowest === undefined) return null
  const least = (term: number) => voluntaryAmount({ income: lowest, months: term, support: 'poor', receiptDay })
  return least(months) ?? least(1)
}
