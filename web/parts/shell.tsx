import { type JSX, onCleanup, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import './shell.css'

type ShellProps = {
  top?: JSX.Element
  strip?: JSX.Element
  dock?: JSX.Element
  rail?: JSX.Element
  children: JSX.Element
}

/** The frame of every screen: bar, strip, main column, dock; from 900 px on a rail beside it. */
export function Shell(props: ShellProps) {
  return (
    <div class="shell" data-rail={props.rail ? '' : undefined}>
      <a class="shell-skip" href="#main">
        {parts.skip}
      </a>
      <Show when={props.rail}>
        <div class="shell-rail">{props.rail}</div>
      </Show>
      <div class="shell-column">
        {props.top}
        {props.strip}
        <main class="shell-main" id="main" tabindex="-1">
          {props.children}
        </main>
        <Show when={props.dock}>
          <div class="shell-dock" ref={measured}>
            {props.dock}
          </div>
        </Show>
      </div>
    </div>
  )
}

// What sticks to the foot of a page (savebar, own rank) stands on the dock, whose words may wrap.
function measured(dock: HTMLElement) {
  const root = document.documentElement.style
  const watch = new ResizeObserver(() => root.setProperty('--dock-block', `${dock.offsetHeight}px`))
  watch.observe(dock)
  onCleanup(() => {
    watch.disconnect()
    root.removeProperty('--dock-block')
  })
}
