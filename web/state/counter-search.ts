import type { Matches, VoucherMatch } from '#contract/lost-vouchers.ts'
import { isWhole, saidWords, saysPlainName } from '#rules/lost-voucher.ts'
import { plain } from '#rules/plain.ts'
import type { Shelved } from '../device/counter-store.ts'
import type { NameIndex } from './counter-index.ts'
import type { NameLine } from './counter-names.ts'
import { type OnShelf, opened, type ShelfPowers } from './counter-shelf.ts'

/** What is remembered of a lost voucher; what is empty says nothing. `name` in any case, order and without its marks. */
export type Remembered = { name: string; lastFour: string; day: string | null; collector: string }

const MOST = 20

/** Searches this device's own snapshot of its office: the opened names, then no more rows than are shown; the newest first, twenty at most. `training`: campaigns. */
export async function searchShelf(power: ShelfPowers, names: NameIndex, asked: Remembered, training: ReadonlySet<string> = new Set()): Promise<Matches> {
  const isMeant = meaning(asked)
  const meant = (await names.lines()).filter(isMeant)
  const own: Shelved[] = []
  let left = 0
  for (let at = 0; at < meant.length && own.length < MOST; at += MOST) {
    const keys = meant.slice(at, at + MOST).map(({ key }) => key)
    const rows = await power.store.run((database) => Promise.all(keys.map((key) => database.get('vouchers', key))))
    const here = rows.filter((row) => row !== undefined && row.known && row.home).map((row) => row!)
    left += rows.length - here.length
    own.push(...here)
  }
  const open = await Promise.all(own.slice(0, MOST).map((row) => opened(power, row)))
  return { count: meant.length - left, matches: open.map((one) => matchOf(one, training)) }
}

/** What was asked, folded once: lines are folded already. */
function meaning(asked: Remembered): (line: NameLine) => boolean {
  const { name, lastFour, day, collector } = asked
  const [words, by] = [name === '' ? [] : saidWords(name, isWhole(asked)), plain(collector)]
  return (line) =>
    (lastFour === '' || line.fours.includes(lastFour)) && (day === null || line.day === day) && line.collector.includes(by) && saysPlainName(line.name, words)
}

/** No more of a participant than a verdict shows. */
const matchOf = ({ row, inside }: OnShelf, training: ReadonlySet<string>): VoucherMatch => ({
  ...{ code: inside.code, state: row.booked !== null && row.state === 'issued' ? 'redeemed' : row.state },
  ...{ initials: inside.initials, birthYear: inside.birthYear, lastFour: inside.lastFour, product: inside.product, participation: inside.participation },
  ...{ day: inside.enrolledOn, collector: inside.collector, training: training.has(inside.campaignId), place: null },
})
