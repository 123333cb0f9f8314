import { useLocation } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import { createChosenSeen } from '../../parts/chosen-seen.ts'
import { Icon } from '../../parts/icon.tsx'
import { placeAt } from '../../state/places.ts'
import './desk-tabs.css'

export type DeskTab = { href: string; label: string }

/** The screens that belong together, one of them or a screen below it shown. Where they do not fit, the row scrolls and says so. */
export function DeskTabs(props: { legend: string; tabs: readonly DeskTab[] }) {
  const location = useLocation()
  const here = () => placeAt(location.pathname, props.tabs)?.href
  const current = (href: string) => (href === location.pathname ? 'page' : href === here() ? 'true' : undefined)
  const [row, setRow] = createSignal<HTMLElement>()
  const goesOn = createChosenSeen(row, '[aria-current]', here)
  return (
    <nav class="desk-tabs" aria-label={props.legend}>
      <div class="desk-tabs-row" ref={setRow}>
        <For each={props.tabs}>
          {(tab) => (
            <a class="desk-tab" href={tab.href} aria-current={current(tab.href)}>
              {tab.label}
            </a>
          )}
        </For>
      </div>
      <Show when={goesOn.before()}>
        <span class="desk-tabs-more" data-before="">
          <Icon name="chevron-left" />
        </span>
      </Show>
      <Show when={goesOn.after()}>
        <span class="desk-tabs-more">
          <Icon name="chevron" />
        </span>
      </Show>
    </nav>
  )
}
