import { createStore } from 'solid-js/store'
import type { ListRowView, RowEnrolment } from '#contract/lists.ts'
import { listEnrolment as t } from '../text/list-enrolment.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import type { List } from './list.ts'
import { typedDay, typedMonth } from './log-dates.ts'

type Insured = NonNullable<RowEnrolment['insured']>
export type RowFields = {
  collectorCode: string
  insured: Insured | ''
  coveredUntil: string
  months: number
  amount: number | undefined
  receiptNumber: string
  paidDay: string
  reason: string
}

/** Turns a payment into an entry: asks for what its row does not say, and for nothing else. */
export function createRowEnrolment(app: App, list: List, row: ListRowView, done: () => void) {
  const deed = createDeed(app)
  const [fields, setFields] = createStore<RowFields>({
    ...{ collectorCode: '', insured: row.participation === 'new' ? 'never' : row.participation ? 'until' : '' },
    ...{ coveredUntil: '', months: Number.NaN, amount: undefined, receiptNumber: '', paidDay: '', reason: t.because(list.name()).slice(0, 300) },
  })
  // Whoever goes on without a gap had BHXH until the month before: the list says it by itself.
  const goesOn = row.product === 'bhxh-tn' && row.participation === 'renewal' && row.fromMonth !== null
  const asks = {
    collectorCode: row.collector === null,
    insured: row.participation === null,
    months: row.months === null,
    amount: row.amount === null,
    receiptNumber: row.receiptNumber === null,
    paidDay: row.paidDay === null,
  }
  const asksUntil = () => fields.insured === 'until' && !goesOn
  const until = () => (row.product === 'bhyt-hgd' ? typedDay(fields.coveredUntil) : typedMonth(fields.coveredUntil))

  /** What is still missing, as the button says it. */
  function missing(): string | undefined {
    const m = t.missing
    if (asks.collectorCode && !fields.collectorCode.trim()) return m.collectorCode
    if (!fields.insured) return m.insured
    if (asksUntil() && !until()) return row.product === 'bhyt-hgd' ? m.untilDay : m.untilMonth
    if (asks.months && !(fields.months > 0)) return m.months
    if (asks.amount && fields.amount === undefined) return m.amount
    if (asks.receiptNumber && !fields.receiptNumber.trim()) return m.receiptNumber
    if (asks.paidDay && !fields.paidDay) return m.paidDay
    return fields.reason.trim() ? undefined : m.reason
  }

  function body(): RowEnrolment {
    const last = until()
    return {
      ...(asks.collectorCode ? { collectorCode: fields.collectorCode.trim() } : {}),
      ...(asks.insured && fields.insured ? { insured: fields.insured } : {}),
      ...(asksUntil() && last ? { coveredUntil: last } : {}),
      ...(asks.months ? { months: fields.months } : {}),
      ...(asks.amount && fields.amount !== undefined ? { amount: fields.amount } : {}),
      ...(asks.receiptNumber ? { receiptNumber: fields.receiptNumber.trim() } : {}),
      ...(asks.paidDay ? { paidDay: fields.paidDay } : {}),
      reason: fields.reason.trim(),
    }
  }

  async function send(): Promise<void> {
    if (missing() || deed.busy()) return
    const answer = await deed.send('POST', `/api/lists/${list.id()}/rows/${row.row}/enrolment`, body())
    if (answer.ok) done()
  }
  return { row, deed, fields, set: setFields, asks, asksUntil, missing, send }
}
export type RowEnrolmentForm = ReturnType<typeof createRowEnrolment>
