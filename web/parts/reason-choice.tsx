import { For } from 'solid-js'
import './reason-choice.css'

type ReasonChoiceProps = { legend: string; reasons: readonly string[]; isChosen: (reason: string) => boolean; onChoose: (reason: string) => void }

/** The short list of reasons that most people mean, each a press. */
export function ReasonChoice(props: ReasonChoiceProps) {
  return (
    <div class="wrap" role="group" aria-label={props.legend}>
      <For each={props.reasons}>
        {(one) => (
          <button class="reason-choice" type="button" aria-pressed={props.isChosen(one) ? 'true' : 'false'} onClick={() => props.onChoose(one)}>
            {one}
          </button>
        )}
      </For>
    </div>
  )
}
