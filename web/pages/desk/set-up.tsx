import { For, Show } from 'solid-js'
import { Glaze } from '../../parts/glaze.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Plate } from '../../parts/plate.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { createSetUp, type Step } from '../../state/set-up.ts'
import { weekday } from '../../text/format.ts'
import { setUp as t } from '../../text/set-up.vi.ts'
import { Loaded } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import './set-up.css'

/** The list that leads an organiser from an empty database to the first entry. */
export default function SetUp() {
  const set = createSetUp(useApp(), usePerson())
  const done = () => set.steps().filter((step) => step.done).length
  const next = () => set.steps().find((step) => !step.done)
  const all = () => set.steps().length
  return (
    <Screen title={t.title} note={all() > 0 ? t.note(done(), all()) : undefined} mark>
      <Show when={all() > 0}>
        <Glaze bloom edge>
          <div class="set-up-head">
            <Plate official={done()} received={0} queued={0} target={all()} unit={t.unit} label={t.plate(done(), all())} />
            <div class="set-up-head-words">
              <h2>{next() ? t.hello : t.ready.title}</h2>
              <p class="second">{next() ? t.helloWords : t.allDone}</p>
              <Show when={next()}>
                {(step) => (
                  <p>
                    <b>{t.rest(t.steps[step().name])}</b>
                  </p>
                )}
              </Show>
            </div>
          </div>
        </Glaze>
      </Show>
      <div class="page">
        <Loaded read={set.read} rows={7}>
          {() => (
            <div class="set-up-body">
              <ol class="rows rows-card" aria-label={t.list}>
                <For each={set.steps()}>
                  {(step, at) => (
                    <li>
                      <StepRow step={step} number={at() + 1} next={step.name === next()?.name} />
                    </li>
                  )}
                </For>
              </ol>
              <Ready ready={set.ready()} />
            </div>
          )}
        </Loaded>
      </div>
    </Screen>
  )
}

function StepRow(props: { step: Step; number: number; next: boolean }) {
  const state = () => (props.step.done ? 'done' : props.next ? 'next' : 'open')
  return (
    <a class="set-up-step" href={props.step.href} data-state={state()}>
      <span class="set-up-step-sign" aria-hidden="true">
        <Show when={props.step.done} fallback={props.number}>
          <Icon name="check" />
        </Show>
      </span>
      <span class="set-up-step-words">
        <b>
          {t.steps[props.step.name]}
          <span class="unseen">, {t[state()]}</span>
        </b>
        <span class="small second">{props.step.note}</span>
      </span>
      <Icon name="chevron" />
    </a>
  )
}

function Ready(props: { ready: { people: number; from: string | null } | null }) {
  const words = () => {
    const { ready } = props
    if (!ready) return t.ready.notYetWords
    return ready.from ? t.ready.from(ready.people, weekday(ready.from)) : t.ready.now(ready.people)
  }
  return (
    <section class="set-up-ready" data-ready={props.ready ? '' : undefined} role="status">
      <Icon name={props.ready ? 'flag' : 'hourglass'} />
      <div class="stack-tight">
        <h2>{props.ready ? t.ready.title : t.ready.notYet}</h2>
        <p>{words()}</p>
      </div>
    </section>
  )
}
