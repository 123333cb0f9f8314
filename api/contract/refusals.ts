/** Every refusal by name with its HTTP status (RFC 9457 `code`). The sentence that says what to do lives in web/text. */
export const REFUSALS = {
  'body-not-json': 400,
  'body-malformed': 400,
  'body-too-large': 413,
  'not-found': 404,
  'not-signed-in': 401,
  'session-expired': 401,
  'sign-in-wrong': 401,
  'sign-in-locked': 429,
  'account-locked': 429,
  'not-allowed': 403,
  'origin-foreign': 403,
  'update-needed': 426,
  'too-many-requests': 429,
  'server-busy': 503,
  'storage-failed': 503,
  'unknown-error': 500,

  'id-taken': 409,
  'id-conflict': 409,
  'id-malformed': 400,
  'item-malformed': 422,
  'item-refused': 422,
  'campaign-unknown': 422,
  'campaign-erased': 409,
  'not-collector': 422,
  'outside-campaign': 422,
  'identifier-missing': 422,
  'cccd-length': 422,
  'cccd-not-digits': 422,
  'cccd-impossible': 422,
  'insurance-number-malformed': 422,
  'phone-malformed': 422,
  'name-malformed': 422,
  'birth-year-impossible': 422,
  'coverage-malformed': 422,
  'covered-until-malformed': 422,
  'covers-from-malformed': 422,
  'covered-until-too-far': 422,
  'compulsory-not-for-product': 422,
  'covers-from-before-covered-until': 422,
  'months-malformed': 422,
  'amount-malformed': 422,
  'receipt-number-missing': 422,
  'office-unknown': 422,
  'reason-missing': 422,
  'entry-unknown': 404,
  'state-does-not-allow': 409,
  'own-entry': 403,
  'already-verified': 409,

  'case-decided': 409,
  'not-late': 409,
  'already-decided': 409,

  'close-blocked': 409,
  'figures-changed': 409,
  'own-proposal': 403,
  'comment-missing': 422,
  'already-proposed': 409,
  'already-final': 409,
  'already-announced': 409,
  'not-final': 409,

  'lookup-locked': 429,
  'fact-missing': 422,
  'fact-wrong': 422,
  'no-office': 403,

  'link-used': 410,
  'link-expired': 410,
  'pin-too-simple': 422,
  'password-too-short': 422,
  'code-malformed': 422,
  'code-taken': 409,
  'days-malformed': 422,
  'launch-day-outside': 422,
  'prizes-get-stricter': 422,
  'rules-unpublished': 422,
  'nothing-to-publish': 409,
  'over-budget': 422,
  'campaign-begun': 409,
  'period-begun': 409,
  'period-in-use': 409,
  'period-day-malformed': 422,
  'period-outside-campaign': 422,
  'periods-overlap': 422,
  'phase-not-whole': 422,
  'target-begun': 409,
  'division-unknown': 422,
  'goal-days-malformed': 422,
  'days-left-out': 422,
  'correction-empty': 422,
  'correction-entry-unknown': 422,
  'not-announced': 409,
  'complaint-window-closed': 409,
  'complaint-window-open': 409,
  'complaint-answered': 409,
  'own-complaint': 403,
  'prize-unknown': 404,
  'prize-not-due': 409,
  'prize-not-paid': 409,
  'correction-due': 409,
  'training-campaign': 409,
  'day-not-past': 422,
  'import-has-errors': 422,
  'quantity-malformed': 422,

  'list-unknown': 404,
  'list-incomplete': 409,
  'list-running': 409,
  'row-unknown': 404,
  'row-malformed': 422,
  'pair-decided': 409,
  'pair-missing': 409,
  'payment-has-entry': 409,
  'payment-incomplete': 422,
  'collector-unknown': 422,
  'undo-late': 409,
} as const

export type RefusalCode = keyof typeof REFUSALS

/** The body of every refusal, `application/problem+json`. */
export type Problem = { type: 'about:blank'; status: number; code: RefusalCode; title: string; fields?: string[]; detail?: unknown }

/** Thrown inside the server, answered as a Problem; `detail` never holds personal data. */
export class Refused extends Error {
  readonly code: RefusalCode
  readonly fields: string[]
  readonly detail: unknown

  constructor(code: RefusalCode, fields: string[] = [], detail: unknown = undefined) {
    super(code)
    this.code = code
    this.fields = fields
    this.detail = detail
  }
}
