import type { StockView } from '#contract/stock.ts'
import { stock as t } from '../text/stock.vi.ts'
import type { App } from './app.ts'
import { createToast } from './desk.ts'
import { rolesOf } from './places.ts'
import { createRead } from './read.ts'
import { createStockAct } from './stock-act.ts'
import { createBooking } from './stock-booking.ts'
import { createCount } from './stock-count.ts'
import { createLedger } from './stock-ledger.ts'

/** The shelf of a counter: what the book says, what waits for it and is on its way, counting, and every line of the ledger. */
export function createStock(app: App, asked: () => string | undefined = () => undefined) {
  const own = app.me()?.assignments.find((one) => one.role === 'clerk')?.officeId ?? null
  const office = () => asked() ?? own
  const read = createRead<StockView>(app.person()!.reads, () => (office() ? `/api/stock/${office()}` : null))
  const toast = createToast(app.device.timers)
  const booking = createBooking(app)
  const done = async (words: string) => {
    await booking.settle(read.reload())
    toast.say(words)
  }
  return {
    ...{ read, toast, office, deed: booking.deed },
    /** A clerk's own, whose line stands at «Tìm phiếu». */
    isOwn: () => own !== null && office() === own,
    /** A supervisor looks and confirms, and moves nothing. */
    mayMove: () => rolesOf(app.me()).includes('organiser') || office() === own,
    sheet: createStockAct(office, booking, () => read.value()?.balance ?? 0, done),
    counting: createCount(office, booking, done),
    ledger: createLedger(app, office, read.value, () => toast.say(t.moreFailed)),
  }
}
export type Stock = ReturnType<typeof createStock>
