import type { HeldVoucher } from '#contract/counter.ts'
import { plain } from '#rules/plain.ts'
import type { Shelved } from '../device/counter-store.ts'
import type { Sealed } from '../device/seal.ts'
import type { ShelfPowers } from './counter-shelf.ts'

/** What a voucher of the own office is searched by, folded; `key` names its row. */
export type NameLine = { key: string; name: string; fours: string[]; day: string; collector: string }
export type Block = { count: number; box: Sealed }
/** What to write into the facts, in the transaction that writes the rows. */
export type NamesPlan = { remove: string[]; put: [string, Block][] }

/** Blocks as large as this stay as they are; so many smaller ones at the end become one. */
const LARGE = 1_000
const TAIL = 16
export const blocks = () => IDBKeyRange.bound('names:', 'names;')
/** A name is never given twice: whoever has opened a block knows it for good. */
const nameOf = (number: number) => `names:${String(number).padStart(8, '0')}:${crypto.randomUUID().slice(0, 8)}`
const numberOf = (name: string) => Number(name.slice('names:'.length, 'names:'.length + 8))

export const linesOf = (rows: readonly Shelved[], vouchers: readonly HeldVoucher[]): NameLine[] =>
  vouchers.map(({ name, lastFour, facts, enrolledOn, collector }, at) => ({
    ...{ key: rows[at]!.key, name: plain(name ?? ''), day: enrolledOn, collector: plain(collector) },
    fours: [...new Set([...(lastFour ? [lastFour] : []), ...facts])],
  }))

/** Names lie sealed in blocks, since a search that opened every row would take seconds. Each round adds one for what it told; `gone` rows leave theirs, `anew` forgets all. */
export async function planNames(
  power: ShelfPowers,
  fresh: readonly NameLine[],
  given: { anew?: boolean; gone?: ReadonlySet<string> } = {},
): Promise<NamesPlan> {
  const { anew = false, gone = new Set() } = given
  if (fresh.length === 0 && !anew && gone.size === 0) return { remove: [], put: [] }
  const [names, known] = await power.store.run((database) =>
    Promise.all([database.getAllKeys('facts', blocks()), database.getAll('facts', blocks()) as Promise<Block[]>]),
  )
  const next = names.length === 0 ? 0 : numberOf(names.at(-1)!) + 1
  const small = known.length - 1 - known.findLastIndex(({ count }) => count >= LARGE)
  const from = anew || gone.size > 0 ? 0 : small >= TAIL ? known.length - small : known.length
  const before = anew ? [] : await openLines(power, known.slice(from))
  const lines = [...new Map([...before, ...fresh].map((line) => [line.key, line])).values()].filter(({ key }) => !gone.has(key))
  const put = lines.length === 0 ? [] : [[nameOf(next), { count: lines.length, box: await power.sealer.seal(lines) }] as [string, Block]]
  return { remove: names.slice(from), put }
}

const openLines = async (power: ShelfPowers, known: readonly Block[]): Promise<NameLine[]> =>
  (await Promise.all(known.map(({ box }) => power.sealer.open<NameLine[]>(box)))).flat()
