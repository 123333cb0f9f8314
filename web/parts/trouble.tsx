import { type JSX, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { Button } from './button.tsx'
import { Art } from './icon.tsx'
import './trouble.css'

type TroubleProps = {
  title: string
  /** What is safe, and what happens next. */
  children?: JSX.Element
  onRetry?: () => void
  busy?: boolean
}

/** The mug stands upside down; it is never broken, that would be bad luck. */
export function Trouble(props: TroubleProps) {
  return (
    <section class="trouble" role="alert">
      <Art name="draw-upturned" class="trouble-drawing" />
      <h2 class="trouble-title">{props.title}</h2>
      <Show when={props.children}>
        <p class="trouble-note">{props.children}</p>
      </Show>
      <Show when={props.onRetry}>
        <Button kind="plain" icon="refresh" busy={props.busy ?? false} onClick={() => props.onRetry?.()}>
          {parts.retry}
        </Button>
      </Show>
    </section>
  )
}
