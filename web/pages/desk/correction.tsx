import { useParams } from '@solidjs/router'
import { Match, Show, Switch } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import { type CorrectionState, createCorrection } from '../../state/correction.ts'
import { periodName } from '../../state/periods.ts'
import { correction as t } from '../../text/correction.vi.ts'
import { Difference } from '../difference.tsx'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ClosingAwards } from './closing-awards.tsx'
import { CorrectionEntries } from './correction-entries.tsx'
import { CorrectionProposal } from './correction-proposal.tsx'
import { CorrectionSign } from './correction-sign.tsx'
import './closing.css'
import './correction.css'

/** A final period looked at again: entries left, what they change right, the reason at the foot. */
export default function Correction() {
  const params = useParams<{ periodId: string }>()
  const app = useApp()
  const state = createCorrection(app, () => params.periodId)
  const name = () => (state.period() ? periodName(state.period()!) : '')
  const back = () => `/chot/${params.periodId}`
  const measure = () => app.bundle()?.rules.teamMeasure ?? 'target-rate'
  return (
    <Screen title={t.title(name())} note={state.read.value() ? t.note(state.read.value()!.version) : undefined} backHref={back()}>
      <div class="page correction">
        <Loaded read={state.read} kind="card" rows={5}>
          {() => (
            <Switch>
              <Match when={state.proposal()}>
                {(proposal) => <CorrectionProposal state={state} proposal={proposal()} measure={measure()} back={back()} />}
              </Match>
              <Match when={state.entries().length === 0}>
                <Empty drawing="draw-checks" title={t.nothing.title} action={<Button href={back()}>{t.back}</Button>}>
                  {t.nothing.words}
                </Empty>
              </Match>
              <Match when={true}>
                <p class="small second">{t.words}</p>
                <Show when={state.changed()}>
                  <Note tone="warning" icon="refresh">
                    {t.changed}
                  </Note>
                </Show>
                <div class="closing-columns">
                  <CorrectionEntries state={state} />
                  <Preview state={state} />
                </div>
                <Show when={state.preview()}>{(preview) => <ClosingAwards awards={preview().awards} title={t.awards} measure={measure()} preview />}</Show>
                <CorrectionSign state={state} />
              </Match>
            </Switch>
          )}
        </Loaded>
        <Said toast={state.toast} />
      </div>
    </Screen>
  )
}

function Preview(props: { state: CorrectionState }) {
  return (
    <section class="card stack" aria-live="polite">
      <h2>{t.preview}</h2>
      <Show
        when={props.state.preview()}
        fallback={
          <p class="small second">
            {props.state.isEmpty() ? t.previewNone : props.state.isTooMany() ? t.tooMany : (props.state.glance.trouble() ?? t.previewBusy)}
          </p>
        }
      >
        {(preview) => <Difference value={preview().difference} />}
      </Show>
    </section>
  )
}
