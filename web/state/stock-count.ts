import { createSignal } from 'solid-js'
import { stock as t } from '../text/stock.vi.ts'
import { onlyPieces, type Booking } from './stock-booking.ts'

/** Counting by two names: one counts while the book is hidden, another confirms or has it counted anew. */
export function createCount(office: () => string | null, booking: Booking, done: (words: string) => Promise<void>) {
  const [counting, setCounting] = createSignal(false)
  const [counted, setCounted] = createSignal('')
  const [note, setNote] = createSignal('')
  const [refusing, setRefusing] = createSignal<string | null>(null)

  function begin(): void {
    booking.begin()
    setCounted('')
    setNote('')
    setCounting(true)
  }
  async function say(): Promise<void> {
    if (counted() === '') return
    const facts = { counted: Number(counted()), ...(note().trim() ? { note: note().trim() } : {}) }
    if (!(await booking.book(`/api/stock/${office()}/counts`, facts))) return
    setCounting(false)
    await done(t.done.count)
  }
  async function confirm(id: string): Promise<void> {
    if (await booking.book(`/api/counts/${id}/confirmation`, {})) await done(t.done.confirmed)
  }
  async function withdraw(reason: string): Promise<void> {
    const answer = await booking.deed.send('POST', `/api/counts/${refusing()}/withdrawal`, { reason })
    if (!answer.ok) return
    setRefusing(null)
    await done(t.done.withdrawn)
  }

  return {
    ...{ counting, begin, counted, note, setNote, say, confirm, refusing, withdraw },
    setRefusing: (id: string | null) => (booking.begin(), setRefusing(id)),
    stop: () => setCounting(false),
    setCounted: (text: string) => setCounted(onlyPieces(text)),
    missing: () => (counted() === '' ? t.count.first : undefined),
  }
}
export type Counting = ReturnType<typeof createCount>
