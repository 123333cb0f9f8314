import { For } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { Icon } from './icon.tsx'
import './steps.css'

/** Where a closing stands. `current` counts from 0; at the number of steps all are done. */
export function Steps(props: { label: string; steps: readonly string[]; current: number }) {
  const state = (at: number) => (at < props.current ? 'done' : at === props.current ? 'current' : 'open')
  return (
    <ol class="steps" aria-label={props.label}>
      <For each={props.steps}>
        {(step, at) => (
          <li class="steps-one" data-state={state(at())} aria-current={state(at()) === 'current' ? 'step' : undefined}>
            <span class="steps-knob">
              <Icon name="check" />
            </span>
            <span class="steps-word">
              {step}
              <span class="unseen">, {parts.step[state(at())]}</span>
            </span>
          </li>
        )}
      </For>
    </ol>
  )
}
