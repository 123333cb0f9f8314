import type { QueueEntry } from '#contract/enrolments.ts'
import type { Doubt, ListRowView } from '#contract/lists.ts'
import { dayOf } from '#rules/days.ts'
import { plain, plainReceipt } from '#rules/plain.ts'
import { common } from '../text/common.vi.ts'
import { count, dong, fullDay } from '../text/format.ts'
import { list } from '../text/list.vi.ts'
import { listPairs as t } from '../text/list-pairs.vi.ts'

/** `unsaid`: one side says nothing, so that nothing differs. */
export type PairFact = { label: string; payment: string | null; entry: string | null; verdict: 'same' | 'differs' | 'unsaid' }

/** What the payment and the entry say, side by side. A number in sight is a mask, so that the server's doubts count before what can be read. */
export function pairFacts(row: ListRowView, entry: QueueEntry): PairFact[] {
  const f = t.facts
  const doubted = (doubt: Doubt) => row.doubts.includes(doubt)
  const numbers = doubted('numbers')
  const day = dayOf(entry.collectedAt)
  const fact = (label: string, payment: string | null, own: string | null, differs: boolean): PairFact => {
    const unsaid = payment === null || own === null
    return { label, payment, entry: own, verdict: differs ? 'differs' : unsaid ? 'unsaid' : 'same' }
  }
  const facts = [
    fact(f.name, row.name, entry.name, doubted('name') || plain(row.name) !== plain(entry.name)),
    fact(f.cccd, row.maskedCccd, entry.maskedCccd, (numbers && bothSay(row.maskedCccd, entry.maskedCccd)) || differ(row.maskedCccd, entry.maskedCccd)),
    fact(
      f.insurance,
      row.maskedInsuranceNumber,
      entry.maskedInsuranceNumber,
      (numbers && bothSay(row.maskedInsuranceNumber, entry.maskedInsuranceNumber)) || differ(row.maskedInsuranceNumber, entry.maskedInsuranceNumber),
    ),
    fact(f.born, textOf(row.birthYear), textOf(entry.birthYear), doubted('birth-year') || differ(row.birthYear, entry.birthYear)),
    fact(f.sex, row.sex && common.sex[row.sex], entry.sex && common.sex[entry.sex], differ(row.sex, entry.sex)),
    fact(
      f.participation,
      row.participation && common.participation[row.participation],
      common.participation[entry.participation],
      doubted('participation') || differ(row.participation, entry.participation),
    ),
    fact(
      f.receipt,
      row.receiptNumber,
      entry.receiptNumber,
      doubted('receipt') || differ(row.receiptNumber && plainReceipt(row.receiptNumber), plainReceipt(entry.receiptNumber)),
    ),
    fact(f.day, row.paidDay && fullDay(row.paidDay), fullDay(day), doubted('day')),
    fact(f.amount, row.amount === null ? null : dong(row.amount), dong(entry.amount), doubted('amount') || differ(row.amount, entry.amount)),
    fact(f.months, textOf(row.months), count(entry.months), doubted('months') || differ(row.months, entry.months)),
    fact(f.collector, collectorOf(row), `${entry.collector.name} (${entry.collector.code})`, doubted('collector')),
    fact(f.organisation, row.organisation, entry.organisation, false),
  ]
  return facts.filter(({ payment, entry: own }) => payment !== null || own !== null)
}

const bothSay = (one: unknown, other: unknown): boolean => one !== null && other !== null
const differ = (one: unknown, other: unknown): boolean => bothSay(one, other) && one !== other
const textOf = (number: number | null): string | null => (number === null ? null : String(number))

/** The code as the list has it, with the name behind it when somebody has that code. */
export const collectorOf = ({ collectorCode, collector }: ListRowView): string | null =>
  collectorCode === null ? null : collector ? `${collector} (${collectorCode})` : list.unknownCode(collectorCode)
