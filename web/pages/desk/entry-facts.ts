import type { Disclosure, QueueEntry } from '#contract/enrolments.ts'
import { common } from '../../text/common.vi.ts'
import { clockOfDay, dong, fullDay, fullMonth, stamped } from '../../text/format.ts'
import { queue } from '../../text/queue.vi.ts'

const t = queue.entry

/** The facts of an entry as pairs of words; a number in full stands in place of its mask. */
export function factsOf(entry: QueueEntry, full: Disclosure | null): { label: string; value: string }[] {
  const f = t.facts
  const pairs: [string, string | null][] = [
    [f.cccd, full?.cccd ?? entry.maskedCccd],
    [f.insurance, full?.insuranceNumber ?? entry.maskedInsuranceNumber],
    [f.phone, full?.phone ?? entry.maskedPhone],
    [f.born, entry.birthYear === null ? null : String(entry.birthYear)],
    [f.sex, entry.sex && common.sex[entry.sex]],
    [f.product, `${common.productLong[entry.product]}, ${common.participation[entry.participation]}`],
    [f.coverage, coverageOf(entry)],
    [f.months, queue.months(entry.months)],
    [f.amount, dong(entry.amount)],
    [f.receipt, entry.receiptNumber],
    [f.collected, `${stamped(entry.collectedAt)}, ${entry.collectedFrom === 'clock' ? t.fromClock : t.fromReceipt}`],
    [f.captured, stamped(entry.capturedAt)],
    [f.received, stamped(entry.receivedAt)],
    [f.points, String(entry.points)],
    [f.collector, `${entry.collector.name} (${entry.collector.code})`],
    [f.organisation, entry.organisation],
    [f.team, entry.team],
    [f.place, entry.place],
    [f.gift, giftOf(entry)],
    [f.reason, entry.reason],
  ]
  return pairs.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}

/** The pairs by which two entries of one person are told apart. */
export function comparedFacts(entry: QueueEntry): { label: string; value: string }[] {
  const f = t.facts
  return [
    { label: f.receipt, value: entry.receiptNumber },
    { label: f.collected, value: clockOfDay(entry.collectedAt) },
    { label: f.captured, value: clockOfDay(entry.capturedAt) },
    { label: f.received, value: clockOfDay(entry.receivedAt) },
    { label: f.amount, value: dong(entry.amount) },
    { label: f.collector, value: entry.collector.name },
    { label: f.organisation, value: entry.organisation },
    { label: f.cccd, value: entry.maskedCccd ?? entry.maskedInsuranceNumber ?? '–' },
  ]
}

function coverageOf({ coverage }: QueueEntry): string {
  if (coverage.insured !== 'until') return t.coverage[coverage.insured]
  const { coveredUntil, coversFrom } = coverage
  const until = coveredUntil.length === 7 ? fullMonth(coveredUntil) : fullDay(coveredUntil)
  return t.coverage.until(until) + (coversFrom ? `, ${fullMonth(coversFrom)}` : '')
}

function giftOf({ voucher }: QueueEntry): string {
  if (!voucher) return t.noVoucher
  const state = voucher.state === 'issued' || voucher.state === 'redeemed' ? voucher.state : 'other'
  return t.voucher[state]
}
