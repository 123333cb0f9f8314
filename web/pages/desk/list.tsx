import { useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import type { ListView } from '#contract/lists.ts'
import { Button } from '../../parts/button.tsx'
import { Chips } from '../../parts/chips.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import { countOf, createList, GROUPS, type List as State, type ShownGroup } from '../../state/list.ts'
import { clockOfDay, count } from '../../text/format.ts'
import { list as t } from '../../text/list.vi.ts'
import { lists } from '../../text/lists.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { Agreed } from './list-agreed.tsx'
import { Different } from './list-different.tsx'
import { Pairs } from './list-pairs.tsx'
import { ListProgress } from './list-progress.tsx'
import { Unmatched } from './list-unmatched.tsx'
import { WithoutPayment } from './list-without.tsx'
import './list.css'

/** What an official list says beside what was logged, group by group. */
export default function List() {
  const params = useParams<{ id: string }>()
  const list = createList(useApp(), () => params.id)
  const settled = () => list.read.value()?.state === 'matched'
  return (
    <Screen title={lists.title} backHref="/xac-nhan/danh-sach">
      <div class="page">
        <Loaded read={list.read} kind="card">
          {(view) => (
            <>
              <Head list={list} view={view()} />
              <Show when={settled()}>
                <Show when={!list.confirms}>
                  <Note icon="eye">{t.looksOn}</Note>
                </Show>
                <Chips
                  legend={lists.groups.legend}
                  name="group"
                  options={GROUPS.map((group) => ({ value: group, label: lists.groups[group], count: countOf(view(), group) }))}
                  value={list.group()}
                  onChange={(group) => list.setGroup(group as ShownGroup)}
                />
                <Group list={list} />
              </Show>
            </>
          )}
        </Loaded>
        <Said toast={list.toast} />
      </div>
    </Screen>
  )
}

function Head(props: { list: State; view: ListView }) {
  const facts = () =>
    [
      lists.forms[props.view.form],
      lists.rows(count(props.view.rows)),
      props.view.skipped > 0 && lists.skipped(count(props.view.skipped)),
      lists.scope(props.view.organisation),
      lists.uploaded(props.view.by, clockOfDay(props.view.at)),
      props.view.matchedAt !== null && lists.matchedAt(clockOfDay(props.view.matchedAt)),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <header class="stack-tight">
      <h2 class="list-name">{props.view.name}</h2>
      <p class="small second">{facts()}</p>
      <ListProgress list={props.view} onCompare={() => void props.list.compareAgain()} />
      <Show when={props.view.state === 'matched' && !props.view.confirming}>
        <Again list={props.list} newer={props.view.newer} />
      </Show>
      <Show when={props.list.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            {trouble()}
          </Note>
        )}
      </Show>
    </header>
  )
}

/** What came or was mended since may be compared too; a mended entry of no pair is not counted, so that the button stands there always. */
function Again(props: { list: State; newer: number }) {
  const button = (kind: 'plain' | 'bare') => (
    <Button kind={kind} icon="refresh" busy={props.list.deed.busy()} onClick={() => void props.list.compareAgain()}>
      {t.again}
    </Button>
  )
  return (
    <Show when={props.newer > 0} fallback={<div class="list-again">{button('bare')}</div>}>
      <Note tone="warning" icon="clock">
        <div class="list-newer">
          <span>{t.newer(count(props.newer))}</span>
          {button('plain')}
        </div>
      </Note>
    </Show>
  )
}

function Group(props: { list: State }) {
  const is = (group: ShownGroup) => props.list.group() === group
  return (
    <Switch>
      <Match when={is('agreed')}>
        <Agreed list={props.list} />
      </Match>
      <Match when={is('doubtful')}>
        <Pairs list={props.list} />
      </Match>
      <Match when={is('unmatched')}>
        <Unmatched list={props.list} />
      </Match>
      <Match when={is('without-payment')}>
        <WithoutPayment list={props.list} />
      </Match>
      <Match when={is('different')}>
        <Different list={props.list} />
      </Match>
    </Switch>
  )
}
