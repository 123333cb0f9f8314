import { type JSX, For, Match, Show, Switch } from 'solid-js'
import type { VoucherView } from '#contract/counter.ts'
import { Button } from '../parts/button.tsx'
import { Facts } from '../parts/facts.tsx'
import { Verdict } from '../parts/verdict.tsx'
import type { Counter, CounterState } from '../state/counter.ts'
import type { Undo } from '../state/counter-undo.ts'
import { stand as s } from '../text/counter-stand.vi.ts'
import { counter as t } from '../text/counter.vi.ts'
import { fullDay } from '../text/format.ts'
import { Yes } from './counter-yes.tsx'
import { GivenVerdict } from './counter-given.tsx'
import { Held, People, Unsure } from './counter-open.tsx'
import { VoucherFacts } from './voucher-facts.tsx'

type Of<Kind extends CounterState['kind']> = Extract<CounterState, { kind: Kind }>
type Props = { counter: Counter }
type PropsWithUndo = Props & { undo: Undo }

/** What the counter reads of one voucher: seen from two metres, then the facts, then one button. */
export function CounterVerdict(props: PropsWithUndo) {
  const is = <Kind extends CounterState['kind']>(kind: Kind) => {
    const state = props.counter.state()
    return state.kind === kind ? (state as Of<Kind>) : false
  }
  return (
    <Switch>
      <Match when={is('verdict')} keyed>
        {(state) => <Shown counter={props.counter} state={state} />}
      </Match>
      <Match when={is('unsure')} keyed>
        {(state) => <Unsure counter={props.counter} state={state} />}
      </Match>
      <Match when={is('people')} keyed>
        {(state) => <People counter={props.counter} state={state} />}
      </Match>
      <Match when={is('given')} keyed>
        {(state) => <GivenVerdict counter={props.counter} undo={props.undo} state={state} />}
      </Match>
    </Switch>
  )
}

function Shown(props: Props & { state: Of<'verdict'> }) {
  const view = () => props.state.view
  return (
    <Switch>
      <Match when={view().verdict === 'redeemable'}>
        <Yes counter={props.counter} view={view()} />
      </Match>
      <Match when={view().verdict === 'held' || view().verdict === 'unsent'}>
        <Held counter={props.counter} view={view()} />
      </Match>
      <Match when={view().verdict === 'already-redeemed'}>
        <Used counter={props.counter} view={view()} />
      </Match>
      <Match when={true}>
        <No counter={props.counter} view={view()} />
      </Match>
    </Switch>
  )
}

function Used(props: Props & { view: VoucherView }) {
  const facts = () => [
    ...(props.view.redeemed
      ? [
          { label: t.facts.at, value: t.usedAt(props.view.redeemed.at) },
          { label: t.facts.where, value: props.view.redeemed.office },
          { label: t.facts.by, value: props.view.redeemed.by },
        ]
      : []),
  ]
  return (
    <Verdict
      kind="used"
      word={t.verdicts['already-redeemed'].word}
      line={t.usedLine}
      back={t.back}
      onBack={props.counter.back}
      actions={<Next counter={props.counter} />}
    >
      <Facts items={facts()} />
      <VoucherFacts view={props.view} brief />
      <p class="small second">{t.usedHint}</p>
    </Verdict>
  )
}

function No(props: Props & { view: VoucherView }) {
  const words = () => t.verdicts[props.view.verdict]
  const line = () => {
    if (props.view.verdict === 'expired' && props.view.lastDay) return t.expiredOn(fullDay(props.view.lastDay))
    return props.view.verdict === 'not-yet' && props.view.firstDay ? t.opensOn(fullDay(props.view.firstDay)) : words().line
  }
  const bySearch = () => ['unknown', 'mistyped', 'replaced', 'void'].includes(props.view.verdict)
  const search = () => (props.counter.back(), props.counter.setMode('cccd'))
  return (
    <Verdict
      kind="no"
      word={words().word}
      line={line()}
      back={t.back}
      onBack={props.counter.back}
      actions={
        <>
          <Next counter={props.counter} words={props.view.verdict === 'mistyped' ? t.again : t.next} />
          <Show when={bySearch()}>
            <Button kind="bare" wide onClick={search}>
              {t.byCccd}
            </Button>
          </Show>
        </>
      }
    >
      <Show when={props.view.code && props.view.verdict === 'mistyped'} fallback={<VoucherFacts view={props.view} />}>
        <p>{t.typed}</p>
        <p class="counter-typed">
          <For each={props.view.code.match(/.{1,4}/g) ?? []}>{(group) => <span>{group}</span>}</For>
        </p>
      </Show>
      <p class="small second">{words().next}</p>
    </Verdict>
  )
}

export const Next = (props: Props & { words?: string }): JSX.Element => (
  <>
    <Button size="counter" wide icon="scan" onClick={props.counter.back}>
      {props.words ?? t.next}
    </Button>
    <p class="counter-keys">{s.keysNext}</p>
  </>
)
