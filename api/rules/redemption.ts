/** Handovers of one voucher: which one counts, what each books, and when somebody must look (RULES section 11). */

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
