import type { Matches, VoucherMatch } from '#contract/lost-vouchers.ts'
import { saysName } from '#rules/lost-voucher.ts'
import { plain } from '#rules/plain.ts'
import { allNames, type NameLine } from './counter-names.ts'
import { type OnShelf, opened, type ShelfPowers } from './counter-shelf.ts'

/** What is remembered of a lost voucher; what is empty says nothing. `name` in any case, order and without its marks. */
export type Remembered = { name: string; lastFour: string; day: string | null; collector: string }

const MOST = 20

/** Searches this device's own snapshot of its office: the names in their blocks, then the rows that are meant; the newest first, twenty at most. `training`: campaigns. */
export async function searchShelf(power: ShelfPowers, asked: Remembered, training: ReadonlySet<string> = new Set()): Promise<Matches> {
  const meant = (await allNames(power)).filter((line) => isMeant(line, asked)).toSorted((one, other) => (one.day < other.day ? 1 : -1))
  const rows = await power.store.run((database) => Promise.all(meant.map(({ key }) => database.get('vouchers', key))))
  const own = rows.filter((row) => row !== undefined && row.known && row.home).map((row) => row!)
  const open = await Promise.all(own.slice(0, MOST).map((row) => opened(power, row)))
  return { count: own.length, matches: open.map((one) => matchOf(one, training)) }
}

function isMeant(line: NameLine, { name, lastFour, day, collector }: Remembered): boolean {
  const hasFour = lastFour === '' || line.fours.includes(lastFour)
  return hasFour && (day === null || line.day === day) && line.collector.includes(plain(collector)) && (plain(name) === '' || saysName(line.name, name))
}

/** No more of a participant than a verdict shows. */
const matchOf = ({ row, inside }: OnShelf, training: ReadonlySet<string>): VoucherMatch => ({
  ...{ code: inside.code, state: row.booked !== null && row.state === 'issued' ? 'redeemed' : row.state },
  ...{ initials: inside.initials, birthYear: inside.birthYear, lastFour: inside.lastFour, product: inside.product, participation: inside.participation },
  ...{ day: inside.enrolledOn, collector: inside.collector, training: training.has(inside.campaignId), place: null },
})
