import { Match, Show, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Empty } from '../parts/empty.tsx'
import { FiguresChip } from '../parts/figures-chip.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Plate } from '../parts/plate.tsx'
import { PlateLegend } from '../parts/plate-legend.tsx'
import { RankList } from '../parts/rank-list.tsx'
import { Tag } from '../parts/tag.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createHome, type Home } from '../state/home.ts'
import { periodName } from '../state/periods.ts'
import { personRow } from '../state/rank-rows.ts'
import { common } from '../text/common.vi.ts'
import { count, fullDay, sinceWhen } from '../text/format.ts'
import { home as t } from '../text/home.vi.ts'
import { parts } from '../text/parts.vi.ts'
import { OwnTargets, TeamCard } from './home-cards.tsx'
import { Screen } from './screen.tsx'
import './home.css'

export default function HomePage() {
  const app = useApp()
  const home = createHome(app, usePerson())
  const week = () => (home.week() ? periodName(home.week()!).toLocaleLowerCase('vi') : '')
  const note = () => {
    const day = home.day()
    return day ? `${t.day(day.day, day.of)} · ${periodName(home.week()!)}, ${t.left(home.daysLeft())}` : ''
  }
  return (
    <Screen title={app.bundle()?.name ?? t.title} note={note()} mark>
      <Show when={app.bundle()} fallback={<div class="page"><Empty title={t.noCampaign.title}>{t.noCampaign.words}</Empty></div>}>
        {(bundle) => (
          <>
            <Head home={home} week={week()} />
            <div class="page">
              <Show when={!home.begun()}><Empty title={t.before.title}>{t.before.words(fullDay(bundle().firstDay))}</Empty></Show>
              <Switch>
                <Match when={home.own.value()}>
                  <Next home={home} />
                  <Around home={home} week={week()} />
                  <OwnTargets home={home} week={week()} />
                  <TeamCard home={home} />
                </Match>
                <Match when={home.own.state() === 'loading'}><Bones kind="card" rows={4} /></Match>
                <Match when={home.own.state() === 'failed'}><Trouble title={t.trouble.title} onRetry={() => void home.own.reload()}>{t.trouble.words}</Trouble></Match>
              </Switch>
            </div>
          </>
        )}
      </Show>
    </Screen>
  )
}

/** The plate, and the points: provisional and official apart, what waits beside them. */
function Head(props: { home: Home; week: string }) {
  const plate = () => props.home.plate()
  const own = () => props.home.own.value()
  return (
    <Glaze bloom edge>
      <div class="home-head">
        <Plate {...plate()} target={plate().target || plate().official + plate().received} provisional={plate().received > 0 || plate().official === 0} />
        <div class="home-points">
          <span class="second">{t.points(props.week)}</span>
          <b class="fig-xl">{own() ? count(own()!.provisional.points) : common.none}</b>
          <span class="wrap"><FiguresChip kind="provisional" /></span>
          <span class="second">{t.official}</span>
          <b class="fig-m">{own() ? count(own()!.official.points) : common.none}</b>
        </div>
      </div>
      <PlateLegend official={plate().official} received={plate().received} queued={props.home.queued().items} />
    </Glaze>
  )
}

function Next(props: { home: Home }) {
  const own = () => props.home.own.value()!
  const words = () => {
    const step = own().next
    const first = step?.voluntary ? ('bhxh-tn' as const) : ('bhyt-hgd' as const)
    if (step && (step.voluntary || step.household)) {
      const both = step.voluntary > 0 && step.household > 0
      return { title: t.step.title(step.voluntary || step.household, first, step.rank), note: both ? t.step.or(step.household, 'bhyt-hgd') : undefined }
    }
    if (own().provisional.rank === 1) return { title: t.step.top, note: t.step.topNote }
    return own().provisional.points > 0 ? { title: t.step.on, note: t.step.onNote } : { title: t.step.first, note: t.step.firstNote }
  }
  return <Tag title={words().title} note={words().note} href="/ghi-nhan" />
}

function Around(props: { home: Home; week: string }) {
  const app = useApp()
  const person = usePerson()
  const rows = () => props.home.own.value()!.around.map((row) => personRow(row, { ids: [person.staffId], chip: parts.rank.you }))
  const stale = () => {
    const at = props.home.own.at()
    return props.home.own.state() === 'kept' && at !== null ? common.staleAt(sinceWhen(at, app.device.now())) : null
  }
  return (
    <section class="stack-tight">
      <div class="spread"><h2>{t.around(props.week)}</h2><a href="/xep-hang">{t.wholeBoard}</a></div>
      <Show when={stale()}><p class="small second" role="status">{stale()}</p></Show>
      <Show when={rows().length > 0} fallback={<Empty drawing="draw-board" title={t.nobody.title}>{t.nobody.words}</Empty>}>
        <RankList label={t.around(props.week)} figures="provisional" rows={rows()} card />
      </Show>
    </section>
  )
}
