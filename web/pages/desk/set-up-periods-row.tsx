import { Show } from 'solid-js'
import { isDay } from '#rules/days.ts'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { periodName } from '../../state/periods.ts'
import { lengthOf, type PeriodRow, type Periods } from '../../state/set-up-periods.ts'
import { clockOfDay, weekday } from '../../text/format.ts'
import { setUpPeriods as t } from '../../text/set-up-periods.vi.ts'
import { Locked } from './set-up-periods.tsx'
import { Remove } from './set-up-order.tsx'

/** One period: its days to be changed, or locked with the reason. */
export function PeriodLine(props: { periods: Periods; row: PeriodRow }) {
  const { periods } = props
  const lock = () => periods.lockOf(props.row)
  const name = () => periodName({ kind: props.row.kind, number: periods.numbers().get(props.row.key) ?? 1 })
  const next = () => periods.next(props.row)
  const stands = () => isDay(props.row.firstDay) && isDay(props.row.lastDay) && props.row.firstDay <= props.row.lastDay
  const more = () => [...(stands() ? [t.length(lengthOf(props.row))] : []), ...(cutoff() ? [t.cutoff(cutoff()!)] : [])].join(', ')
  const cutoff = () => (periods.cutoff(props.row) === null ? null : clockOfDay(periods.cutoff(props.row)!))
  const trouble = () => periods.trouble(props.row.key)
  return (
    <li class="set-up-periods-row" data-lock={lock() ?? undefined}>
      <span class="set-up-periods-words">
        <b>{name()}</b>
        <span class="small second">{more()}</span>
      </span>
      <Show
        when={lock() === null}
        fallback={
          <>
            <span class="set-up-periods-days figures">{daysOf(props.row)}</span>
            <Show when={lock()}>{(why) => <Locked words={t.locks[why()]} />}</Show>
          </>
        }
      >
        <Days {...props} name={name()} />
        <span class="set-up-periods-acts">
          <Show when={next()}>
            {(one) => (
              <Button kind="bare" onClick={() => periods.join(props.row, one())}>
                {t.join(periodName({ kind: one().kind, number: periods.numbers().get(one().key) ?? 1 }).toLocaleLowerCase('vi'))}
              </Button>
            )}
          </Show>
          <Remove label={t.remove(name())} onClick={() => periods.remove(props.row.key)} />
        </span>
      </Show>
      <Show when={trouble()}>
        {(words) => (
          <p class="set-up-periods-trouble small" role="status">
            <Icon name="cross" />
            {words()}
          </p>
        )}
      </Show>
    </li>
  )
}

const daysOf = ({ firstDay, lastDay }: PeriodRow) => (firstDay === lastDay ? weekday(firstDay) : `${weekday(firstDay)} – ${weekday(lastDay)}`)

/** A wave is one day; the other periods have two ends. */
function Days(props: { periods: Periods; row: PeriodRow; name: string }) {
  const of = () => props.periods.campaign()!
  const field = (which: 'firstDay' | 'lastDay', label: string, set: (day: string) => void) => (
    <Field
      label={label}
      name={`${which}-${props.row.key}`}
      type="date"
      figures
      min={of().firstDay}
      max={of().lastDay}
      value={props.row[which]}
      onInput={set}
      {...(props.periods.trouble(props.row.key) ? { state: 'error' as const } : {})}
    />
  )
  return (
    <fieldset class="set-up-periods-fields">
      <legend class="unseen">{props.name}</legend>
      <Show
        when={props.row.kind === 'wave' && props.row.firstDay === props.row.lastDay}
        fallback={
          <>
            {field('firstDay', t.first, (firstDay) => props.periods.change(props.row.key, { firstDay }))}
            {field('lastDay', t.last, (lastDay) => props.periods.change(props.row.key, { lastDay }))}
          </>
        }
      >
        {field('firstDay', t.day, (day) => props.periods.change(props.row.key, { firstDay: day, lastDay: day }))}
      </Show>
    </fieldset>
  )
}
