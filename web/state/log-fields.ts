import type { EnrolmentBody } from '#contract/enrolments.ts'
import type { Product } from '#rules/words.ts'

/** The log form as typed. Numbers are digits as text, days `DDMMYYYY`, months `MMYYYY`, hours `HHMM`; nothing is read out of them yet. */
export type LogFields = {
  product: Product | null
  name: string
  identifier: 'cccd' | 'insurance-number'
  cccd: string
  insuranceNumber: string
  birthYear: string
  sex: 'male' | 'female' | null
  insured: 'never' | 'until' | 'compulsory' | null
  coveredUntil: string
  coversFrom: string
  months: string
  amount: number | null
  /** Which person of the household this is, for the hint of health insurance. */
  householdOrder: number
  receiptNumber: string
  /** Null while the time is the phone's own; else the day and hour off the paper. */
  receiptTime: { day: string; time: string } | null
  donated: boolean
  phone: string
  targetGroup: EnrolmentBody['targetGroup']
  place: string
  officeId: string | null
  consent: boolean
  consentBy: 'self' | 'guardian'
}
export type LogField = keyof LogFields

export const emptyFields = (): LogFields => ({
  ...{ product: null, name: '', identifier: 'cccd', cccd: '', insuranceNumber: '', birthYear: '', sex: null },
  ...{ insured: null, coveredUntil: '', coversFrom: '', months: '', amount: null, householdOrder: 1, receiptNumber: '', receiptTime: null },
  ...{ donated: false, phone: '', targetGroup: null, place: '', officeId: null, consent: false, consentBy: 'self' },
})

/** What the next person of a household has in common with this one. */
export const householdFields = (one: LogFields): LogFields => ({
  ...emptyFields(),
  ...{
    householdOrder: one.householdOrder + 1,
    product: one.product,
    receiptTime: one.receiptTime,
    phone: one.phone,
    targetGroup: one.targetGroup,
    place: one.place,
    officeId: one.officeId,
  },
})

/** Whether anything was typed that would be a pity to lose. */
export const isTouched = (fields: LogFields): boolean =>
  [fields.name, fields.cccd, fields.insuranceNumber, fields.coveredUntil, fields.receiptNumber].some((text) => text.trim() !== '') || fields.amount !== null
