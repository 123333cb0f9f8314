import { type Block, blocks, type NameLine } from './counter-names.ts'
import type { ShelfPowers } from './counter-shelf.ts'

/** The names of a snapshot opened in memory, the newest first, while a screen searches them. Nothing of it is written anywhere, and `close` forgets it. */
export type NameIndex = { lines(): Promise<readonly NameLine[]>; close(): void }

/** Opens what is not open yet, block by block: `tell` hears how many names of all are open. A block never changes under its name, so that only new ones are opened later. */
export function makeNameIndex(power: ShelfPowers, tell: (opened: number, all: number) => void = () => {}): NameIndex {
  let open = new Map<string, NameLine[]>()
  let lines: readonly NameLine[] | null = null
  let isClosed = false
  let turn: Promise<unknown> = Promise.resolve()

  async function renew(): Promise<readonly NameLine[]> {
    const { names, sealed } = await power.store.run(async (database) => {
      const facts = database.transaction('facts').store
      const found = await facts.getAllKeys(blocks())
      const unopened = found.filter((name) => !open.has(name))
      return { names: found, sealed: await Promise.all(unopened.map(async (name) => [name, (await facts.get(name)) as Block] as const)) }
    })
    if (lines && sealed.length === 0 && names.length === open.size) return lines
    const all = sealed.reduce((sum, [, { count }]) => sum + count, 0)
    const fresh = new Map<string, NameLine[]>()
    let opened = 0
    for (const [name, { count, box }] of sealed) {
      fresh.set(name, await power.sealer.open<NameLine[]>(box))
      if (isClosed) return []
      tell((opened += count), all)
    }
    open = new Map(names.map((name) => [name, open.get(name) ?? fresh.get(name) ?? []]))
    lines = youngest(open)
    return lines
  }

  return {
    lines: () => {
      const next = turn.then(() => (isClosed ? [] : renew()))
      turn = next.catch(() => {})
      return next
    },
    close: () => {
      isClosed = true
      open = new Map()
      lines = null
    },
  }
}

/** The last word on each row, in the order of their days. */
function youngest(open: ReadonlyMap<string, readonly NameLine[]>): NameLine[] {
  const byKey = new Map<string, NameLine>()
  for (const block of open.values()) for (const line of block) byKey.set(line.key, line)
  return [...byKey.values()].toSorted((one, other) => (one.day < other.day ? 1 : one.day > other.day ? -1 : 0))
}
