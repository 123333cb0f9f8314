import { useLocation } from '@solidjs/router'
import { For } from 'solid-js'
import './desk-tabs.css'

export type DeskTab = { href: string; label: string }

/** The screens that belong together, one of them shown. */
export function DeskTabs(props: { legend: string; tabs: readonly DeskTab[] }) {
  const location = useLocation()
  return (
    <nav class="desk-tabs" aria-label={props.legend}>
      <For each={props.tabs}>
        {(tab) => (
          <a class="desk-tab" href={tab.href} aria-current={location.pathname === tab.href ? 'page' : undefined}>
            {tab.label}
          </a>
        )}
      </For>
    </nav>
  )
}
