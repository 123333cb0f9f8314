import { artHref, type ArtName, iconHref, type IconName } from '../icons/icons.ts'
import './icon.css'

/** Beside a word it stays silent for readers; alone it needs a label. */
export function Icon(props: { name: IconName; label?: string; class?: string }) {
  return (
    <svg class={`icon ${props.class ?? ''}`} role={props.label ? 'img' : undefined} aria-label={props.label} aria-hidden={props.label ? undefined : 'true'}>
      <use href={iconHref(props.name)} />
    </svg>
  )
}

/** A large drawing: bloom, wordmark, verdict, empty screen. Never said aloud. */
export function Art(props: { name: ArtName; class?: string }) {
  return (
    <svg class={`art ${props.class ?? ''}`} aria-hidden="true">
      <use href={artHref(props.name)} />
    </svg>
  )
}

/** The mug under the communal-house roof. */
export function Mark(props: { class?: string }) {
  return <Icon name="mark" class={`mark ${props.class ?? ''}`} />
}
