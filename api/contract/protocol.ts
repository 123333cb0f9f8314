/** The number a client names in each sync; below `minimum` the server answers 426 `update-needed` (DESIGN section 3). */
export const PROTOCOL = { current: 1, minimum: 1 } as const

export const LIMITS = { bodyBytes: 256 * 1024, importBytes: 4 * 1024 * 1024, listBytes: 1024 * 1024, syncItems: 50, waiting: 2_000, changes: 200 } as const

/** The version of the texts that a participant or a collector has seen; stored with each consent (RULES section 13). */
export const TEXTS = { notice: '2026-1', giftConsent: '2026-1' } as const
