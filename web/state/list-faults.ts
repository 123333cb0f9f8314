/** Why a row cannot be sent. */
export const LIST_FAULTS = ['error-value', 'uncomputed', 'rounded', 'name-missing', 'name-malformed', 'product-unknown', 'nothing-to-compare'] as const
export type ListFault = (typeof LIST_FAULTS)[number]

/** What was mended, or left out of a row that is good for the rest. */
export type ListNote =
  | 'cccd-zeros'
  | 'insurance-zeros'
  | 'insurance-card'
  | 'cccd-in-insurance'
  | 'cccd-differs'
  | 'cccd-old-id'
  | 'cccd-ambiguous'
  | 'cccd-malformed'
  | 'insurance-malformed'
  | 'birth-malformed'
  | 'sex-unknown'
  | 'plan-unknown'
  | 'receipt-long'
  | 'paid-day-malformed'
  | 'amount-malformed'
  | 'months-malformed'
  | 'from-month-malformed'
  | 'collector-long'
  | 'place-cut'

/** `column` is that of the cell, from 0, or null when there is none; `text` what stands in it, numbers masked. */
export type BadListRow = { row: number; fault: ListFault; column: number | null; text: string }

/** As many rows as the contract takes. */
export const MOST_LIST_ROWS = 200_000
