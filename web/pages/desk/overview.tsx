import { For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Table } from '../../parts/table.tsx'
import type { IconName } from '../../icons/icons.ts'
import { useApp } from '../../state/app.ts'
import { createOverview, type Overview as State, type Waiting } from '../../state/overview.ts'
import { common } from '../../text/common.vi.ts'
import { count, fullDay, fullSpan, sinceWhen } from '../../text/format.ts'
import { overview as t } from '../../text/overview.vi.ts'
import { Screen } from '../screen.tsx'
import { OverviewGoals } from './overview-goals.tsx'
import { Leaders, Periods } from './overview-boards.tsx'
import './overview.css'

/** The organiser's first screen: goals, today's figures, what waits, the periods. */
export default function Overview() {
  const app = useApp()
  const state = createOverview(app)
  const note = () => {
    const bundle = app.bundle()
    if (!bundle) return undefined
    const day = state.day()
    const stage = day ? t.day(day.day, day.of) : state.isOver() ? t.after : t.before(fullDay(bundle.firstDay))
    return t.note(fullSpan(bundle.firstDay, bundle.lastDay), stage, state.at() === null ? null : t.at(sinceWhen(state.at()!, app.device.now())))
  }
  return (
    <Screen title={app.bundle()?.name ?? t.title} note={note()}>
      <div class="page">
        <Show
          when={app.bundle()}
          fallback={
            <Empty drawing="draw-board" title={t.noCampaign.title} action={<Button href="/thiet-lap">{t.noCampaign.open}</Button>}>
              {t.noCampaign.words}
            </Empty>
          }
        >
          <OverviewGoals state={state} />
          <div class="overview-columns">
            <Totals state={state} />
            <WaitingCard state={state} />
            <Leaders state={state} />
          </div>
          <Periods state={state} />
          <div class="wrap overview-ways">
            <Button kind="plain" icon="ranks" href="/xep-hang">
              {t.boards}
            </Button>
            <Button kind="plain" icon="star" href="/giai-thuong">
              {t.ledger}
            </Button>
            <Button kind="plain" icon="book" href="/nhat-ky">
              {t.audit}
            </Button>
          </div>
        </Show>
      </div>
    </Screen>
  )
}

function Totals(props: { state: State }) {
  const shown = (figure: number | undefined) => (figure === undefined ? common.none : count(figure))
  return (
    <section class="card stack-tight">
      <h2>{t.totals.heading}</h2>
      <Table caption={t.totals.caption}>
        <thead>
          <tr>
            <th scope="col">{t.totals.figures}</th>
            <th scope="col" class="figure">
              {common.product['bhxh-tn']}
            </th>
            <th scope="col" class="figure">
              {common.product['bhyt-hgd']}
            </th>
          </tr>
        </thead>
        <For each={['today', 'phase'] as const}>
          {(span) => (
            <tbody>
              <tr>
                <th class="group" scope="rowgroup" colspan={3}>
                  {t.totals[span]}
                </th>
              </tr>
              <For each={props.state.totals()}>
                {(one) => (
                  <tr data-figures={one.kind}>
                    <th scope="row">{t.totals[one.kind]}</th>
                    <td class="figure">{shown(one[span]?.['bhxh-tn'])}</td>
                    <td class="figure">{shown(one[span]?.['bhyt-hgd'])}</td>
                  </tr>
                )}
              </For>
            </tbody>
          )}
        </For>
      </Table>
      <p class="small second">{t.totals.note}</p>
    </section>
  )
}

const ICONS: Record<Waiting['what'], IconName> = { unverified: 'hourglass', cases: 'twins', late: 'clock', closings: 'stamp', complaints: 'letter' }

function WaitingCard(props: { state: State }) {
  return (
    <section class="card stack-tight">
      <h2>{t.waiting.heading}</h2>
      <ul class="overview-waiting">
        <For each={props.state.waiting()} fallback={<Show when={props.state.allKnown()}>{<li class="small second">{t.waiting.none}</li>}</Show>}>
          {(one) => (
            <li>
              <a class="overview-wait" href={one.href}>
                <Icon name={ICONS[one.what]} />
                <span>{t.waiting[one.what]}</span>
                <b class="fig-m">{count(one.count)}</b>
              </a>
            </li>
          )}
        </For>
      </ul>
      <Show when={!props.state.allKnown()}>
        <p class="small second">{t.waiting.unknown}</p>
      </Show>
    </section>
  )
}
