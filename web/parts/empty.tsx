import { type JSX, Show } from 'solid-js'
import type { ArtName } from '../icons/icons.ts'
import { Art } from './icon.tsx'
import './empty.css'

type EmptyProps = {
  drawing?: Extract<ArtName, `draw-${string}`>
  title: string
  children?: JSX.Element
  action?: JSX.Element
}

/** What will stand here, and the one thing to do about it. */
export function Empty(props: EmptyProps) {
  return (
    <section class="empty">
      <Art name={props.drawing ?? 'draw-house'} class="empty-drawing" />
      <h2 class="empty-title">{props.title}</h2>
      <Show when={props.children}>
        <p class="empty-note">{props.children}</p>
      </Show>
      {props.action}
    </section>
  )
}
