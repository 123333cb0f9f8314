import { badListSentence } from '../text/list-file.vi.ts'
import { listNew as t } from '../text/list-new.vi.ts'
import type { App } from './app.ts'
import type { ToastState } from './desk.ts'
import type { ListReader } from './list-reader.ts'
import type { ListLook } from './list-reading.ts'
import { createDownload } from './set-up-download.ts'

/** `0` is A, `26` is AA, as a spreadsheet calls its columns. */
export const columnLetters = (at: number): string => (at < 26 ? '' : columnLetters(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

/** The rows that cannot be sent as a file of their own, with what is wrong with each: to be mended and chosen again. */
export function createListSaving(app: App, toast: ToastState, of: () => { reader: ListReader | null; look: ListLook | null; name: string }) {
  const download = createDownload(app, (words) => toast.say(words))

  async function table(): Promise<{ heading: string[]; rows: string[][] } | null> {
    const { reader, look } = of()
    const bad = await reader?.badCells().catch(() => null)
    if (!bad || !look) return null
    const why = new Map(look.bad.map((one) => [one.row, badListSentence(one, columnLetters)]))
    const width = bad.headings.length
    return {
      heading: [...bad.headings, t.saved.why],
      rows: bad.rows.map(({ number, cells }) => [...Array.from({ length: width }, (_, at) => cells[at] ?? ''), why.get(number) ?? '']),
    }
  }

  const name = () => t.saved.file(of().name.replace(/\.[a-z]{3,4}$/i, ''))
  return {
    busy: download.busy,
    workbook: async () => {
      const made = await table()
      if (made) await download.workbook(name(), () => [{ name: t.saved.sheet, widths: made.heading.map((head) => Math.max(14, head.length + 2)), ...made }])
    },
    csv: async () => {
      const made = await table()
      if (made) download.csv(name(), [made.heading, ...made.rows])
    },
  }
}
