import { createEffect, createSignal, on } from 'solid-js'
import type { LedgerLine, LedgerPage, StockView } from '#contract/stock.ts'
import { dayOf } from '#rules/days.ts'
import type { App } from './app.ts'

/** The ledger of an office: the page that came with its shelf, and older ones as they are asked for. */
export function createLedger(app: App, office: () => string | null, view: () => StockView | null, sayFailed: () => void) {
  const [older, setOlder] = createSignal<{ under: string | null; moves: LedgerLine[]; next: string | null } | null>(null)
  const [busy, setBusy] = createSignal(false)
  createEffect(on(office, () => setOlder(null)))
  /** Pages that hang under another first page than the one shown would leave a gap or repeat lines. */
  const fitting = () => (older()?.under === (view()?.next ?? null) ? older() : null)
  const next = () => (fitting() ? fitting()!.next : (view()?.next ?? null))

  async function more(): Promise<void> {
    const [cursor, under] = [next(), view()?.next ?? null]
    if (!cursor || busy()) return
    setBusy(true)
    const answer = await app.device.api.get<LedgerPage>(`/api/stock/${office()}/moves?after=${encodeURIComponent(cursor)}`)
    setBusy(false)
    if (!answer.ok || !answer.value) return sayFailed()
    const page = answer.value
    setOlder({ under, moves: [...(fitting()?.moves ?? []), ...page.moves], next: page.next })
  }

  return { lines: () => folded([...(view()?.moves ?? []), ...(fitting()?.moves ?? [])]), hasMore: () => next() !== null, more, busy }
}

/** The ledger for the eye: handovers of one clerk that follow each other on one day are one line. */
export function folded(moves: readonly LedgerLine[]): LedgerLine[] {
  const lines: LedgerLine[] = []
  for (const move of moves) {
    const last = lines.at(-1)
    const joins = last && move.kind === 'handover' && last.kind === 'handover' && last.by === move.by && dayOf(last.at) === dayOf(move.at)
    if (joins) lines[lines.length - 1] = { ...last, quantity: last.quantity + move.quantity }
    else lines.push(move)
  }
  return lines
}
