import { createSignal } from 'solid-js'
import { setUpFile as t } from '../text/set-up-file.vi.ts'
import type { App } from './app.ts'
import { harmless } from './harmless.ts'
import type { SheetToWrite } from './set-up-save.ts'

/** Files made here and handed to the browser; the writer of workbooks comes over the network when the first one is asked for. */
export function createDownload(app: App, say: (words: string) => void) {
  const [busy, setBusy] = createSignal(false)

  async function workbook(name: string, sheets: () => SheetToWrite[]): Promise<boolean> {
    if (busy()) return false
    setBusy(true)
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
