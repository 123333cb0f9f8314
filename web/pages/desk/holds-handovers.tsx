import { For, Show } from 'solid-js'
import type { HandoverLine } from '#contract/counter.ts'
import { showCode } from '#rules/voucher-codes.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { DigitsField } from '../../parts/digits-field.tsx'
import { Field } from '../../parts/field.tsx'
import { readyToGoOn } from '../../parts/ready.ts'
import type { Holds } from '../../state/holds.ts'
import { clock, clockOfDay, fullDay } from '../../text/format.ts'
import { holds } from '../../text/holds.vi.ts'
import { refusals } from '../../text/refusals.vi.ts'
import { Loaded } from '../loaded.tsx'
import { ReasonSheet } from './reason-sheet.tsx'

const t = holds.undo
const who = ({ initials, lastFour }: HandoverLine) => holds.who(initials, null, lastFour)

/** Handovers of today, of another day or of one voucher at the counters that a supervisor or organiser acts for, to take one back after the clerk's fifteen minutes. */
export function HoldsHandovers(props: { holds: Holds }) {
  const title = () => (props.holds.listed() === 'day' ? t.ofDay(fullDay(props.holds.day())) : t.title[props.holds.listed() as 'today' | 'voucher'])
  return (
    <section class="stack-tight holds-given">
      <h2>{title()}</h2>
      <p class="small second">{t.words}</p>
      <div class="holds-older">
        <Field label={t.day} name="day" type="date" optional max={props.holds.today()} value={props.holds.day()} onInput={props.holds.setDay} />
        <DigitsField
          label={t.code}
          name="code"
          optional
          groups={[4, 4, 4]}
          counted
          value={props.holds.code()}
          onInput={props.holds.setCode}
          {...(props.holds.isMistyped() ? { state: 'error' as const, note: refusals['code-mistyped'] } : {})}
        />
      </div>
      <Loaded read={props.holds.handovers}>
        {(value) => (
          <Show when={value().handovers.length > 0} fallback={<p class="second">{t.empty[props.holds.listed()]}</p>}>
            <ul class="rows rows-card">
              <For each={value().handovers}>
                {(line) => <Line line={line} isToday={props.holds.listed() === 'today'} onUndo={() => props.holds.askUndo(line)} />}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
      <Show when={props.holds.undoing()} keyed>
        {(line) => (
          <ReasonSheet
            open
            danger
            title={t.sheet}
            go={t.go}
            reasons={t.reasons}
            note={`${who(line)}. ${t.note}`}
            hint={holds.reasonHint}
            first={props.holds.returned() === null ? t.mugFirst : undefined}
            busy={props.holds.deed.busy()}
            trouble={props.holds.deed.trouble()}
            onClose={props.holds.closeUndo}
            onReason={(reason) => void props.holds.undo(line, reason).then(() => readyToGoOn(`[data-id="${line.id}"]`, '.holds-given h2'))}
          >
            <Choice
              legend={t.mug}
              name="returned"
              value={props.holds.returned() === null ? undefined : props.holds.returned() ? 'yes' : 'no'}
              onChange={(value) => props.holds.setReturned(value === 'yes')}
              options={[
                { value: 'yes', label: t.yes },
                { value: 'no', label: t.no },
              ]}
            />
          </ReasonSheet>
        )}
      </Show>
    </section>
  )
}

function Line(props: { line: HandoverLine; isToday: boolean; onUndo: () => void }) {
  const at = (instant: number) => (props.isToday ? clock(instant) : clockOfDay(instant))
  const marks = () => [
    ...(props.line.training ? [t.training] : []),
    ...(props.line.mode === 'offline' ? [t.offline] : []),
    ...(props.line.undone === null ? (props.line.standing ? [] : [t.extra]) : [t.undone(at(props.line.undone))]),
  ]
  return (
    <li class="holds-line" data-id={props.line.id}>
      <div>
        <p>
          <b>{who(props.line)}</b> <span class="small figures">{showCode(props.line.code)}</span>
        </p>
        <p class="small second">{t.line(at(props.line.at), props.line.office, props.line.by)}</p>
        <Show when={marks().length > 0}>
          <p class="small">{marks().join(' · ')}</p>
        </Show>
      </div>
      <Show when={props.line.mayUndo}>
        <Button kind="plain" label={t.actLabel(who(props.line))} onClick={() => props.onUndo()}>
          {t.act}
        </Button>
      </Show>
    </li>
  )
}
