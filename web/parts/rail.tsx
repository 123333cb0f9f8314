import { For, type JSX, Show } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import type { DockItem } from './dock.tsx'
import { Art, Icon, Mark } from './icon.tsx'
import './rail.css'

/** The dock of a desk: the same items, on glaze, with the person at the foot. */
export function Rail(props: { items: readonly DockItem[]; home: string; children?: JSX.Element }) {
  return (
    <nav class="rail on-glaze" aria-label={parts.menu}>
      <a class="rail-home" href={props.home} aria-label="Ra Quân">
        <Mark />
        <Art name="wordmark" class="rail-wordmark" />
      </a>
      <div class="rail-items">
        <For each={props.items}>
          {(item) => (
            <a class="rail-item" href={item.href} aria-current={item.current ? 'page' : undefined}>
              <Icon name={item.icon} />
              <span class="rail-word">{item.label}</span>
              <Show when={item.count}>
                {(count) => (
                  <>
                    <span class="rail-count" aria-hidden="true">
                      {count()}
                    </span>
                    <span class="unseen">, {item.countWords ?? parts.waiting(count())}</span>
                  </>
                )}
              </Show>
            </a>
          )}
        </For>
      </div>
      <Art name="bloom" class="rail-bloom" />
      <div class="rail-foot">{props.children}</div>
    </nav>
  )
}
