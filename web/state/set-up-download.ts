import { createSignal } from 'solid-js'
import type { Export } from '#contract/audit.ts'
import { setUpFile as t } from '../text/set-up-file.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import { harmless } from './harmless.ts'
import type { SheetToWrite } from './set-up-save.ts'

/** Files made here and handed to the browser. One with people's data stands in the audit before it is made (`holds`). The writer of workbooks comes over the network when the first one is asked for. */
export function createDownload(app: App, say: (words: string) => void) {
  const [busy, setBusy] = createSignal(false)

  const deed = createDeed(app)

  async function isNoted(holds: Export | undefined): Promise<boolean> {
    if (!holds) return true
    const answer = await deed.send('POST', '/api/exports', holds)
    if (!answer.ok) say(answer.failure.kind === 'unreachable' ? t.exportNeedsNetwork : (deed.trouble() ?? t.exportNeedsNetwork))
    return answer.ok
  }

  async function workbook(name: string, sheets: () => SheetToWrite[], holds?: Export): Promise<boolean> {
    if (busy()) return false
    setBusy(true)
    if (!(await isNoted(holds))) return (setBusy(false), false)
    const file = await import('./set-up-save.ts').then(
      ({ workbookOf }) => workbookOf(sheets()),
      () => null,
    )
    setBusy(false)
    if (file) app.device.share.save(`${name}.xlsx`, file)
    say(file ? t.made(`${name}.xlsx`) : t.needsNetwork)
    return file !== null
  }

  function csv(name: string, rows: string[][]): void {
    app.device.share.save(`${name}.csv`, new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }))
    say(t.made(`${name}.csv`))
  }

  return { busy, workbook, csv }
}
export type Download = ReturnType<typeof createDownload>

/** As Excel here opens it by itself: UTF-8 with its mark, a semicolon between cells. A cell that Excel would take for a formula begins with an apostrophe. */
export function csvOf(rows: string[][]): string {
  const cell = (text: string) => {
    const safe = harmless(text)
    return /[;"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`
}
