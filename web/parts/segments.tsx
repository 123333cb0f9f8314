import { For } from 'solid-js'
import './segments.css'

type SegmentsProps = {
  legend: string
  name: string
  options: readonly { value: string; label: string }[]
  value: string
  onChange: (value: string) => void
  tone?: 'glaze' | 'page'
}

/** Two or three views of one thing, one of them shown. Real radio buttons: arrows move between them. */
export function Segments(props: SegmentsProps) {
  return (
    <fieldset class="segments" data-tone={props.tone ?? 'page'}>
      <legend class="unseen">{props.legend}</legend>
      <For each={props.options}>
        {(option) => (
          <label class="segments-one">
            <input
              class="unseen"
              type="radio"
              name={props.name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.label}
          </label>
        )}
      </For>
    </fieldset>
  )
}
