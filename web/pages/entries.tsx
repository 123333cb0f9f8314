import { For, Match, Show, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Chips } from '../parts/chips.tsx'
import { Empty } from '../parts/empty.tsx'
import { Field } from '../parts/field.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createEntries, type Filter, FILTERS } from '../state/entries.ts'
import type { EntryRow } from '../state/entry-rows.ts'
import { count, dayHead, dong, sinceWhen } from '../text/format.ts'
import { entries as t } from '../text/entries.vi.ts'
import { EntryRowView } from './entry-row.tsx'
import { Screen } from './screen.tsx'
import './entries.css'

export default function Entries() {
  const app = useApp()
  const person = usePerson()
  const state = createEntries(app, person)
  const filters = () =>
    FILTERS.filter((name) => name === 'all' || state.counts()[name] > 0).map((value) => ({ value, label: t[value], count: state.counts()[value] }))
  return (
    <Screen title={t.title} mark note={t.note(count(state.points().provisional), count(state.points().official))}>
      <Switch>
        <Match when={!person.ledger.ready()}>
          <Bones rows={6} />
        </Match>
        <Match when={state.rows().length === 0}>
          <div class="page">
            <Empty
              title={t.empty.title}
              action={
                <Button kind="act" icon="brush" href="/ghi-nhan">
                  {t.empty.action}
                </Button>
              }
            >
              {t.empty.words}
            </Empty>
            <LastSync />
          </div>
        </Match>
        <Match when={true}>
          <div class="entries-head">
            <Field
              label={t.search}
              name="search"
              type="search"
              icon="search"
              value={state.search()}
              onInput={state.setSearch}
              autocomplete="off"
              enterKeyHint="search"
            />
            <Chips legend={t.filter} name="filter" value={state.filter()} onChange={(value) => state.setFilter(value as Filter)} options={filters()} />
            <Show when={state.today().count > 0}>
              <p class="small">{t.today(state.today().count, dong(state.today().sum))}</p>
            </Show>
            <a class="entries-send" href="/so-ghi/cho-nhan">
              {t.waitingGifts}
            </a>
            <LastSync />
          </div>
          <Show
            when={state.found().length > 0}
            fallback={
              <div class="page">
                <Empty
                  drawing="draw-search"
                  title={t.none.title}
                  action={
                    <Button kind="plain" onClick={state.reset}>
                      {t.none.action}
                    </Button>
                  }
                >
                  {t.none.words}
                </Empty>
              </div>
            }
          >
            <Show when={state.hand().length > 0}>
              <Group title={t.hand} rows={state.hand()} />
            </Show>
            <For each={state.days()}>{(group) => <Group title={dayHead(group.day, app.device.now())} rows={group.rows} />}</For>
          </Show>
        </Match>
      </Switch>
    </Screen>
  )
}

function Group(props: { title: string; rows: EntryRow[] }) {
  return (
    <section>
      <div class="spread entries-day">
        <h2>{props.title}</h2>
        <span class="small second">{t.count(props.rows.length)}</span>
      </div>
      <ul class="rows">
        <For each={props.rows}>
          {(row) => (
            <li>
              <EntryRowView row={row} />
            </li>
          )}
        </For>
      </ul>
    </section>
  )
}

function LastSync() {
  const app = useApp()
  const person = usePerson()
  const at = () => person.ledger.lastSyncAt()
  return (
    <div class="spread entries-sync">
      <span class="small second">{at() === null ? t.neverSynced : t.lastSync(sinceWhen(at()!, app.device.now()))}</span>
      <button class="entries-send" type="button" onClick={() => void person.sender.kick(true)}>
        {t.sendNow}
      </button>
    </div>
  )
}
