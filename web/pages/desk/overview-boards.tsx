import { For, Show } from 'solid-js'
import type { PeriodView } from '#contract/campaigns.ts'
import { dayOf } from '#rules/days.ts'
import { Bones } from '../../parts/bones.tsx'
import { FiguresChip } from '../../parts/figures-chip.tsx'
import { Postmark } from '../../parts/postmark.tsx'
import { useApp } from '../../state/app.ts'
import type { Overview } from '../../state/overview.ts'
import { periodName } from '../../state/periods.ts'
import { closing } from '../../text/closing.vi.ts'
import { clock, daySpan, fullDay } from '../../text/format.ts'
import { overview as t } from '../../text/overview.vi.ts'
import { parts } from '../../text/parts.vi.ts'

/** Who stands first on each board of the week. */
export function Leaders(props: { state: Overview }) {
  const week = () => (props.state.week() ? periodName(props.state.week()!) : '')
  const kind = () => (props.state.leaders.list().some((one) => one.final) ? 'official' : 'provisional')
  return (
    <section class="card stack-tight">
      <header class="spread">
        <h2>{t.leaders.heading(week())}</h2>
        <FiguresChip kind={kind()} />
      </header>
      <Show when={props.state.leaders.isReady()} fallback={<Bones rows={2} />}>
        <ul class="overview-leaders">
          <For each={props.state.leaders.list()} fallback={<li class="small second">{props.state.leaders.isKnown() ? t.leaders.none : t.leaders.unknown}</li>}>
            {(one) => (
              <li class="overview-leader">
                <span class="overview-who">
                  <span class="small second">{[t.leaders.board[one.board], one.group].filter(Boolean).join(' · ')}</span>
                  <b>{one.row.name}</b>
                  <Show when={one.row.unit}>
                    <span class="small second">{one.row.unit}</span>
                  </Show>
                </span>
                <span class="nowrap">
                  <b class="fig-s">{one.row.figure}</b> <span class="small second">{one.row.figureUnit ?? parts.rank.points}</span>
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  )
}

/** Every period with where it stands; a closed one carries its postmark. */
export function Periods(props: { state: Overview }) {
  return (
    <section class="stack-tight">
      <h2>{t.periods.heading}</h2>
      <ul class="overview-periods">
        <For each={props.state.periods()}>{(period) => <Period period={period} />}</For>
      </ul>
    </section>
  )
}

function Period(props: { period: PeriodView }) {
  const app = useApp()
  const isOpen = () => props.period.firstDay <= dayOf(app.device.now())
  const runs = () => isOpen() && props.period.state === 'open'
  return (
    <li>
      <a class="card overview-period" classList={{ current: runs() }} data-open={isOpen() ? undefined : 'false'} href={`/chot/${props.period.id}`}>
        <span class="overview-who">
          <b>{periodName(props.period)}</b>
          <span class="small second">{daySpan(props.period.firstDay, props.period.lastDay)}</span>
          <span class="label">{closing.states[props.period.state]}</span>
        </span>
        <Show when={props.period.finalAt}>
          {(at) => <Postmark still time={clock(at())} date={fullDay(dayOf(at())).replaceAll('/', '.')} version={props.period.version ?? 1} />}
        </Show>
      </a>
    </li>
  )
}
