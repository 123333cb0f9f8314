import { createSignal } from 'solid-js'
import type { Shipment } from '#contract/stock.ts'
import { stock as t } from '../text/stock.vi.ts'
import { onlyPieces, type Booking } from './stock-booking.ts'

/** What a shelf is asked to book; of a shipment that ends, the shipment. */
export type StockAct = { kind: 'breakage' } | { kind: 'send' } | { kind: 'arrival'; shipment: Shipment } | { kind: 'recall'; shipment: Shipment }

/** The sheet of one act: its fields, what the book will say, and its booking. */
export function createStockAct(office: () => string | null, booking: Booking, balance: () => number, done: (words: string) => Promise<void>) {
  const [act, setAct] = createSignal<StockAct | null>(null)
  const [quantity, setQuantity] = createSignal('')
  const [to, setTo] = createSignal('')
  const [note, setNote] = createSignal('')

  function open(one: StockAct): void {
    booking.begin()
    setQuantity(one.kind === 'arrival' ? String(one.shipment.quantity) : '')
    setTo('')
    setNote('')
    setAct(one)
  }

  const words = () => (note().trim() ? { note: note().trim() } : {})
  /** How many more came than were sent; null where nothing is compared. */
  function off(): number | null {
    const one = act()
    return one?.kind === 'arrival' && quantity() !== '' ? Number(quantity()) - one.shipment.quantity : null
  }
  function missing(): string | undefined {
    const kind = act()?.kind
    if (kind === 'recall') return undefined
    if (quantity() === '' || (kind !== 'arrival' && Number(quantity()) === 0)) return t.quantityFirst
    if (kind === 'send' && to() === '') return t.officeFirst
    return kind === 'arrival' && off() !== 0 && note().trim() === '' ? t.noteFirst : undefined
  }

  async function book(): Promise<void> {
    const one = act()
    if (!one || missing()) return
    const pieces = Number(quantity())
    const [path, facts] = {
      breakage: [`/api/stock/${office()}/breakages`, { quantity: pieces, ...words() }] as const,
      send: [`/api/stock/${office()}/shipments`, { quantity: pieces, to: to(), ...words() }] as const,
      arrival: [`/api/shipments/${shipmentOf(one)}/arrival`, { quantity: pieces, ...words() }] as const,
      recall: [`/api/shipments/${shipmentOf(one)}/recall`, {}] as const,
    }[one.kind]
    if (!(await booking.book(path, facts))) return
    setAct(null)
    await done(t.done[one.kind])
  }

  return {
    ...{ act, open, quantity, to, setTo, note, setNote, off, missing, book },
    close: () => setAct(null),
    setQuantity: (text: string) => setQuantity(onlyPieces(text)),
    /** What the book will say once something has left the shelf. */
    after: () => balance() - Number(quantity()),
  }
}
export type StockSheet = ReturnType<typeof createStockAct>

const shipmentOf = (act: StockAct): string => ('shipment' in act ? act.shipment.id : '')
