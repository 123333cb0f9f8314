import { For, Show } from 'solid-js'
import type { IconName } from '../icons/icons.ts'
import { parts } from '../text/parts.vi.ts'
import { Icon } from './icon.tsx'
import './dock.css'

export type DockItem = {
  href: string
  icon: IconName
  label: string
  current?: boolean
  /** What waits to be sent, in yellow; or what `countWords` says it is. */
  count?: number
  countWords?: string
  /** The one act of the dock, in lacquer. */
  act?: boolean
}

export function Dock(props: { items: readonly DockItem[] }) {
  return (
    <nav class="dock" aria-label={parts.menu}>
      <For each={props.items}>
        {(item) => (
          <a class="dock-item" data-act={item.act ? '' : undefined} href={item.href} aria-current={item.current ? 'page' : undefined}>
            <span class="dock-icon">
              <Icon name={item.icon} />
              <Show when={item.count}>
                <span class="dock-count" aria-hidden="true">
                  {item.count}
                </span>
              </Show>
            </span>
            <span class="dock-word">{item.label}</span>
            <Show when={item.count}>{(count) => <span class="unseen">, {item.countWords ?? parts.waiting(count())}</span>}</Show>
          </a>
        )}
      </For>
    </nav>
  )
}
