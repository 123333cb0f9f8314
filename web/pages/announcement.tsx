import { useLocation, useParams } from '@solidjs/router'
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Announcement } from '#contract/announcements.ts'
import { dayOf } from '#rules/days.ts'
import { type Board, BOARDS } from '#rules/words.ts'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Chips } from '../parts/chips.tsx'
import { Empty } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { Note } from '../parts/note.tsx'
import { Postmark } from '../parts/postmark.tsx'
import { Segments } from '../parts/segments.tsx'
import { Toast } from '../parts/toast.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useApp } from '../state/app.ts'
import { type AnnouncementState, createAnnouncement } from '../state/announcement.ts'
import { headingOf, totalsOf } from '../state/announcement-share.ts'
import { announcement as t } from '../text/announcement.vi.ts'
import { clock, count, fullDay, fullSpan } from '../text/format.ts'
import { AnnouncementComplaints } from './announcement-complaints.tsx'
import { Boards, Check, Prizes, Signed } from './announcement-prizes.tsx'
import { Difference } from './difference.tsx'
import { Screen } from './screen.tsx'
import './announcement.css'

/** One closed period as announced: who won, by what, signed by whom. */
export default function AnnouncementPage() {
  const app = useApp()
  const location = useLocation()
  const params = useParams()
  const isPublic = location.pathname.startsWith('/cong-bo')
  const back = isPublic ? '/cong-bo' : '/tin'
  const state = createAnnouncement(app, isPublic, () => params.id ?? '')
  const [said, setSaid] = createSignal<string | null>(null)
  const share = async () => {
    setSaid(await state.share(window.location.origin))
    app.device.timers.after(5_000, () => setSaid(null))
  }
  return (
    <Screen
      title={t.title}
      tone="plain"
      backHref={back}
      end={
        <button class="announcement-share" type="button" disabled={!state.read.value()} onClick={() => void share()}>
          <Icon name="share" label={t.shareShort} />
        </button>
      }
    >
      <Switch fallback={<Bones kind="card" rows={5} />}>
        <Match when={state.read.value()}>{(value) => <Letter value={value()} state={state} isPublic={isPublic} onShare={() => void share()} />}</Match>
        <Match when={state.missing()}>
          <div class="page">
            <Empty drawing="draw-search" title={t.missing.title} action={<Button href={back}>{t.missing.back}</Button>}>
              {t.missing.words}
            </Empty>
          </div>
        </Match>
        <Match when={state.read.state() === 'failed'}>
          <div class="page">
            <Trouble title={t.trouble.title} onRetry={() => void state.read.reload()}>
              {t.trouble.words}
            </Trouble>
          </div>
        </Match>
      </Switch>
      <Show when={said()}>{(words) => <Toast>{words()}</Toast>}</Show>
    </Screen>
  )
}

function Letter(props: { value: Announcement; state: AnnouncementState; isPublic: boolean; onShare: () => void }) {
  const [board, setBoard] = createSignal<Board>('individual')
  const app = useApp()
  const [group, setGroup] = createSignal('')
  const groups = () => props.state.boards().filter((one) => one.board === board())
  const shown = () => groups().find((one) => one.key === group()) ?? groups()[0]!
  const others = () => [...groups(), ...props.state.boards().filter((one) => one.board !== board())].filter((one) => one !== shown())
  return (
    <article class="announcement">
      <Head value={props.value} board={board()} onBoard={setBoard}>
        <Show when={groups().length > 1}>
          <Chips
            legend={t.group}
            name="group"
            options={groups().map(({ key, group: label }) => ({ value: key, label: label ?? '' }))}
            value={shown().key}
            onChange={setGroup}
          />
        </Show>
      </Head>
      <Show when={props.state.newer()}>
        {(newer) => (
          <div class="page">
            <Note tone="warning" icon="info">
              {t.newer(newer().version)}
              <a href={`${props.isPublic ? '/cong-bo' : '/tin'}/${newer().id}`}>{t.newerLink(newer().version)}</a>
            </Note>
          </div>
        )}
      </Show>
      <Prizes shown={shown()} others={others()} />
      <div class="page">
        <Show when={props.value.correction}>
          {(correction) => (
            <section class="card stack-tight">
              <h2>{t.correction.title(props.value.version)}</h2>
              <p class="small">{t.correction.reason(correction().reason)}</p>
              <Difference value={correction().difference} own={props.state.own()} />
            </section>
          )}
        </Show>
        <Boards boards={props.state.boards()} />
        <Signed value={props.value} isOver={props.state.isOver()} />
        <Check value={props.value} />
        <Show when={!props.isPublic && app.person()}>
          <AnnouncementComplaints value={props.value} isNewest={props.state.newer() === null} />
        </Show>
        <Button size="main" icon="share" wide onClick={() => props.onShare()}>
          {t.share}
        </Button>
      </div>
    </article>
  )
}

function Head(props: { value: Announcement; board: Board; onBoard: (board: Board) => void; children: JSX.Element }) {
  const words = () => {
    const { voluntary, household } = totalsOf(props.value)
    return t.totals(count(voluntary + household), count(voluntary), count(household))
  }
  const days = () => fullSpan(props.value.firstDay, props.value.lastDay)
  return (
    <header class="announcement-letter">
      <div class="announcement-head">
        <div class="announcement-title">
          <p class="small second">{props.value.training ? `${days()} · ${t.training}` : days()}</p>
          <h2 class="show">{headingOf(props.value)}</h2>
        </div>
        <Postmark time={clock(props.value.closedAt)} date={fullDay(dayOf(props.value.closedAt)).replaceAll('/', '.')} version={props.value.version} />
      </div>
      <p>
        {words()[0]}
        <b>{words()[1]}</b>
        {words()[2]}
      </p>
      <Segments
        legend={t.board}
        name="board"
        value={props.board}
        onChange={(value) => props.onBoard(value as Board)}
        options={BOARDS.map((board) => ({ value: board, label: t[board] }))}
      />
      {props.children}
    </header>
  )
}
