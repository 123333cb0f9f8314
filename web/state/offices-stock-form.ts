import { createSignal } from 'solid-js'
import { dayOf } from '#rules/days.ts'
import { officesStock as t } from '../text/offices-stock.vi.ts'
import type { App } from './app.ts'
import { onlyPieces, type Booking } from './stock-booking.ts'

type Send = (from: string, to: string, quantity: number, note: string, booked: () => void) => Promise<boolean>
const EMPTY = { from: '', to: '', quantity: '', supplier: '', document: '', unitPrice: undefined as number | undefined, boughtOn: '', note: '' }
type Fields = typeof EMPTY

/** The two sheets of an organiser: mugs that were bought, and mugs that are sent. */
export function createOfficesForm(
  app: App,
  booking: Booking,
  send: Send,
  balanceOf: (office: string) => number | null,
  done: (words: string) => Promise<void>,
) {
  const [kind, setKind] = createSignal<'purchase' | 'send' | null>(null)
  const [fields, setFields] = createSignal<Fields>(EMPTY)
  const set = (given: Partial<Fields>) => setFields((before) => ({ ...before, ...given }))

  function open(one: 'purchase' | 'send', given: Partial<Fields> = {}): void {
    booking.begin()
    setFields({ ...EMPTY, boughtOn: dayOf(app.device.now()), ...given })
    setKind(one)
  }

  function missing(): string | undefined {
    const { from, to, quantity, supplier, document, boughtOn } = fields()
    const needed = kind() === 'purchase' ? [to, supplier.trim(), document.trim(), boughtOn] : [from, to]
    if (Number(quantity) === 0 || needed.includes('')) return t.forms.missing
    return kind() === 'send' && from === to ? t.forms.same : undefined
  }

  async function book(): Promise<void> {
    if (missing()) return
    const { from, to, supplier, document, unitPrice, boughtOn, note } = fields()
    const quantity = Number(fields().quantity)
    if (kind() === 'send') {
      await send(from, to, quantity, note.trim(), () => setKind(null))
      return
    }
    const facts = { quantity, supplier: supplier.trim(), document: document.trim(), unitPrice: unitPrice ?? null, boughtOn }
    if (!(await booking.book(`/api/stock/${to}/purchases`, facts))) return
    setKind(null)
    await done(t.done.purchase(quantity))
  }

  /** What the book of the sending shelf will say; null until both are known. */
  function rest(): number | null {
    const balance = balanceOf(fields().from)
    return balance === null || fields().quantity === '' ? null : balance - Number(fields().quantity)
  }

  return { kind, fields, set, rest, setQuantity: (text: string) => set({ quantity: onlyPieces(text) }), open, close: () => setKind(null), missing, book }
}
export type OfficesForm = ReturnType<typeof createOfficesForm>
