import { createSignal } from 'solid-js'
import { stock as t } from '../text/stock.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'

/** One booking at a time: its operation keeps its id until an answer has come, so that what is sent twice is booked once. */
export function createBooking(app: App) {
  const asked = createDeed(app)
  const [settling, setSettling] = createSignal(false)
  const deed = { ...asked, busy: () => asked.busy() || settling() }
  let operation: string | null = null

  /** The id it was booked under; null when it was not. */
  async function book(path: string, facts: object): Promise<string | null> {
    if (deed.busy()) return null
    operation ??= app.person()!.newId()
    const id = operation
    const answer = await deed.send('POST', path, { id, ...facts })
    if (answer.ok || answer.failure.kind === 'refused') operation = null
    if (!answer.ok && answer.failure.kind === 'refused' && answer.failure.code === 'id-conflict') deed.say(t.bookedOtherwise)
    return answer.ok ? id : null
  }

  /** Busy until what was booked is in sight: a second press on what still stands there books nothing. */
  async function settle(reading: Promise<void>): Promise<void> {
    setSettling(true)
    await reading.finally(() => setSettling(false))
  }

  return { deed, book, settle, begin: () => ((operation = null), deed.say(null)) }
}
export type Booking = ReturnType<typeof createBooking>

/** What is typed into a field of pieces. */
export const onlyPieces = (text: string) => text.replace(/\D/g, '').slice(0, 6)
