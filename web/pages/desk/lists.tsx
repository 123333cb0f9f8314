import { For, Show } from 'solid-js'
import type { ListView } from '#contract/lists.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useApp } from '../../state/app.ts'
import { countOf, GROUPS } from '../../state/list.ts'
import { createLists } from '../../state/lists.ts'
import { clockOfDay, count } from '../../text/format.ts'
import { lists as t } from '../../text/lists.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import { ListProgress } from './list-progress.tsx'
import './lists.css'

/** The official lists of the campaign: who brought each in, how far it is, and what it found. */
export default function Lists() {
  const lists = createLists(useApp())
  const upload = () => (
    <Button icon="plus" href="/xac-nhan/danh-sach/moi">
      {t.new}
    </Button>
  )
  return (
    <Screen title={t.title} note={t.note}>
      <ConfirmTabs />
      <div class="page">
        <Show when={!lists.hasNone()} fallback={<Nothing words={t.noCampaign} />}>
          <Loaded read={lists.read} kind="card" rows={3}>
            {() => (
              <Show
                when={lists.ids().length > 0}
                fallback={
                  <Empty drawing="draw-checks" title={t.empty.title} action={upload()}>
                    {t.empty.words}
                  </Empty>
                }
              >
                <div class="lists-head">
                  <p class="small second">{t.intro}</p>
                  {upload()}
                </div>
                <ul class="columns lists-all">
                  <For each={lists.ids()}>{(id) => <Show when={lists.list(id)}>{(list) => <ListCard list={list()} />}</Show>}</For>
                </ul>
              </Show>
            )}
          </Loaded>
        </Show>
      </div>
    </Screen>
  )
}

const Nothing = (props: { words: { title: string; words: string } }) => (
  <Empty drawing="draw-checks" title={props.words.title}>
    {props.words.words}
  </Empty>
)

function ListCard(props: { list: ListView }) {
  const list = () => props.list
  const size = () => [t.forms[list().form], t.rows(count(list().rows)), list().skipped > 0 && t.skipped(count(list().skipped))].filter(Boolean).join(' · ')
  return (
    <li class="card stack lists-one">
      <header class="stack-tight">
        <h2 class="lists-name">
          <a href={`/xac-nhan/danh-sach/${list().id}`}>{list().name}</a>
        </h2>
        <p class="small second">{size()}</p>
        <p class="small second">{t.scope(list().organisation)}</p>
        <p class="small second">{t.uploaded(list().by, clockOfDay(list().at))}</p>
      </header>
      <ListProgress list={list()} />
      <Show when={list().state === 'matched'}>
        <dl class="lists-counts">
          <For each={GROUPS}>
            {(group) => (
              <div data-none={countOf(list(), group) === 0 ? '' : undefined}>
                <dt>{t.groups[group]}</dt>
                <dd class="figures">{count(countOf(list(), group))}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </li>
  )
}
