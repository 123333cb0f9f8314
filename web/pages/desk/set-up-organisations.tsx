import { For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { createOrganisations, type OrganisationRow, type Organisations } from '../../state/set-up-organisations.ts'
import { setUpOrganisationForm, setUpOrganisations as t } from '../../text/set-up-organisations.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { FormSheet } from './set-up-form-sheet.tsx'
import { OrganisationFields } from './set-up-organisation-form.tsx'
import { NeedsCampaign, TabsPage } from './set-up-tabs.tsx'
import './set-up-organisations.css'

/** The tree of units: who stands under whom, who verifies whom, who takes part as a team. */
export default function SetUpOrganisations() {
  const page = createOrganisations(useApp(), usePerson())
  const all = () => page.organisations().length
  return (
    <Screen title={t.title} note={all() > 0 ? t.note(all(), page.teams()) : undefined} tone="plain" backHref="/thiet-lap">
      <div class="page">
        <Loaded read={page.read} rows={6}>
          {() => (
            <Show when={page.campaignId()} fallback={<NeedsCampaign />}>
              <TabsPage tabs={page.tabs} empty={t.empty} beside={<Add page={page} />}>
                <Tools page={page} />
                <Tree page={page} />
              </TabsPage>
              <Over page={page} />
            </Show>
          )}
        </Loaded>
      </div>
    </Screen>
  )
}

const Add = (props: { page: Organisations }) => (
  <Button kind="plain" icon="plus" onClick={() => props.page.add()}>
    {t.add}
  </Button>
)

function Tools(props: { page: Organisations }) {
  const { tree } = props.page
  return (
    <div class="set-up-organisations-tools">
      <Field label={t.search} name="search" type="search" icon="search" value={tree.search()} onInput={tree.setSearch} />
      <Button kind="plain" onClick={() => (tree.isAllOpen() ? tree.foldAll() : tree.openAll())}>
        {tree.isAllOpen() ? t.foldAll : t.openAll}
      </Button>
    </div>
  )
}

function Tree(props: { page: Organisations }) {
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
      aria-label={`${row.name}, ${row.code}, ${t.kinds[row.kind] ?? row.kind}. ${more()}${row.team ? `. ${t.team}` : ''}`}
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

function Over(props: { page: Organisations }) {
  const { page } = props
  const one = () => page.organisations().find(({ id }) => id === page.over()?.id) ?? null
  const title = () => one()?.name ?? setUpOrganisationForm.addTitle
  return (
    <FormSheet open={page.over() !== null} onClose={page.close} title={title()}>
      {(guard) => (
        <Show when={page.over()} keyed>
          {(over) => <OrganisationFields page={page} one={one()} parentId={over.id === null ? over.parentId : null} guard={guard} />}
        </Show>
      )}
    </FormSheet>
  )
}
