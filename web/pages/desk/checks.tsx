import { For, Show } from 'solid-js'
import type { DrawnEntry } from '#contract/checks.ts'
import type { DrawnState } from '#rules/sample.ts'
import { Bar } from '../../parts/bar.tsx'
import { Button } from '../../parts/button.tsx'
import { Chips } from '../../parts/chips.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import type { IconName } from '../../icons/icons.ts'
import { useApp } from '../../state/app.ts'
import { createChecks, triesOf, type Checks as State } from '../../state/checks.ts'
import { periodName } from '../../state/periods.ts'
import { checks as t } from '../../text/checks.vi.ts'
import { clockOfDay } from '../../text/format.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { CallSheet } from './checks-call.tsx'
import { ConfirmTabs } from './confirm-tabs.tsx'
import './checks.css'

const ICONS: Record<DrawnState, IconName> = { open: 'phone', unreached: 'clock', denied: 'cross', confirmed: 'check' }

/** The entries that were drawn before prizes are paid, called one by one. */
export default function Checks() {
  const state = createChecks(useApp())
  return (
    <Screen title={t.title} note={state.read.value() ? t.note(state.counts().open) : undefined}>
      <ConfirmTabs />
      <div class="page">
        <Loaded read={state.read} rows={5}>
          {() => (
            <Show when={state.counts().entries > 0} fallback={<Nothing words={t.empty} />}>
              <Progress state={state} />
              <Chips legend={t.filter} name="state" options={state.filters()} value={state.state()} onChange={(value) => state.setState(value as DrawnState)} />
              <Show when={state.shown().length > 0} fallback={<Nothing words={t.emptyState} />}>
                <ul class="rows rows-card">
                  <For each={state.shown()}>{(drawn) => <Row drawn={drawn} onOpen={() => state.show(drawn.entry.id)} />}</For>
                </ul>
                <Show when={state.shown().length < state.counts()[state.state()]}>
                  <p class="small second">{t.cut(state.shown().length)}</p>
                </Show>
              </Show>
            </Show>
          )}
        </Loaded>
        <Said toast={state.toast} />
      </div>
      <Show when={state.open()?.entry.id} keyed>
        {(id) => (
          <CallSheet
            drawn={() => state.all().find(({ entry }) => entry.id === id)!}
            onClose={() => state.show(null)}
            onDone={(said) => void state.after(said)}
          />
        )}
      </Show>
    </Screen>
  )
}

const Nothing = (props: { words: { title: string; words: string } }) => (
  <Empty drawing="draw-checks" title={props.words.title}>
    {props.words.words}
  </Empty>
)

function Progress(props: { state: State }) {
  const of = () => props.state.counts().entries
  return (
    <section class="card stack-tight">
      <p>{props.state.calls ? t.intro : t.watching}</p>
      <Bar target={of()} official={props.state.settled()} label={t.progress(props.state.settled(), of())} />
      <p class="small second figures">{t.progress(props.state.settled(), of())}</p>
      <Show when={props.state.toCall().length > 0}>
        <div class="wrap">
          <Button kind="go" icon="phone" onClick={props.state.next}>
            {t.next}
          </Button>
        </div>
      </Show>
    </section>
  )
}

function Row(props: { drawn: DrawnEntry; onOpen: () => void }) {
  const period = () => periodName({ kind: props.drawn.periodKind, number: props.drawn.periodNumber })
  const names = () => props.drawn.winners.map(({ name }) => name).join(', ')
  return (
    <li>
      <button class="checks-row" type="button" onClick={() => props.onOpen()}>
        <span class="checks-knob" data-state={props.drawn.state}>
          <Icon name={ICONS[props.drawn.state]} />
        </span>
        <span class="checks-words">
          <b>{props.drawn.entry.name}</b>
          <span class="small second">{t.logged(props.drawn.entry.collector.name, clockOfDay(props.drawn.entry.collectedAt))}</span>
          <span class="small second">{t.drawnFor(names(), period())}</span>
          <Show when={props.drawn.state === 'open' && triesOf(props.drawn) > 0}>
            <span class="small checks-tried">{t.tried(triesOf(props.drawn))}</span>
          </Show>
        </span>
        <Icon name="chevron" />
      </button>
    </li>
  )
}
