import { createMemo, createSignal } from 'solid-js'
import { createStore, produce } from 'solid-js/store'
import type { CellKey } from './set-up-target-grid.ts'

/** `null` takes a target away. */
export type Change = readonly [key: CellKey, target: number | null]
type Before = { key: CellKey; edit: number | null | undefined }[]

/** Cells changed and not yet stored, each act undone as one. A cell that comes back to what is stored is edited no more. */
export function createEdits(of: { stored: (key: CellKey) => number | undefined; isOpen: (key: CellKey) => boolean }) {
  const [edits, setEdits] = createStore<Record<CellKey, number | null>>({})
  const [history, setHistory] = createSignal<Before[]>([])
  const given = (key: CellKey) => of.stored(key) ?? null
  const isEdited = (key: CellKey) => edits[key] !== undefined && edits[key] !== given(key)
  const value = (key: CellKey): number | null => (edits[key] === undefined ? given(key) : edits[key])

  function write(changes: readonly (readonly [CellKey, number | null | undefined])[]): void {
    setEdits(
      produce((all) => {
        for (const [key, target] of changes) {
          if (target === undefined || target === given(key)) delete all[key]
          else all[key] = target
        }
      }),
    )
  }

  /** Takes what may be changed and differs; answers how many cells that were. */
  function change(changes: readonly Change[]): number {
    const open = changes.filter(([key, target]) => of.isOpen(key) && target !== value(key))
    if (open.length === 0) return 0
    setHistory([...history(), open.map(([key]) => ({ key, edit: edits[key] }))])
    write(open)
    return open.length
  }

  function undo(): boolean {
    const last = history().at(-1)
    if (!last) return false
    setHistory(history().slice(0, -1))
    write(last.map(({ key, edit }) => [key, edit]))
    return true
  }

  const list = createMemo((): Change[] => Object.entries(edits).filter(([key]) => isEdited(key)))
  return {
    ...{ value, isEdited, change, undo, list },
    count: () => list().length,
    canUndo: () => history().length > 0,
    /** Drops them all; `undo` brings them back. */
    drop(): void {
      const all = list().map(([key]) => [key, given(key)] as const)
      setHistory([...history(), all.map(([key]) => ({ key, edit: edits[key] }))])
      write(all.map(([key]) => [key, undefined]))
    },
    /** Cells that may not be changed after all; there is no way back to their edits. */
    discard(keys: readonly CellKey[]): void {
      write(keys.map((key) => [key, undefined]))
      setHistory([])
    },
    /** They are stored now: nothing is left to undo. */
    forget(): void {
      write(Object.keys(edits).map((key) => [key, undefined]))
      setHistory([])
    },
  }
}
export type Edits = ReturnType<typeof createEdits>
