import { For, Show } from 'solid-js'
import type { PeriodView } from '#contract/campaigns.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { useApp } from '../../state/app.ts'
import { createPeriodList } from '../../state/closing.ts'
import { periodName } from '../../state/periods.ts'
import { clockOfDay, daySpan, stamped, untilWhen } from '../../text/format.ts'
import { closing as t } from '../../text/closing.vi.ts'
import { Screen } from '../screen.tsx'
import './closing.css'

/** The periods of the campaign, each with where it stands. */
export default function Periods() {
  const periods = createPeriodList(useApp())
  return (
    <Screen title={t.listTitle} note={t.listNote}>
      <div class="page">
        <Show
          when={periods().length > 0}
          fallback={
            <Empty drawing="draw-board" title={t.empty.title} action={<Button href="/thiet-lap">{t.openIt}</Button>}>
              {t.empty.words}
            </Empty>
          }
        >
          <ul class="rows rows-card">
            <For each={periods()}>{(period) => <Period period={period} />}</For>
          </ul>
        </Show>
      </div>
    </Screen>
  )
}

function Period(props: { period: PeriodView }) {
  const when = () =>
    props.period.finalAt === null
      ? t.note(daySpan(props.period.firstDay, props.period.lastDay), clockOfDay(props.period.cutoffAt))
      : [
          daySpan(props.period.firstDay, props.period.lastDay),
          props.period.version && props.period.version > 1 ? t.final.versionName(props.period.version) : '',
          stamped(props.period.finalAt),
          props.period.state === 'announced' && props.period.complaintsUntil ? t.complaintsUntil(untilWhen(props.period.complaintsUntil)) : '',
        ]
          .filter(Boolean)
          .join(' · ')
  return (
    <li>
      <a class="closing-period" href={`/chot/${props.period.id}`}>
        <span class="stack-tight">
          <b>{periodName(props.period)}</b>
          <span class="small second">{when()}</span>
        </span>
        <span class="closing-state" data-state={props.period.state}>
          {t.states[props.period.state]}
        </span>
      </a>
    </li>
  )
}
