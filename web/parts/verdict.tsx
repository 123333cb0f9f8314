import { type JSX, Show } from 'solid-js'
import { Art, Icon } from './icon.tsx'
import type { VerdictKind } from './verdict-sound.ts'
import './verdict.css'

type VerdictProps = {
  kind: VerdictKind
  word: string
  line: string
  back: string
  onBack: () => void
  /** One button of 72 px, and perhaps a bare one below it. */
  actions: JSX.Element
  hint?: string | undefined
  children?: JSX.Element
}

/** What the counter decides, seen from two metres: a colour, a shape of its own, one word. */
export function Verdict(props: VerdictProps) {
  return (
    <section class="verdict" data-kind={props.kind}>
      <header class="verdict-head">
        <button class="verdict-back" type="button" onClick={() => props.onBack()}>
          <Icon name="left" />
          {props.back}
        </button>
        <Art name={`verdict-${props.kind}`} class="verdict-shape" />
        <div class="verdict-say" role="alert">
          <h1 class="verdict-word">{props.word}</h1>
          <p class="verdict-line">{props.line}</p>
        </div>
      </header>
      <div class="verdict-facts">{props.children}</div>
      <footer class="verdict-foot">
        {props.actions}
        <Show when={props.hint}>
          <p class="verdict-hint">{props.hint}</p>
        </Show>
      </footer>
    </section>
  )
}
