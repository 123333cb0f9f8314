/** The words of official lists. */

/** The columns of an official list that mean something here. D03-TS and D05-TS name them in their own words (DOMAIN section 2). */
export const LIST_FIELDS = [
  'name',
  'cccd',
  'insuranceNumber',
  'birth',
  'sex',
  'product',
  'plan',
  'receiptNumber',
  'paidDay',
  'amount',
  'months',
  'fromMonth',
  'collectorCode',
  'place',
] as const
export type ListField = (typeof LIST_FIELDS)[number]
export const LIST_FORMS = ['d03', 'd05', 'other'] as const
export type ListForm = (typeof LIST_FORMS)[number]

/** `agreed`: the entry says the same; `doubtful`: it may be the same; `unmatched`: a payment without an entry; `different`: decided to be nobody's here. */
export const LIST_GROUPS = ['agreed', 'doubtful', 'unmatched', 'different'] as const
export type ListGroup = (typeof LIST_GROUPS)[number]
