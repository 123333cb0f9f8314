import { plain } from '#rules/plain.ts'
import type { VoucherState } from '#rules/words.ts'
import { type OnShelf, opened, type ShelfPowers } from './counter-shelf.ts'

/** What is remembered of a lost voucher; what is empty says nothing. `name` in any case and without its marks. */
export type Remembered = { name: string; lastFour: string; day: string | null; collector: string }
/** A voucher of the own office as a search without network finds it. */
export type FoundHere = {
  code: string
  state: VoucherState
  isHeld: boolean
  name: string | null
  birthYear: number | null
  lastFour: string | null
  enrolledOn: string
  collector: string
  redeemed: HandedOver | null
}
type HandedOver = OnShelf['row']['redeemed']

const PART = 400
const MOST = 50

/** Searches this device's own snapshot of its office, part by part, so that the screen stays alive; the newest first, fifty at most. */
export async function searchShelf(power: ShelfPowers, asked: Remembered): Promise<{ found: FoundHere[]; more: boolean }> {
  const found: FoundHere[] = []
  let after: IDBKeyRange | null = null
  for (;;) {
    const rows = await power.store.run((database) => database.getAll('vouchers', after, PART))
    const open = await Promise.all(rows.filter(({ known, home }) => known && home).map((row) => opened(power, row)))
    found.push(...open.filter((one) => isMeant(one, asked)).map(foundOf))
    const last = rows.at(-1)
    if (!last || rows.length < PART) break
    after = IDBKeyRange.lowerBound(last.key, true)
  }
  const sorted = found.toSorted((one, other) => (one.enrolledOn < other.enrolledOn ? 1 : -1))
  return { found: sorted.slice(0, MOST), more: sorted.length > MOST }
}

function isMeant({ inside }: OnShelf, { name, lastFour, day, collector }: Remembered): boolean {
  const holds = (text: string | null, sought: string) => plain(sought) === '' || plain(text ?? '').includes(plain(sought))
  const hasFour = lastFour === '' || inside.lastFour === lastFour || inside.facts.includes(lastFour)
  return holds(inside.name, name) && hasFour && (day === null || inside.enrolledOn === day) && holds(inside.collector, collector)
}

const foundOf = ({ row, inside }: OnShelf): FoundHere => ({
  ...{ code: inside.code, name: inside.name, birthYear: inside.birthYear, lastFour: inside.lastFour },
  ...{ enrolledOn: inside.enrolledOn, collector: inside.collector, redeemed: row.redeemed },
  ...{ isHeld: row.hold !== null, state: row.booked !== null && row.state === 'issued' ? 'redeemed' : row.state },
})
