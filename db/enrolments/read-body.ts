import * as v from 'valibot'
import { EnrolmentBody, type Flag } from '#contract/enrolments.ts'
import { Refused, type RefusalCode } from '#contract/refusals.ts'
import { dayOf } from '#rules/days.ts'
import { readCccd, readInsuranceNumber, readName, readPhone } from '#rules/identifiers.ts'
import type { Verdict } from '#rules/words.ts'
import type { Contents } from './contents.ts'

export type ReadBody = { body: EnrolmentBody; contents: Contents; flags: Flag[] }

/** Checks what was logged; the first thing that cannot be is refused by name, with its field. Clock, coverage and campaign come later. */
export function readBody(raw: unknown, now: number): ReadBody {
  const parsed = v.safeParse(EnrolmentBody, raw)
  if (!parsed.success) throw malformed(parsed.issues)
  const body = parsed.output
  const today = dayOf(now)
  const flags: Flag[] = []
  const cccd = body.cccd === null ? null : orRefuse(readCccd(body.cccd, today), 'cccd')
  const insuranceNumber = body.insuranceNumber === null ? null : orRefuse(readInsuranceNumber(body.insuranceNumber), 'insuranceNumber')
  if (!cccd && !insuranceNumber) throw new Refused('identifier-missing', ['cccd'])
  if (body.birthYear !== null && (body.birthYear < 1900 || body.birthYear > Number(today.slice(0, 4))))
    throw new Refused('birth-year-impossible', ['birthYear'])
  if (body.months < 1 || body.months > 60) throw new Refused('months-malformed', ['months'])
  if (cccd && body.birthYear !== null && body.birthYear !== cccd.birthYear) flags.push('birth-year-differs')
  if (cccd && body.sex !== null && body.sex !== cccd.sex) flags.push('sex-differs')
  if (cccd && !cccd.knownPlace) flags.push('place-unknown')
  const contents: Contents = {
    name: orRefuse(readName(body.name), 'name'),
    cccd: cccd?.cccd ?? null,
    insuranceNumber,
    birthYear: cccd?.birthYear ?? body.birthYear,
    sex: cccd?.sex ?? body.sex,
    phone: body.phone === null ? null : orRefuse(readPhone(body.phone), 'phone'),
    place: body.place,
  }
  return { body, contents, flags }
}

function orRefuse<Value>(verdict: Verdict<Value, RefusalCode>, field: string): Value {
  if (!verdict.ok) throw new Refused(verdict.refusal, [field])
  return verdict.value
}

const NAMED: Record<string, RefusalCode> = {
  months: 'months-malformed',
  amount: 'amount-malformed',
  receiptNumber: 'receipt-number-missing',
  coverage: 'coverage-malformed',
  name: 'name-malformed',
}

function malformed(issues: readonly v.BaseIssue<unknown>[]): Refused {
  const fields = [...new Set(issues.map((issue) => String(issue.path?.[0]?.key ?? 'body')))]
  return new Refused(NAMED[fields[0] ?? ''] ?? 'item-malformed', fields)
}
