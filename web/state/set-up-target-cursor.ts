import { batch, createMemo, createSelector, createSignal } from 'solid-js'
import { PRODUCTS } from '#rules/words.ts'
import { setUpTargets as t } from '../text/set-up-targets.vi.ts'
import type { Edits } from './set-up-target-edits.ts'
import { type CellKey, type GridColumn, type GridRow, keyOf, partsOf } from './set-up-target-grid.ts'
import { moved, type Place, type Press } from './set-up-target-moves.ts'
import { readPeople } from './set-up-target-paste.ts'

/** What became of a key: the cell moved, something else was done, the focus may leave, or the key is the browser's. */
export type Pressed = 'moved' | 'done' | 'out' | null
type Cursor = { rows: () => GridRow[]; columns: () => GridColumn[]; isOpen: (key: CellKey) => boolean; edits: Edits; say: (words: string) => void }

const IN_TEXT = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End'])

/** The one cell that is typed into. What is typed counts once the cell is left; `caret` means that the arrows move within the text. */
export function createCursor({ rows, columns, isOpen, edits, say }: Cursor) {
  const [active, setActive] = createSignal<CellKey | null>(null)
  const [draft, setDraft] = createSignal<string | null>(null)
  const [caret, setCaret] = createSignal(false)
  const flat = createMemo(() => columns().flatMap(({ period }) => PRODUCTS.map((product) => ({ periodId: period.id, product }))))
  const keyAt = ({ row, column }: Place): CellKey => keyOf(rows()[row]?.id ?? '', flat()[column]?.periodId ?? '', flat()[column]?.product ?? 'bhxh-tn')

  /** Where the active cell stands now; null when it is not shown. */
  function place(): Place | null {
    const key = active()
    if (key === null) return null
    const { ownerId, periodId, product } = partsOf(key)
    const row = rows().findIndex(({ id }) => id === ownerId)
    const column = flat().findIndex((one) => one.periodId === periodId && one.product === product)
    return row === -1 || column === -1 ? null : { row, column }
  }

  /** Takes what was typed. A number that is none leaves the cell as it was, and is said. */
  function commit(): void {
    const typed = draft()
    const key = active()
    batch(() => (setDraft(null), setCaret(false)))
    if (typed === null || key === null) return
    const number = readPeople(typed)
    if (number === null) return say(t.notPeople(typed))
    edits.change([[key, number ?? null]])
  }

  function go(key: CellKey | null): void {
    if (key === active()) return
    commit()
    setActive(key)
  }

  function press(pressed: Press): Pressed {
    const from = place()
    if (!from) return null
    if (pressed.key === 'Escape') return draft() === null && !caret() ? null : (batch(() => (setDraft(null), setCaret(false))), 'done')
    if (pressed.key === 'F2') return (setCaret(true), 'done')
    if (pressed.key === 'z' && pressed.whole) return (draft() === null ? edits.undo() : setDraft(null), 'done')
    if (caret() && IN_TEXT.has(pressed.key)) return null
    const size = { rows: rows().length, columns: flat().length }
    const to = moved(from, pressed, size, (at) => isOpen(keyAt(at)))
    if (to) return (go(keyAt(to)), 'moved')
    if (pressed.key !== 'Tab' && pressed.key !== 'Enter') return null
    commit()
    return pressed.key === 'Tab' ? 'out' : 'done'
  }

  return {
    ...{ active, isActive: createSelector(active), draft, caret, commit, go, press, place, keyAt, width: () => flat().length },
    type: (text: string) => setDraft(text),
    /** What was typed is dropped. */
    forget: () => batch(() => (setDraft(null), setCaret(false))),
    edit: () => setCaret(true),
  }
}
export type GridCursor = ReturnType<typeof createCursor>
