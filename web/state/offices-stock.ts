import { createMemo } from 'solid-js'
import type { OfficeStock, StockSurvey, Suggestion } from '#contract/stock.ts'
import { officesStock as t } from '../text/offices-stock.vi.ts'
import type { App } from './app.ts'
import { createToast } from './desk.ts'
import { createOfficesForm } from './offices-stock-form.ts'
import { placed } from './offices-stock-plan.ts'
import { rolesOf } from './places.ts'
import { createRead } from './read.ts'
import { createBooking } from './stock-booking.ts'

/** The shelves of all offices, whoever needs most first; what to send in one tap. */
export function createOfficesStock(app: App) {
  const read = createRead<StockSurvey>(app.person()!.reads, () => '/api/stock')
  const toast = createToast(app.device.timers)
  const booking = createBooking(app)
  const offices = createMemo(() => (read.value()?.offices ?? []).toSorted(byNeed))
  const nameOf = (id: string) => offices().find((office) => office.id === id)?.name ?? ''
  const balanceOf = (id: string) => offices().find((office) => office.id === id)?.balance ?? null
  const done = async (words: string, undo?: () => void) => {
    await booking.settle(read.reload())
    toast.say(words, undo)
  }

  /** What was sent by one tap can be called back by another, as long as it has not arrived. */
  async function takeBack(shipment: string): Promise<void> {
    booking.begin()
    if (await booking.book(`/api/shipments/${shipment}/recall`, {})) await done(t.done.recalled)
  }
  async function send(from: string, to: string, quantity: number, note?: string, booked = () => {}): Promise<boolean> {
    const id = await booking.book(`/api/stock/${from}/shipments`, { to, quantity, ...(note ? { note } : {}) })
    if (id === null) return false
    booked()
    await done(t.done.send(quantity, nameOf(to)), () => void takeBack(id))
    return true
  }

  return {
    ...{ read, toast, offices, nameOf, deed: booking.deed },
    /** A supervisor looks on. */
    mayMove: () => rolesOf(app.me()).includes('organiser'),
    placed: createMemo(() => placed(offices())),
    form: createOfficesForm(app, booking, send, balanceOf, done),
    async sendSuggested({ from, to, quantity }: Suggestion): Promise<void> {
      if (booking.deed.busy()) return
      booking.begin()
      await send(from, to, quantity)
    },
    isShort: () => offices().some(({ toSend }) => toSend > 0),
  }
}
export type OfficesStock = ReturnType<typeof createOfficesStock>

const RANKS = { 'below-issued': 0, 'below-need': 1 } as const

/** Who is warned of stands first, then who lacks most, then whose shelf is empty soonest. */
function byNeed(one: OfficeStock, other: OfficeStock): number {
  const rank = ({ warning }: OfficeStock) => (warning ? RANKS[warning] : 2)
  const days = ({ lasts }: OfficeStock) => lasts ?? Number.MAX_SAFE_INTEGER
  return rank(one) - rank(other) || other.toSend - one.toSend || days(one) - days(other) || one.balance - other.balance
}
