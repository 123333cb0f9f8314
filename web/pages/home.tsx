import { Match, Show, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Note } from '../parts/note.tsx'
import { RankList } from '../parts/rank-list.tsx'
import { Tag } from '../parts/tag.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useApp, usePerson } from '../state/app.ts'
import { createHome, type Home } from '../state/home.ts'
import { periodName } from '../state/periods.ts'
import { personRow, sharedRanks } from '../state/rank-rows.ts'
import { boards } from '../text/boards.vi.ts'
import { clockOfDay, fullDay, sinceWhen } from '../text/format.ts'
import { home as t } from '../text/home.vi.ts'
import { parts } from '../text/parts.vi.ts'
import { Milestone, OwnTargets, TeamCard } from './home-cards.tsx'
import { Head } from './home-head.tsx'
import { Screen } from './screen.tsx'
import './home.css'

export default function HomePage() {
  const app = useApp()
  const home = createHome(app, usePerson())
  const week = () => (home.week() ? periodName(home.week()!).toLocaleLowerCase('vi') : '')
  const stale = () => (home.own.state() === 'kept' && home.own.at() !== null ? boards.staleAt(sinceWhen(home.own.at()!, app.device.now())) : null)
  return (
    <Screen title={app.bundle()?.name ?? t.title} note={noteOf(home, app.bundle())} mark>
      <Show
        when={app.bundle()}
        fallback={
          <div class="page">
            <Empty title={t.noCampaign.title}>{t.noCampaign.words}</Empty>
          </div>
        }
      >
        {(bundle) => (
          <>
            <Head home={home} week={week()} />
            <div class="page">
              <Show when={stale()}>
                <p class="small second" role="status">
                  {stale()}
                </p>
              </Show>
              <Said home={home} firstDay={bundle().firstDay} lastDay={bundle().lastDay} />
              <Switch fallback={<Bones kind="card" rows={4} />}>
                <Match when={home.own.value()}>
                  <Show when={home.stage() === 'running' && !home.own.value()!.final}>
                    <Next home={home} week={week()} />
                  </Show>
                  <Show when={home.stage() !== 'before'}>
                    <Around home={home} week={week()} />
                  </Show>
                  <OwnTargets home={home} week={week()} />
                  <TeamCard home={home} />
                  <Milestone home={home} week={week()} />
                </Match>
                <Match when={home.own.state() === 'failed'}>
                  <Trouble title={t.trouble.title} onRetry={() => void home.own.reload()}>
                    {t.trouble.words}
                  </Trouble>
                </Match>
              </Switch>
            </div>
          </>
        )}
      </Show>
    </Screen>
  )
}

function noteOf(home: Home, bundle: { firstDay: string; lastDay: string } | null): string {
  if (!bundle) return ''
  const day = home.day()
  if (!day) return home.stage() === 'after' ? t.ended(fullDay(bundle.lastDay)) : t.starts(fullDay(bundle.firstDay))
  return home.stage() === 'running' ? `${t.day(day.day, day.of)} · ${periodName(home.week()!)}, ${t.left(home.daysLeft())}` : t.day(day.day, day.of)
}

/** Says so when no week runs today. */
function Said(props: { home: Home; firstDay: string; lastDay: string }) {
  const next = () => props.home.nextWeek()
  return (
    <Switch>
      <Match when={props.home.stage() === 'before'}>
        <Empty title={t.before.title}>{t.before.words(fullDay(props.firstDay))}</Empty>
      </Match>
      <Match when={props.home.stage() === 'after'}>
        <Empty
          drawing="draw-checks"
          title={t.after.title}
          action={
            <Button kind="plain" href="/tin">
              {t.after.news}
            </Button>
          }
        >
          {t.after.words(fullDay(props.lastDay))}
        </Empty>
      </Match>
      <Match when={props.home.stage() === 'between'}>
        <Empty title={t.between.title}>{next() ? t.between.next(periodName(next()!), fullDay(next()!.firstDay)) : t.between.words}</Empty>
      </Match>
    </Switch>
  )
}

function Next(props: { home: Home; week: string }) {
  const words = () => {
    const { next: step, provisional } = props.home.own.value()!
    if (step && (step.voluntary || step.household)) {
      const first = step.voluntary ? ('bhxh-tn' as const) : ('bhyt-hgd' as const)
      const both = step.voluntary > 0 && step.household > 0
      return { title: t.step.title(step.voluntary || step.household, first, step.rank), note: both ? t.step.or(step.household, 'bhyt-hgd') : undefined }
    }
    if (provisional.rank === 1) return { title: t.step.top(props.week), note: t.step.topNote }
    return provisional.points > 0 ? { title: t.step.on, note: t.step.onNote } : { title: t.step.first, note: t.step.firstNote }
  }
  return <Tag title={words().title} note={words().note} href="/ghi-nhan" />
}

function Around(props: { home: Home; week: string }) {
  const person = usePerson()
  const own = () => props.home.own.value()!
  const rows = () =>
    own().around.map((row) => personRow(row, { ids: [person.staffId], chip: parts.rank.you, moves: props.home.moves(), shared: sharedRanks(own().around) }))
  const nobody = () => own().around.every((row) => row.points === 0)
  const words = () => {
    if (own().around.length === 0) return t.notListed
    const { title, words: rest } = own().median > 0 ? t.notYet : t.nobody
    return { title: title(props.week), words: rest }
  }
  return (
    <section class="home-around stack-tight">
      <div class="spread">
        <h2>{t.around(props.week)}</h2>
        <a class="home-more" href="/xep-hang">
          {t.wholeBoard}
        </a>
      </div>
      <Show when={props.home.groupName()}>{(group) => <p class="small second">{t.ofGroup(group())}</p>}</Show>
      <Show when={own().frozenAt}>
        {(since) => (
          <Note icon="lock" tone="warning">
            {t.frozen(clockOfDay(since()))}
          </Note>
        )}
      </Show>
      <Show
        when={!nobody()}
        fallback={
          <Empty drawing="draw-board" title={words().title}>
            {words().words}
          </Empty>
        }
      >
        <RankList label={t.around(props.week)} figures={own().final ? 'official' : 'provisional'} rows={rows()} card />
      </Show>
    </section>
  )
}
