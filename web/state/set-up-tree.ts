import { createMemo, createSignal } from 'solid-js'
import { plain } from '#rules/plain.ts'

type Branch = { id: string; code: string; name: string; above: string[]; holds: number }

/** A tree that is walked with the arrows, folded and searched; `rows` stand from the root down. */
export function createTree<Row extends Branch>(rows: () => Row[]) {
  const [folded, setFolded] = createSignal<ReadonlySet<string>>(new Set())
  const [search, setSearch] = createSignal('')
  const [chosen, setActive] = createSignal<string | null>(null)

  /** While something is looked for, what holds it stands open. */
  const shown = createMemo((): Row[] => {
    const wanted = plain(search())
    if (!wanted) return rows().filter(({ above }) => !above.some((id) => folded().has(id)))
    const found = rows().filter((row) => plain(`${row.name} ${row.code}`).includes(wanted))
    const kept = new Set(found.flatMap(({ id, above }) => [id, ...above]))
    return rows().filter(({ id }) => kept.has(id))
  })
  const active = () => (shown().some(({ id }) => id === chosen()) ? chosen() : (shown()[0]?.id ?? null))
  const isOpen = (row: Row) => row.holds > 0 && (search() !== '' || !folded().has(row.id))

  function fold(id: string, closed: boolean): void {
    const after = new Set(folded())
    if (closed) after.add(id)
    else after.delete(id)
    setFolded(after)
  }

  /** What a key does: the row that is walked to, or null when the key means nothing here. */
  function press(key: string): string | null {
    const at = shown().findIndex(({ id }) => id === active())
    const row = shown()[at]
    if (!row) return null
    const to = (next: number) => shown()[Math.min(shown().length - 1, Math.max(0, next))]!.id
    const walked = walk(key, row, { at, to, isOpen: isOpen(row), fold, last: shown().length - 1 })
    if (walked !== null) setActive(walked)
    return walked
  }

  return {
    ...{ shown, search, setSearch, active, setActive, isOpen, press },
    toggle: (row: Row) => (setActive(row.id), fold(row.id, isOpen(row))),
    foldAll: () => setFolded(new Set(rows().flatMap(({ id, holds }) => (holds > 0 ? [id] : [])))),
    openAll: () => setFolded(new Set<string>()),
    isAllOpen: () => folded().size === 0,
  }
}
export type Tree<Row extends Branch> = ReturnType<typeof createTree<Row>>

type Ways = { at: number; to: (at: number) => string; isOpen: boolean; fold: (id: string, closed: boolean) => void; last: number }

/** As every tree is walked: right opens, then goes in; left closes, then goes up. */
function walk(key: string, row: Branch, { at, to, isOpen, fold, last }: Ways): string | null {
  if (key === 'ArrowDown') return to(at + 1)
  if (key === 'ArrowUp') return to(at - 1)
  if (key === 'Home') return to(0)
  if (key === 'End') return to(last)
  if (key === 'ArrowRight' && row.holds > 0) return isOpen ? to(at + 1) : (fold(row.id, false), row.id)
  if (key === 'ArrowLeft') return isOpen ? (fold(row.id, true), row.id) : (row.above.at(-1) ?? row.id)
  return null
}
