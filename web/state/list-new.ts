import { batch, createMemo, createSignal, onCleanup } from 'solid-js'
import type { ListField, ListMapping, RememberedMapping } from '#contract/lists.ts'
import { dayOf } from '#rules/days.ts'
import { hideNumbers } from '#rules/identifiers.ts'
import type { Product } from '#rules/words.ts'
import type { InferOutput } from 'valibot'
import { listNew as t } from '../text/list-new.vi.ts'
import type { App } from './app.ts'
import { createToast } from './desk.ts'
import { MOST_LIST_ROWS } from './list-faults.ts'
import { productOf, TWICE } from './list-headings.ts'
import { createListSaving } from './list-save.ts'
import { type ListReader, openListReader, type OpenReader, ReaderAway } from './list-reader.ts'
import type { ListHead, ListLook } from './list-reading.ts'
import { createListUpload } from './list-upload.ts'

/** An official list on its way in: chosen, its columns told, its rows looked at, then sent. Nothing leaves the page before `bring`. */
export function createListNew(app: App, openReader: OpenReader = openListReader) {
  const campaigns = () => app.me()?.campaigns ?? []
  const [campaign, setCampaign] = createSignal(app.bundle()?.id ?? campaigns()[0]?.id ?? '')
  const [fileName, setFileName] = createSignal('')
  const [opening, setOpening] = createSignal<number | null>(null)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const [head, setHead] = createSignal<ListHead | null>(null)
  const [fields, setFields] = createSignal<(ListField | null)[]>([])
  const [product, setProduct] = createSignal<Product | null>(null)
  const [isRemembered, setRemembered] = createSignal(false)
  const [look, setLook] = createSignal<ListLook | null>(null)
  const [isLooking, setLooking] = createSignal(false)
  const toast = createToast(app.device.timers)
  const upload = createListUpload(app)
  let reader: ListReader | null = null
  let turn = 0
  onCleanup(() => reader?.close())

  /** Leaves the file, whatever is being done with it. */
  function clear(): void {
    turn++
    reader?.close()
    reader = null
    upload.stop()
    batch(() => (setHead(null), setLook(null), setOpening(null), setLooking(false), setTrouble(null), setFileName('')))
  }

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return
    clear()
    const own = turn
    batch(() => (setFileName(file.name), setOpening(0)))
    reader = openReader((share) => own === turn && opening() !== null && setOpening(share))
    const opened = await reader
      .open(file)
      .catch((error: unknown) => ({ ok: false as const, words: error instanceof ReaderAway ? t.readerAway : t.readingEnded }))
    if (own !== turn) return
    setOpening(null)
    if (opened.ok) await show(opened.head)
    else setTrouble(opened.words)
  }

  const chooseSheet = async (sheet: number) => {
    const own = ++turn
    const taken = await reader?.take(sheet).catch(() => null)
    if (own === turn && taken) await show(taken)
  }

  async function show(given: ListHead): Promise<void> {
    const own = turn
    batch(() => {
      setHead(given)
      setFields(given.columns.map(({ field }) => field))
      setProduct(productOf(given.form))
      setRemembered(false)
      setLook(null)
      setTrouble(null)
    })
    const answer = await app.device.api.get<InferOutput<typeof RememberedMapping>>(`/api/lists/mapping?headings=${given.key}`)
    if (own !== turn) return
    const mapping = answer.ok ? answer.value?.mapping : null
    if (mapping?.columns.length === given.columns.length) {
      batch(() => (setFields(mapping.columns), setProduct(mapping.product), setRemembered(true)))
    }
    if (!missing()) await preview()
  }

  /** What was looked at, or is just now, is no longer what the columns say. */
  function unlook(change: () => void): void {
    turn++
    batch(() => (change(), setLook(null), setLooking(false)))
  }

  function setField(column: number, field: ListField | null): void {
    const others = fields().map((own) => (own === field && field !== null && !TWICE.includes(field) ? null : own))
    unlook(() => setFields(others.with(column, field)))
  }

  const mapping = (): ListMapping => ({ columns: fields(), product: product() })

  async function preview(): Promise<void> {
    if (!reader || missing()) return
    const own = ++turn
    setLooking(true)
    const seen = await reader.look(mapping(), dayOf(app.device.now())).catch(() => null)
    if (own !== turn) return
    batch(() => (setLooking(false), setLook(seen), setTrouble(seen ? null : t.readingEnded)))
  }

  /** What the columns do not say yet, in a sentence. */
  const missing = createMemo((): string | null => {
    const has = (...wanted: ListField[]) => wanted.some((field) => fields().includes(field))
    if (!head()) return null
    if (!has('name')) return t.missing.name
    if (!has('cccd', 'insuranceNumber', 'birth')) return t.missing.number
    return !has('product') && product() === null ? t.missing.product : null
  })
  const reason = createMemo((): string | undefined => {
    const seen = look()
    if (!seen) return undefined
    if (seen.good === 0) return t.nothing
    if (seen.good > MOST_LIST_ROWS) return t.tooMany(MOST_LIST_ROWS)
    return campaign() === '' ? t.noCampaign : undefined
  })

  async function bring(): Promise<void> {
    const [chosen, seen] = [head(), look()]
    if (!reader || !chosen || !seen || reason()) return
    await upload.begin(reader, {
      ...{ campaignId: campaign(), headings: chosen.key, form: chosen.form, mapping: mapping(), rows: seen.good, skipped: seen.bad.length },
      name:
        hideNumbers(
          fileName()
            .normalize('NFC')
            .replace(/\.[a-z]{3,4}$/i, ''),
        )
          .slice(0, 120)
          .trim() || t.title,
    })
  }

  return {
    ...{ campaigns, campaign, setCampaign, fileName, opening, trouble, head, fields, product, isRemembered, look, isLooking, toast, upload, missing, reason },
    ...{ choose, chooseSheet, clear, setField, preview, bring },
    setProduct: (given: Product) => unlook(() => setProduct(given)),
    save: createListSaving(app, toast, () => ({ reader, look: look(), name: fileName() })),
  }
}
export type ListNew = ReturnType<typeof createListNew>
