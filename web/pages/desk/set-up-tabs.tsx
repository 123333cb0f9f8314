import { type JSX, Match, Show, Switch } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Segments } from '../../parts/segments.tsx'
import type { Example } from '../../state/set-up-examples.ts'
import type { Tab, Tabs } from '../../state/set-up-tabs.ts'
import { setUpCampaign } from '../../text/set-up-campaign.vi.ts'
import { setUpImport as t } from '../../text/set-up-import.vi.ts'
import { Said } from '../loaded.tsx'
import { ImportPage } from './set-up-import.tsx'
import './set-up-tabs.css'

type TabsPageProps = {
  tabs: Tabs
  empty: { title: string; words: string; action: string }
  /** What the list is called, where it is none. */
  listName?: string
  drawing?: 'draw-house' | 'draw-shelf' | 'draw-board'
  frame?: Example | undefined
  /** What can be done to the list, beside the choice of what is shown. */
  beside?: JSX.Element
  children: JSX.Element
}

/** What is there, or the table that brings more; the toast of the page stands at its foot. */
export function TabsPage(props: TabsPageProps) {
  return (
    <>
      <div class="set-up-tabs">
        <div class="set-up-tabs-choice">
          <Segments
            legend={t.tabs.legend}
            name="tab"
            value={props.tabs.tab()}
            onChange={(tab) => props.tabs.setTab(tab as Tab)}
            options={[
              { value: 'list', label: props.listName ?? t.tabs.list },
              { value: 'import', label: t.tabs.bring },
            ]}
          />
        </div>
        <Show when={props.tabs.tab() === 'list' && props.beside}>
          <div class="set-up-tabs-beside">{props.beside}</div>
        </Show>
      </div>
      <Switch>
        <Match when={props.tabs.tab() === 'import'}>
          <ImportPage form={props.tabs.form} frame={props.frame} />
        </Match>
        <Match when={props.tabs.tab() === 'list'}>
          <div class="set-up-tabs-list" ref={() => scrollTo(0, 0)}>
            <Show when={!props.tabs.isEmpty()} fallback={<Nothing {...props} />}>
              {props.children}
            </Show>
          </div>
        </Match>
      </Switch>
      <Said toast={props.tabs.toast} />
    </>
  )
}

function Nothing(props: TabsPageProps) {
  return (
    <Empty
      drawing={props.drawing ?? 'draw-house'}
      title={props.empty.title}
      action={<Button onClick={() => props.tabs.setTab('import')}>{props.empty.action}</Button>}
    >
      {props.empty.words}
    </Empty>
  )
}

/** What hangs on a campaign waits for one. */
export function NeedsCampaign() {
  return (
    <Empty drawing="draw-board" title={setUpCampaign.needed.title} action={<Button href="/thiet-lap/dot">{setUpCampaign.needed.action}</Button>}>
      {setUpCampaign.needed.words}
    </Empty>
  )
}
