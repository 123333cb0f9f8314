import { type JSX, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { Icon, Mark } from './icon.tsx'
import './top-bar.css'

type TopBarProps = {
  title: string
  note?: JSX.Element
  /** On the glaze for the places of the dock; plain, with a way back, for a screen above them. */
  tone?: 'glaze' | 'plain'
  backHref?: string
  onBack?: () => void
  mark?: boolean
  children?: JSX.Element
}

export function TopBar(props: TopBarProps) {
  const back = (event: MouseEvent) => {
    if (!props.onBack) return
    event.preventDefault()
    props.onBack()
  }
  return (
    <header class="top-bar" classList={{ 'on-glaze': props.tone !== 'plain' }}>
      <Show when={props.backHref ?? (props.onBack && '#')}>
        {(href) => (
          <a class="top-bar-back" href={href()} onClick={back}>
            <Icon name="left" label={parts.back} />
          </a>
        )}
      </Show>
      <Show when={props.mark}>
        <Mark />
      </Show>
      <div class="top-bar-words">
        <h1 class="top-bar-title">{props.title}</h1>
        <Show when={props.note}>
          <p class="top-bar-note">{props.note}</p>
        </Show>
      </div>
      <Show when={props.children}>
        <div class="top-bar-end">{props.children}</div>
      </Show>
    </header>
  )
}
