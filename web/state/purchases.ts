import { createSignal } from 'solid-js'
import type { PurchasePage } from '#contract/stock.ts'
import type { App } from './app.ts'
import { sentenceOf } from './desk.ts'

/** What was bought, read when it is opened, page by page. */
export function createPurchases(app: App) {
  const [pages, setPages] = createSignal<PurchasePage[]>([])
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<string | null>(null)
  const next = () => pages().at(-1)?.next ?? null

  async function load(from: string | null): Promise<void> {
    if (busy()) return
    setBusy(true)
    setTrouble(null)
    const answer = await app.device.api.get<PurchasePage>(from ? `/api/purchases?after=${encodeURIComponent(from)}` : '/api/purchases')
    setBusy(false)
    if (!answer.ok) return void setTrouble(sentenceOf(answer.failure))
    if (answer.value) setPages((before) => [...(from ? before : []), answer.value as PurchasePage])
  }

  return {
    ...{ busy, trouble },
    lines: () => pages().flatMap(({ purchases }) => purchases),
    isRead: () => pages().length > 0,
    hasMore: () => next() !== null,
    read: () => load(null),
    more: () => load(next()),
  }
}
