import type { QueueEntry } from '#contract/enrolments.ts'
import type { ListExportAnswer, ListRowView } from '#contract/lists.ts'
import { dayOf } from '#rules/days.ts'
import { common } from '../text/common.vi.ts'
import { fullDay, fullMonth } from '../text/format.ts'
import { list as words } from '../text/list.vi.ts'
import { listExport as t } from '../text/list-export.vi.ts'
import { lists } from '../text/lists.vi.ts'
import { parts } from '../text/parts.vi.ts'
import type { Answer } from '../device/api.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import type { List, ShownGroup } from './list.ts'
import { createDownload } from './set-up-download.ts'

export type Cells = (string | number | null)[]

/** A group as a file, made here from rows with masked numbers; the server writes down who asked. */
export function createListExport(app: App, list: List) {
  const deed = createDeed(app)
  const download = createDownload(app, (said) => list.toast.say(said))

  async function rowsOf(group: ShownGroup): Promise<Cells[] | null> {
    const rows: Cells[] = []
    for (let after: string | null = null; ;) {
      const answer: Answer<ListExportAnswer> = await deed.send('POST', `/api/lists/${list.id()}/export`, after ? { group, after } : { group })
      if (!answer.ok || !answer.value) return null
      rows.push(...answer.value.rows.map(paymentCells), ...answer.value.entries.map(entryCells))
      after = answer.value.next
      if (!after) return rows
    }
  }
  const nameOf = (group: ShownGroup) => words.fileName(list.name().replace(/\.(xlsx|csv)$/i, ''), lists.groups[group])

  async function workbook(group: ShownGroup): Promise<void> {
    const rows = await rowsOf(group)
    if (rows) await download.workbook(nameOf(group), () => [{ name: lists.groups[group], widths: WIDTHS, heading: HEADING, rows }])
  }
  async function csv(group: ShownGroup): Promise<void> {
    const rows = await rowsOf(group)
    if (rows) download.csv(nameOf(group), [HEADING, ...rows.map((row) => row.map((cell) => String(cell ?? '')))])
  }
  return { deed, busy: () => deed.busy() || download.busy(), workbook, csv }
}
export type Export = ReturnType<typeof createListExport>

const HEADING: string[] = Object.values(t.heads)
const WIDTHS = [10, 28, 14, 14, 10, 10, 10, 14, 16, 12, 14, 10, 10, 14, 26, 32, 16, 50]

const paymentCells = (row: ListRowView): Cells => [
  ...[row.row, row.name, row.maskedCccd, row.maskedInsuranceNumber, row.birthYear, row.sex && common.sex[row.sex], common.product[row.product]],
  ...[row.participation && common.participation[row.participation], row.receiptNumber, row.paidDay && fullDay(row.paidDay), row.amount, row.months],
  ...[row.fromMonth && fullMonth(row.fromMonth), row.collectorCode, row.collector, row.organisation],
  ...[row.entry && parts.entry[row.entry.state], row.doubts.map((doubt) => words.doubts[doubt]).join(' ')],
]

const entryCells = (entry: QueueEntry): Cells => [
  ...[null, entry.name, entry.maskedCccd, entry.maskedInsuranceNumber, entry.birthYear, entry.sex && common.sex[entry.sex], common.product[entry.product]],
  ...[common.participation[entry.participation], entry.receiptNumber, fullDay(dayOf(entry.collectedAt)), entry.amount, entry.months],
  ...[null, entry.collector.code, entry.collector.name, entry.organisation, parts.entry[entry.state], null],
]
