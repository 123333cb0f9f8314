import { randomUUID } from 'node:crypto'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import { PROTOCOL } from '#contract/protocol.ts'
import { startOfDay, HOUR } from '#rules/days.ts'
import type { Listed } from '../cast/official-cells.ts'
import { madeListed } from '../cast/official-lists.ts'
import { doorOf } from './door.ts'
import type { Stage } from './stage.ts'

const CODES = ['a', 'b', 'c'] as const
/** The day of the first receipt; ten days of receipts follow, the first seven of them in week 1. */
const FIRST_DAY = '2025-11-12'
const SECOND_WEEK = '2025-11-19'

/** A thousand payments of a D05 list, and by place what is the matter with some of them. */
export const PAYMENTS = 1_000
export const DOUBTFUL = [0, 1, 2, 3, 4, 5]
/** Nobody logged the first of these; the one that `mended` names was logged under another number. */
export const UNLOGGED = [6, 7, 8]
export const MENDED = 9
export const AGREED = PAYMENTS - DOUBTFUL.length - UNLOGGED.length - 1

export function thePayments(): Listed[] {
  const people = madeListed(PAYMENTS, { form: 'd05', codes: CODES, firstDay: FIRST_DAY })
  // What is looked at one by one has a name and a plan of its own, so that the story can be read.
  people[6] = { ...people[6]!, name: 'Công Tằng Tôn Nữ Diệu Hiền', participation: 'returning' }
  people[MENDED] = {
    ...people[MENDED]!,
    name: 'Huỳnh Nguyễn Khánh Tường',
    participation: 'new',
    collectorCode: 'd',
    paidDay: '2025-11-20',
    insuranceNumber: null,
  }
  return people
}

/** Phones sent in at the end of each week what the list will speak of: all but the unlogged, the doubtful with a difference each. */
export async function logAll(stage: Stage, people: readonly Listed[]): Promise<void> {
  const logged = people.flatMap((one, at) => (UNLOGGED.includes(at) ? [] : [{ code: codeOf(one, at), body: bodyOf(stage, one, at) }]))
  const inWeek = (first: boolean) => logged.filter(({ body }) => body.collectedAt < startOfDay(SECOND_WEEK) === first)
  stage.setClock('2025-11-18T20:00:00+07:00')
  await send(stage, inWeek(true))
  stage.setClock('2025-11-21T20:00:00+07:00')
  await send(stage, inWeek(false))
}

async function send(stage: Stage, logged: { code: string; body: EnrolmentBody }[]): Promise<void> {
  for (const [code, own] of Map.groupBy(logged, (one) => one.code)) {
    const phone = await doorOf(stage, code)
    const now = stage.now()
    for (let from = 0; from < own.length; from += 50) {
      const items = own.slice(from, from + 50).map(({ body }) => ({ id: randomUUID(), kind: 'enrolment', capturedAt: now, body }))
      const { receipts } = await phone.post<{ receipts: { code?: string }[] }>('/api/sync', {
        protocol: PROTOCOL.current,
        device: phone.deviceId,
        sentAt: now,
        since: null,
        items,
      })
      const refused = receipts.find((receipt) => receipt.code)
      if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`)
    }
  }
}

/** Somebody else logged the fourth doubtful one. */
const codeOf = (one: Listed, at: number) => (at === 4 ? (CODES.find((code) => code !== one.collectorCode) as string) : (one.collectorCode as string))

function bodyOf(stage: Stage, one: Listed, at: number): EnrolmentBody {
  return {
    ...{ campaignId: stage.furniture.campaignId, product: 'bhxh-tn', name: one.name, cccd: one.cccd, insuranceNumber: null },
    ...{ birthYear: Number(one.birth.slice(0, 4)), sex: one.sex, coverage: coverageOf(one), months: one.months as number, amount: one.amount as number },
    ...{ receiptNumber: one.receiptNumber as string, collectedAt: startOfDay(one.paidDay as string) + 10 * HOUR, collectedFrom: 'receipt', donated: false },
    ...{ phone: null, targetGroup: null, place: one.place, officeId: null, giftConsent: null },
    ...DIFFERENCES[at]?.(one),
  }
}

/** What the phone says otherwise than the list. */
const DIFFERENCES: Record<number, (one: Listed) => Partial<EnrolmentBody>> = {
  0: () => ({ amount: 3_168_000 }),
  1: () => ({ receiptNumber: '7700001' }),
  2: () => ({ name: 'Lê Quốc Vượng' }),
  3: () => ({ months: 12 }),
  5: () => ({ receiptNumber: '7700005', amount: 264_000 }),
  [MENDED]: (one) => ({ cccd: wrongNumber(one.cccd as string), receiptNumber: '9900009' }),
}

/** Another serial behind the same place, century, sex and year. */
export const wrongNumber = (cccd: string): string => cccd.slice(0, 7) + [...cccd.slice(7)].map((digit) => String((Number(digit) + 5) % 10)).join('')

function coverageOf({ participation }: Listed): EnrolmentBody['coverage'] {
  if (participation === 'new') return { insured: 'never' }
  return { insured: 'until', coveredUntil: participation === 'returning' ? '2025-06' : '2025-10', coversFrom: null }
}
