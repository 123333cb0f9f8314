import type { QueueEntry } from '#contract/enrolments.ts'
import type { Doubt, ListRowView } from '#contract/lists.ts'
import { dayOf } from '#rules/days.ts'
import { plain } from '#rules/plain.ts'
import { common } from '../text/common.vi.ts'
import { dong, fullDay } from '../text/format.ts'
import { list } from '../text/list.vi.ts'
import { listPairs as t } from '../text/list-pairs.vi.ts'

/** `unsaid`: one side says nothing, so that nothing differs. */
export type PairFact = { label: string; payment: string | null; entry: string | null; verdict: 'same' | 'differs' | 'unsaid' }

/** What the payment and the entry say, side by side. Masks, receipts of another series and days that are booked late hide or feign a difference: there the server's doubt alone decides. */
export function pairFacts(row: ListRowView, entry: QueueEntry): PairFact[] {
  const f = t.facts
  const doubted = (doubt: Doubt) => row.doubts.includes(doubt)
  const year = (born: number | null) => (born === null ? null : String(born))
  const day = dayOf(entry.collectedAt)
  const facts: [string, string | null, string | null, boolean][] = [
    [f.name, row.name, entry.name, plain(row.name) !== plain(entry.name)],
    [f.cccd, row.maskedCccd, entry.maskedCccd, doubted('numbers') || row.maskedCccd !== entry.maskedCccd],
    [f.insurance, row.maskedInsuranceNumber, entry.maskedInsuranceNumber, doubted('numbers') || row.maskedInsuranceNumber !== entry.maskedInsuranceNumber],
    [f.born, year(row.birthYear), year(entry.birthYear), row.birthYear !== entry.birthYear],
    [f.sex, row.sex && common.sex[row.sex], entry.sex && common.sex[entry.sex], row.sex !== entry.sex],
    [f.participation, participationOf(row.participation), participationOf(entry.participation), row.participation !== entry.participation],
    [f.receipt, row.receiptNumber, entry.receiptNumber, doubted('receipt')],
    [f.day, row.paidDay && fullDay(row.paidDay), fullDay(day), doubted('day')],
    [f.amount, row.amount === null ? null : dong(row.amount), dong(entry.amount), row.amount !== entry.amount],
    [f.months, row.months === null ? null : String(row.months), String(entry.months), row.months !== entry.months],
    [f.collector, collectorOf(row), `${entry.collector.name} (${entry.collector.code})`, doubted('collector')],
  ]
  return facts
    .filter(([, payment, own]) => payment !== null || own !== null)
    .map(([label, payment, own, differs]) => ({
      label,
      payment,
      entry: own,
      verdict: payment === null || own === null ? 'unsaid' : differs ? 'differs' : 'same',
    }))
}

const participationOf = (participation: ListRowView['participation']): string | null => participation && common.participation[participation]

/** The code as the list has it, with the name behind it when somebody has that code. */
export const collectorOf = ({ collectorCode, collector }: ListRowView): string | null =>
  collectorCode === null ? null : collector ? `${collector} (${collectorCode})` : list.unknownCode(collectorCode)
