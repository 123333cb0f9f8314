import { createSignal, Index, Show } from 'solid-js'
import { createChosenSeen } from './chosen-seen.ts'
import './chips.css'

type ChipsProps = {
  legend: string
  name: string
  options: readonly { value: string; label: string; count?: number | undefined }[]
  value: string
  onChange: (value: string) => void
}

/** Filters of a list, with how many each holds. They scroll sideways, and wrap on a desk and in large text. */
export function Chips(props: ChipsProps) {
  const [row, setRow] = createSignal<HTMLElement>()
  createChosenSeen(row, '.chips-one:has(:checked)', () => props.value)
  return (
    <fieldset class="chips" ref={setRow}>
      <legend class="unseen">{props.legend}</legend>
      {/* A chip keeps its place, its focus and the row's scroll while counts change. */}
      <Index each={props.options}>
        {(option) => (
          <label class="chips-one">
            <input
              class="unseen"
              type="radio"
              name={props.name}
              value={option().value}
              checked={option().value === props.value}
              onChange={() => props.onChange(option().value)}
            />
            {option().label}
            <Show when={option().count !== undefined}>
              {' '}
              <b class="figures">{option().count}</b>
            </Show>
          </label>
        )}
      </Index>
    </fieldset>
  )
}
