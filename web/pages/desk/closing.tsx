import { useParams } from '@solidjs/router'
import { Show } from 'solid-js'
import { Note } from '../../parts/note.tsx'
import { Steps } from '../../parts/steps.tsx'
import { useApp } from '../../state/app.ts'
import { createClosing, stepOf } from '../../state/closing.ts'
import { periodName } from '../../state/periods.ts'
import { closing as t } from '../../text/closing.vi.ts'
import { clockOfDay, daySpan } from '../../text/format.ts'
import { Loaded, Said } from '../loaded.tsx'
import { Screen } from '../screen.tsx'
import { ClosingAwards } from './closing-awards.tsx'
import { ClosingConditions } from './closing-conditions.tsx'
import { ClosingFinal } from './closing-final.tsx'
import { ClosingSign } from './closing-sign.tsx'
import './closing.css'

/** One period: conditions left, prizes right, signatures at the foot as on paper. */
export default function Closing() {
  const params = useParams<{ periodId: string }>()
  const app = useApp()
  const closing = createClosing(app, () => params.periodId)
  const name = () => (closing.period() ? periodName(closing.period()!) : '')
  const note = () => {
    const period = closing.period()
    return period ? t.note(daySpan(period.firstDay, period.lastDay), clockOfDay(period.cutoffAt)) : undefined
  }
  const change = () => {
    return closing.changed() ? t.changed : closing.movedSinceProposal() ? t.changedSince : null
  }
  return (
    <Screen title={t.title(name())} note={note()} backHref="/chot">
      <div class="page closing">
        <Loaded read={closing.read} kind="card" rows={6}>
          {(value) => (
            <>
              <Steps label={t.stepsLabel} steps={t.steps} current={stepOf(value().state)} />
              <Show when={change()}>
                {(words) => (
                  <Note tone="warning" icon="refresh">
                    {words()}
                  </Note>
                )}
              </Show>
              <Show when={!closing.isFinal()} fallback={<ClosingFinal closing={closing} value={value()} name={name()} />}>
                <div class="closing-columns">
                  <ClosingConditions closing={closing} value={value()} />
                  <ClosingAwards awards={value().preview} title={t.preview(name())} measure={app.bundle()?.rules.teamMeasure ?? 'target-rate'} preview />
                </div>
                <ClosingSign closing={closing} value={value()} />
              </Show>
            </>
          )}
        </Loaded>
        <Said toast={closing.toast} />
      </div>
    </Screen>
  )
}
