import { batch, createMemo, createSignal, onCleanup } from 'solid-js'
import type { ImportAnswer, ImportKind } from '#contract/imports.ts'
import { LIMITS } from '#contract/protocol.ts'
import type { Day } from '#rules/days.ts'
import { setUpImport as t } from '../text/set-up-import.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import { readFile } from './set-up-file.ts'
import { likeliest, tableOf } from './set-up-sheet.ts'
import type { Sheet } from './set-up-workbook.ts'

/** The file that the table came from; an XLSX may have several sheets. */
export type Source = { name: string; sheets: Sheet[]; sheet: number }

/** As the contract takes them. */
const MOST_LETTERS = 1_000_000

/** A table on its way in: pasted or chosen, looked at, mended, brought. Nothing is stored before `bring`. */
export function createImport(app: App, of: { kind: ImportKind; campaignId: () => string | null; from?: () => Day; done: (answer: ImportAnswer) => void }) {
  const [text, writeText] = createSignal('')
  const [source, setSource] = createSignal<Source | null>(null)
  /** Rows of the file above the heading, which the server does not see. */
  const [above, setAbove] = createSignal(0)
  const [skipBad, setSkipBad] = createSignal(false)
  const [preview, setPreview] = createSignal<ImportAnswer | null>(null)
  const [from, setFrom] = createSignal<Day | null>(null)
  const [isBringing, setBringing] = createSignal(false)
  const [isReading, setReading] = createSignal(false)
  const deed = createDeed(app)
  let release = () => {}
  onCleanup(() => release())
  const fromDay = () => from() ?? of.from?.() ?? null

  /** A changed table is no longer the one that was looked at. */
  function setText(given: string): void {
    release()
    if (given) release = app.update.hold()
    batch(() => (writeText(given), setAbove(0), setPreview(null), deed.say(null)))
    if (!given) setSource(null)
  }

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return
    setReading(true)
    const read = await readFile(file)
    setReading(false)
    if (!read.ok) return void deed.say(read.words)
    if (read.kind === 'sheets') return takeSheet({ name: file.name, sheets: read.sheets, sheet: likeliest(of.kind, read.sheets) })
    setText(read.text)
    setSource({ name: file.name, sheets: [], sheet: 0 })
    await look()
  }

  async function takeSheet(given: Source): Promise<void> {
    const table = tableOf(of.kind, given.sheets[given.sheet]?.rows ?? [])
    batch(() => (setText(table.text), setAbove(table.above), setSource(given)))
    await look()
  }

  async function send(apply: boolean): Promise<ImportAnswer | null> {
    if (deed.busy()) return null
    if (!text().trim()) return (deed.say(t.empty), null)
    const body = { kind: of.kind, campaignId: of.campaignId(), text: text(), apply, skipBad: skipBad(), ...(fromDay() ? { from: fromDay() } : {}) }
    if (text().length > MOST_LETTERS || new TextEncoder().encode(JSON.stringify(body)).length > LIMITS.importBytes) return (deed.say(t.tooLarge), null)
    const answer = await deed.send<ImportAnswer>('POST', '/api/imports', body)
    if (answer.ok) return answer.value
    if (answer.failure.kind === 'refused' && answer.failure.code === 'body-malformed' && answer.failure.fields.includes('text')) deed.say(t.noHeading)
    // Somebody else changed what the rows lean on: they are read anew, so that the page says which.
    if (answer.failure.kind === 'refused' && answer.failure.code === 'import-has-errors') await look()
    return null
  }

  async function look(): Promise<void> {
    const asked = text()
    const answer = await send(false)
    if (answer && asked === text()) batch(() => (setPreview(answer), setSkipBad(false)))
  }

  async function bring(): Promise<void> {
    if (!preview() || reason()) return
    setBringing(true)
    const answer = await send(true)
    setBringing(false)
    if (!answer?.applied) return
    setText('')
    of.done(answer)
  }

  const badRows = createMemo(
    () =>
      new Set(
        preview()
          ?.bad.filter(({ row }) => row > 1)
          .map(({ row }) => row),
      ).size,
  )
  /** Why the button stays locked. */
  const reason = createMemo((): string | undefined => {
    const seen = preview()
    if (!seen) return undefined
    if (seen.bad.length > 0 && !skipBad()) return t.mendFirst
    return seen.changed === 0 ? t.nothing : undefined
  })

  return {
    ...{ kind: of.kind, text, setText, skipBad, setSkipBad, badRows, reason, choose, look, bring, deed, isBringing, isReading, hasFrom: of.from !== undefined },
    /** What the server said, its rows numbered as they are in the file. */
    preview: createMemo(() => {
      const seen = preview()
      return seen && { ...seen, bad: seen.bad.map((bad) => (bad.row > 1 ? { ...bad, row: bad.row + above() } : bad)) }
    }),
    source,
    setSheet: (sheet: number) => (source() ? takeSheet({ ...source()!, sheet }) : Promise.resolve()),
    ...{ from: () => fromDay() ?? '', setFrom },
  }
}
export type ImportForm = ReturnType<typeof createImport>
