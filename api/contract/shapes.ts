import * as v from 'valibot'
import { isDay, isMonth } from '#rules/days.ts'
import { hideNumbers } from '#rules/identifiers.ts'
import { BOARDS, ENTRY_STATES, FIGURES, PARTICIPATIONS, PERIOD_KINDS, PRODUCTS, ROLES, VOUCHER_STATES } from '#rules/words.ts'

/** Shapes that every family of endpoints shares. Instants are epoch milliseconds, money whole đồng. */
export const uuid = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
export const day = v.pipe(v.string(), v.check(isDay))
export const month = v.pipe(v.string(), v.check(isMonth))
/** Up to the year 9999: beyond it a calendar has no day. */
export const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(253_402_275_599_999))
/** A count or a sum in an answer. */
export const whole = v.pipe(v.number(), v.safeInteger())
/** A whole number written in a question or a cursor; anything else is none. */
export const readWhole = (text: string | null | undefined): number | undefined => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : undefined)
export const dong = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_000_000_000))
export const text = (most: number) => v.pipe(v.string(), v.trim(), v.normalize('NFC'), v.minLength(1), v.maxLength(most))
/** What people write freely, a reason or a comment: a participant's number in it is masked before it goes anywhere. */
export const remark = (most: number) => v.pipe(text(most), v.transform(hideNumbers))
export const code = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[a-z0-9._-]{1,20}$/))

export const product = v.picklist(PRODUCTS)
export const participation = v.picklist(PARTICIPATIONS)
export const role = v.picklist(ROLES)
export const entryState = v.picklist(ENTRY_STATES)
export const periodKind = v.picklist(PERIOD_KINDS)
export const board = v.picklist(BOARDS)
export const figures = v.picklist(FIGURES)
export const voucherState = v.picklist(VOUCHER_STATES)
