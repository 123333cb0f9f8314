import { For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import type { OrganisationRow, Organisations } from '../../state/set-up-organisations.ts'
import { setUpOrganisations as t } from '../../text/set-up-organisations.vi.ts'
import './set-up-organisation-tree.css'

/** The units from the root down, walked with the arrows; a press or Enter opens one. */
export function OrganisationTree(props: { page: Organisations }) {
  const { tree } = props.page
  let root!: HTMLDivElement
  const press = (event: KeyboardEvent) => {
    const id = tree.active()
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return void (id && props.page.open(id))
    }
    const to = tree.press(event.key)
    if (to === null) return
    event.preventDefault()
    root.querySelector<HTMLElement>(`[data-id="${CSS.escape(to)}"]`)?.focus()
  }
  return (
    <Show
      when={tree.shown().length > 0}
      fallback={
        <Empty
          drawing="draw-search"
          title={t.none.title}
          action={
            <Button kind="plain" onClick={() => tree.setSearch('')}>
              {t.none.action}
            </Button>
          }
        >
          {t.none.words}
        </Empty>
      }
    >
      <div class="rows rows-card set-up-organisations-tree" role="tree" aria-label={t.list} ref={(element) => (root = element)} onKeyDown={press}>
        <For each={tree.shown()}>{(row) => <Row row={row} page={props.page} />}</For>
      </div>
      <p class="small second set-up-organisations-keys">{t.keys}</p>
    </Show>
  )
}

function Row(props: { row: OrganisationRow; page: Organisations }) {
  const { row } = props
  const { tree } = props.page
  const isOpen = () => tree.isOpen(row)
  const more = () => [row.verifier ? t.verified(row.verifier) : t.unverified, row.office && t.office(row.office)].filter(Boolean).join(', ')
  const fold = (event: MouseEvent) => {
    event.stopPropagation()
    tree.toggle(row)
  }
  return (
    <div
      class="set-up-organisations-row"
      role="treeitem"
      aria-level={row.depth + 1}
      aria-expanded={row.holds > 0 ? isOpen() : undefined}
      tabindex={tree.active() === row.id ? 0 : -1}
      data-id={row.id}
      style={{ '--depth': row.depth }}
      onFocus={() => tree.setActive(row.id)}
      onClick={() => props.page.open(row.id)}
    >
      <span class="set-up-organisations-fold" data-open={isOpen() ? '' : undefined} data-none={row.holds === 0 ? '' : undefined} onClick={fold}>
        <Show when={row.holds > 0}>
          <Icon name="chevron" />
        </Show>
      </span>
      <span class="set-up-organisations-words">
        <b>{row.name}</b>
        <span class="small second">
          <span class="figures">{row.code}</span> · {t.kinds[row.kind] ?? row.kind}
          <Show when={row.holds > 0 && !isOpen()}> · {t.holds(row.holds)}</Show>
        </span>
      </span>
      <span class="small second set-up-organisations-more">{more()}</span>
      <span class="set-up-organisations-end">
        <Show when={row.team}>
          <span class="set-up-organisations-team">{t.team}</span>
          <Show when={row.division}>
            {(division) => (
              <span class="set-up-organisations-team" data-division="">
                {t.teamIn(division())}
              </span>
            )}
          </Show>
        </Show>
      </span>
    </div>
  )
}
