import type { CorrectionBody, Enrolment, EnrolmentBody } from '#contract/enrolments.ts'
import { digitsOf, paperTime } from './log-dates.ts'
import { emptyFields, type LogField, type LogFields } from './log-fields.ts'

/** The form as it would have been typed for an entry. What the server gives masked stays empty. */
export function fieldsOf(entry: EnrolmentBody | Enrolment): LogFields {
  const isOwn = 'cccd' in entry
  const hasCccd = isOwn ? entry.cccd !== null : entry.maskedCccd !== null
  const { coverage } = entry
  const consent = entry.giftConsent
  return {
    ...emptyFields(),
    ...{ product: entry.product, name: entry.name, identifier: hasCccd ? 'cccd' : 'insurance-number' },
    ...{ cccd: isOwn ? (entry.cccd ?? '') : '', insuranceNumber: isOwn ? (entry.insuranceNumber ?? '') : '' },
    ...{ birthYear: entry.birthYear === null ? '' : String(entry.birthYear), sex: entry.sex, insured: coverage.insured },
    coveredUntil: coverage.insured === 'until' ? digitsOf(coverage.coveredUntil) : '',
    coversFrom: coverage.insured === 'until' && coverage.coversFrom ? digitsOf(coverage.coversFrom) : '',
    ...{ months: String(entry.months), amount: entry.amount, receiptNumber: entry.receiptNumber, donated: entry.donated },
    receiptTime: entry.collectedFrom === 'receipt' ? paperTime(entry.collectedAt) : null,
    phone: isOwn ? (entry.phone?.replace(/^\+84/, '0') ?? '') : '',
    ...{ targetGroup: entry.targetGroup, place: entry.place ?? '', officeId: entry.officeId },
    consent: Boolean(consent),
    consentBy: typeof consent === 'object' && consent ? consent.by : 'self',
  }
}

/** Which fields of the form a part of the body is read from. */
const SOURCES: Record<keyof CorrectionBody, readonly LogField[]> = {
  product: ['product'],
  name: ['name'],
  cccd: ['identifier', 'cccd'],
  insuranceNumber: ['identifier', 'insuranceNumber'],
  birthYear: ['identifier', 'cccd', 'birthYear'],
  sex: ['identifier', 'cccd', 'sex'],
  coverage: ['product', 'insured', 'coveredUntil', 'coversFrom'],
  months: ['months'],
  amount: ['amount'],
  receiptNumber: ['receiptNumber'],
  collectedAt: ['receiptTime'],
  collectedFrom: ['receiptTime'],
  donated: ['donated'],
  phone: ['phone'],
  targetGroup: ['targetGroup'],
  place: ['place'],
  officeId: ['officeId'],
  giftConsent: ['consent', 'consentBy'],
}

/** What a correction carries: only what was changed; the rest stays as it was. */
export function changesOf(before: LogFields, after: LogFields, body: EnrolmentBody): CorrectionBody {
  const differs = (field: LogField) => JSON.stringify(before[field]) !== JSON.stringify(after[field])
  const names = (Object.keys(SOURCES) as (keyof CorrectionBody)[]).filter((name) => SOURCES[name].some(differs))
  // A gift that is no longer to be spoken of takes its consent along.
  const lost = before.consent && body.giftConsent === null
  return { ...Object.fromEntries(names.map((name) => [name, body[name]])), ...(lost ? { giftConsent: null } : {}) }
}
