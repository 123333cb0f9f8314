import { onCleanup, Show } from 'solid-js'
import type { Product } from '#rules/words.ts'
import { periodName } from '../../state/periods.ts'
import { type GridColumn, type GridRow, keyOf } from '../../state/set-up-target-grid.ts'
import type { Targets } from '../../state/set-up-targets.ts'
import { common } from '../../text/common.vi.ts'
import { count } from '../../text/format.ts'
import { setUpTargets as t } from '../../text/set-up-targets.vi.ts'
import './set-up-target-cell.css'

/** A number of people; the active one holds the field that is typed into. */
export function TargetCell(props: { targets: Targets; row: GridRow; column: GridColumn; product: Product }) {
  const { edits, cursor, isOpen } = props.targets
  const key = keyOf(props.row.id, props.column.period.id, props.product)
  const value = () => edits.value(key)
  const words = () => t.cell(props.row.name, periodName(props.column.period), t.productsLong[props.product])
  return (
    <td
      class="figure set-up-targets-cell"
      classList={{ locked: !isOpen(key), edited: edits.isEdited(key) }}
      data-key={key}
      tabindex={cursor.isActive(key) && !isOpen(key) ? 0 : undefined}
    >
      {value() === null ? common.none : count(value()!)}
      <Show when={cursor.isActive(key) && isOpen(key)}>
        <input
          class="table-input set-up-targets-input"
          inputmode="numeric"
          enterkeyhint="next"
          autocomplete="off"
          maxlength="9"
          aria-label={words()}
          value={cursor.draft() ?? (value() === null ? '' : String(value()))}
          onInput={(event) => cursor.type(event.currentTarget.value)}
        />
      </Show>
    </td>
  )
}

/** What hands do to the grid: a press chooses a cell, keys walk, a block is pasted. The focus follows the active cell. */
export function createGridHands(targets: Targets) {
  const { cursor, view } = targets
  let root!: HTMLDivElement
  const cellAt = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>('td[data-key]') : null)

  function focus(): void {
    queueMicrotask(() => {
      const cell = root.querySelector<HTMLElement>(`td[data-key="${CSS.escape(cursor.active() ?? '')}"]`)
      const input = cell?.querySelector('input')
      ;(input ?? cell)?.focus({ preventScroll: true })
      input?.select()
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const period = cursor.active()?.split(' ')[1]
      if (period) view.choose(period)
    })
  }

  /** Coming back from a spreadsheet the focus may be on nothing: the block is still meant for the active cell. */
  const pasteFromAfar = (event: ClipboardEvent) => {
    if (event.target === document.body && targets.paste(event.clipboardData?.getData('text/plain') ?? '')) focus()
  }
  document.addEventListener('paste', pasteFromAfar)
  onCleanup(() => document.removeEventListener('paste', pasteFromAfar))

  return {
    ref: (element: HTMLDivElement) => (root = element),
    click(event: MouseEvent): void {
      const key = cellAt(event.target)?.dataset['key']
      if (!key || key === cursor.active()) return
      cursor.go(key)
      focus()
    },
    open: (event: MouseEvent) => cellAt(event.target) && cursor.edit(),
    press(event: KeyboardEvent): void {
      if (event.isComposing || !cellAt(event.target)) return
      const pressed = cursor.press({ key: event.key, shift: event.shiftKey, whole: event.ctrlKey || event.metaKey })
      if (pressed === null || pressed === 'out') return
      event.preventDefault()
      focus()
    },
    paste(event: ClipboardEvent): void {
      if (cellAt(event.target) && targets.paste(event.clipboardData?.getData('text/plain') ?? '')) {
        event.preventDefault()
        focus()
      }
    },
    /** What was typed counts when the grid is left. */
    leave: (event: FocusEvent) => !root.contains(event.relatedTarget as Node | null) && cursor.commit(),
  }
}
