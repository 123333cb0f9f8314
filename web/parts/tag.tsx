import { Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Icon } from './icon.tsx'
import './tag.css'

/** A parcel tag: what to do next, then what it brings. It never says that someone stands last. */
export function Tag(props: { title: string; note?: string | undefined; href?: string | undefined }) {
  return (
    <Dynamic component={props.href ? 'a' : 'div'} class="tag" href={props.href}>
      <span class="tag-words">
        <b class="tag-title">{props.title}</b>
        <Show when={props.note}>
          <span class="tag-note">{props.note}</span>
        </Show>
      </span>
      <Show when={props.href}>
        <Icon name="chevron" />
      </Show>
    </Dynamic>
  )
}
