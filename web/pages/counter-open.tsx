import { For, Match, Show, Switch } from 'solid-js'
import type { VoucherView } from '#contract/counter.ts'
import { Button } from '../parts/button.tsx'
import { Facts } from '../parts/facts.tsx'
import { Verdict } from '../parts/verdict.tsx'
import type { Counter, CounterState } from '../state/counter.ts'
import { stand as s } from '../text/counter-stand.vi.ts'
import { counter as t } from '../text/counter.vi.ts'
import { clockOfDay } from '../text/format.ts'
import { refusals } from '../text/refusals.vi.ts'
import { Next } from './counter-verdict.tsx'
import { VoucherFacts } from './voucher-facts.tsx'

type Of<Kind extends CounterState['kind']> = Extract<CounterState, { kind: Kind }>
type Props = { counter: Counter }

/** Another device holds it, or its collector's phone has not sent it: asked again by itself for a while, then by hand. */
export function Held(props: Props & { view: VoucherView }) {
  const words = () => t.verdicts[props.view.verdict]
  const isHeld = () => props.view.verdict === 'held'
  const facts = () => {
    const { holder } = props.view
    if (!holder) return []
    return [
      { label: s.held.device, value: holder.device },
      { label: s.held.office, value: holder.office },
      { label: s.held.since, value: clockOfDay(holder.since) },
      ...(holder.lastSyncAt === null ? [] : [{ label: s.held.lastSync, value: clockOfDay(holder.lastSyncAt) }]),
    ]
  }
  return (
    <Verdict
      kind="unsure"
      word={words().word}
      line={words().line}
      back={t.back}
      onBack={props.counter.back}
      actions={
        <>
          <Button size="counter" wide icon="refresh" busy={props.counter.asking()} onClick={props.counter.again}>
            {props.counter.asking() ? s.held.asking : s.held.again}
          </Button>
          <Button kind="bare" wide onClick={props.counter.back}>
            {t.next}
          </Button>
        </>
      }
    >
      <Facts items={facts()} />
      <p>{words().next}</p>
      <VoucherFacts view={props.view} />
      <Show when={isHeld()}>
        <details class="counter-supervisor">
          <summary>{s.held.supervisor}</summary>
          <p>{s.held.supervisorWords}</p>
        </details>
      </Show>
    </Verdict>
  )
}

/** Without network: who has this birth year and these last digits, to be told apart by the name on the paper. */
export function People(props: Props & { state: Of<'people'> }) {
  return (
    <Verdict kind="unsure" word={s.people.word} line={s.people.line} back={t.back} onBack={props.counter.back} actions={<Next counter={props.counter} />}>
      <p>{s.people.words}</p>
      <ul class="rows rows-card">
        <For each={props.state.people}>
          {(found) => (
            <li>
              <button class="counter-person" type="button" onClick={() => void props.counter.choose(found, props.state.sought)}>
                <b>{found.inside.name ?? found.inside.initials ?? s.people.noName}</b>
                <span class="small second">{s.people.more(found.inside.birthYear, found.inside.lastFour)}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Verdict>
  )
}

/** Nothing could be said yet, and why. */
export function Unsure(props: Props & { state: Of<'unsure'> }) {
  const words = (): { word: string; line: string; words: string } => {
    const { why } = props.state
    if (why === 'cut') return t.cut
    if (why === 'other-shift') return s.otherShift
    if (why === 'lookup-locked') return t.locked
    return why === 'no-office' ? t.noOffice : { ...t.other, words: refusals[why] ?? refusals['unknown-error'] }
  }
  const isFinal = () => ['lookup-locked', 'other-shift'].includes(props.state.why) || props.state.why === 'no-office'
  return (
    <Verdict
      kind="unsure"
      word={words().word}
      line={words().line}
      back={t.back}
      onBack={props.counter.back}
      actions={
        <Switch>
          <Match when={isFinal()}>
            <Next counter={props.counter} />
          </Match>
          <Match when={true}>
            <Button size="counter" wide icon="refresh" busy={props.counter.asking()} onClick={props.counter.again}>
              {props.counter.asking() ? s.asking : t.cut.again}
            </Button>
            <Button kind="bare" wide onClick={props.counter.back}>
              {t.next}
            </Button>
          </Match>
        </Switch>
      }
    >
      <p>{words().words}</p>
    </Verdict>
  )
}
