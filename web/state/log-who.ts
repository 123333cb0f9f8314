import type { EnrolmentBody } from '#contract/enrolments.ts'
import { dayOf } from '#rules/days.ts'
import { readCccd, readInsuranceNumber, readName, readPhone } from '#rules/identifiers.ts'
import { log } from '../text/log.vi.ts'
import type { LogFields } from './log-fields.ts'
import { type Hints, type LogContext, type Missing, refusalNote } from './log-reading.ts'

const t = log.hint
type WhoFacts = Pick<EnrolmentBody, 'name' | 'cccd' | 'insuranceNumber' | 'birthYear' | 'sex' | 'phone'>

/** Who it is: name, one number, and what the number does not tell. */
export function readWho(fields: LogFields, context: LogContext): { facts: WhoFacts; hints: Hints; missing: Missing[] } {
  const hints: Hints = {}
  const missing: Missing[] = []
  const name = readName(fields.name)
  if (!name.ok) missing.push({ field: 'name', note: fields.name.trim() ? refusalNote(name.refusal) : t.nameMissing })
  const phone = fields.phone.trim() ? readPhone(fields.phone) : null
  if (phone && !phone.ok) missing.push({ field: 'phone', note: refusalNote(phone.refusal) })
  const number = fields.identifier === 'cccd' ? byCccd(fields, context, hints, missing) : byInsuranceNumber(fields, context, hints, missing)
  return { facts: { name: name.ok ? name.value : '', phone: phone?.ok ? phone.value : null, ...number }, hints, missing }
}

type NumberFacts = Pick<EnrolmentBody, 'cccd' | 'insuranceNumber' | 'birthYear' | 'sex'>
const NOTHING: NumberFacts = { cccd: null, insuranceNumber: null, birthYear: null, sex: null }

function byCccd({ cccd: digits }: LogFields, { now, stored }: LogContext, hints: Hints, missing: Missing[]): NumberFacts {
  if (!digits && stored?.maskedCccd) {
    hints.cccd = { note: t.kept(stored.maskedCccd) }
    return NOTHING
  }
  const read = readCccd(digits, dayOf(now))
  if (!read.ok) {
    const note = digits ? (read.refusal === 'cccd-length' ? t.cccdShort(digits.length) : refusalNote(read.refusal)) : t.cccdMissing
    if (digits.length >= 12) hints.cccd = { state: 'error', note }
    missing.push({ field: 'cccd', note })
    return NOTHING
  }
  const { cccd, birthYear, sex, knownPlace } = read.value
  hints.cccd = knownPlace ? { state: 'ok', note: t.cccd(sex, birthYear) } : { state: 'warning', note: t.cccdPlace(sex, birthYear) }
  return { cccd, insuranceNumber: null, birthYear, sex }
}

function byInsuranceNumber(fields: LogFields, { now, stored }: LogContext, hints: Hints, missing: Missing[]): NumberFacts {
  const { insuranceNumber: typed, birthYear: year, sex } = fields
  const kept = !typed && stored?.maskedInsuranceNumber
  const read = readInsuranceNumber(typed)
  if (kept) hints.insuranceNumber = { note: t.kept(kept) }
  else if (read.ok) hints.insuranceNumber = { state: 'ok', note: '' }
  else missing.push({ field: 'insuranceNumber', note: refusalNote(read.refusal) })

  const birthYear = Number(year)
  const isYear = /^\d{4}$/.test(year) && birthYear >= 1900 && birthYear <= Number(dayOf(now).slice(0, 4))
  if (year.length === 4 && !isYear) hints.birthYear = { state: 'error', note: refusalNote('birth-year-impossible') }
  if (!isYear) missing.push({ field: 'birthYear', note: refusalNote('birth-year-impossible') })
  if (!sex) missing.push({ field: 'sex', note: t.choose })
  return { cccd: null, insuranceNumber: read.ok ? read.value : null, birthYear: isYear ? birthYear : null, sex }
}
