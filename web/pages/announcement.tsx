import { useLocation, useParams } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { Announcement } from '#contract/results.ts'
import { dayOf } from '#rules/days.ts'
import type { Board } from '#rules/words.ts'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Note } from '../parts/note.tsx'
import { Podium } from '../parts/podium.tsx'
import { Postmark } from '../parts/postmark.tsx'
import { RankList } from '../parts/rank-list.tsx'
import { Segments } from '../parts/segments.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useApp } from '../state/app.ts'
import { createAnnouncement } from '../state/news.ts'
import { periodName } from '../state/periods.ts'
import { announcement as t } from '../text/announcement.vi.ts'
import { clock, count, daySpan, fullDay } from '../text/format.ts'
import { news } from '../text/news.vi.ts'
import { parts } from '../text/parts.vi.ts'
import { Screen } from './screen.tsx'
import './announcement.css'

type State = ReturnType<typeof createAnnouncement>

/** One closed period as announced: who won, by what, signed by whom. */
export default function AnnouncementPage() {
  const app = useApp()
  const location = useLocation()
  const params = useParams()
  const isPublic = location.pathname.startsWith('/cong-bo')
  const [board, setBoard] = createSignal<Board>('individual')
  const state = createAnnouncement(app, isPublic, () => params.id ?? '', board)
  return (
    <Screen title={t.title} tone="plain" backHref={isPublic ? '/cong-bo' : '/tin'} end={<span />}>
      <Switch>
        <Match when={state.read.value()}>
          {(value) => (
            <article class="announcement">
              <Letter value={value()} board={board()} onBoard={setBoard} />
              <Prizes state={state} board={board()} />
              <div class="page">
                <details class="card announcement-rest">
                  <summary>{t.rest}</summary>
                  <RankList label={t.rest} figures="official" rows={state.ranks()} />
                </details>
                <p class="small second">{t.before} {t.signed(value().signedBy.join(', '))}</p>
                <p class="small second announcement-hash">{t.seal} {value().hash.slice(0, 16)}</p>
                <ShareOut value={value()} />
              </div>
            </article>
          )}
        </Match>
        <Match when={state.read.state() === 'loading'}><Bones kind="card" rows={5} /></Match>
        <Match when={true}><div class="page"><Trouble title={news.trouble.title} onRetry={() => void state.read.reload()}>{news.trouble.words}</Trouble></div></Match>
      </Switch>
    </Screen>
  )
}

const nameOf = (value: Announcement) => periodName({ kind: value.periodKind as 'week', number: value.periodNumber })

function Letter(props: { value: Announcement; board: Board; onBoard: (board: Board) => void }) {
  const words = () => {
    const { totals } = props.value
    const voluntary = totals['bhxh-tn'] ?? 0
    const household = totals['bhyt-hgd'] ?? 0
    return t.totals(count(voluntary + household), count(voluntary), count(household))
  }
  return (
    <header class="announcement-letter page">
      <div class="announcement-head">
        <div class="stack-tight">
          <p class="small second">{daySpan(props.value.firstDay, props.value.lastDay)}</p>
          <h2 class="show">{t.heading(nameOf(props.value))}</h2>
        </div>
        <Postmark time={clock(props.value.closedAt)} date={fullDay(dayOf(props.value.closedAt)).replaceAll('/', '.')} version={props.value.version} />
      </div>
      <p>{words()[0]}<b>{words()[1]}</b>{words()[2]}</p>
      <Segments legend={t.board} name="board" value={props.board} onChange={(value) => props.onBoard(value as Board)} options={[{ value: 'individual', label: t.individual }, { value: 'team', label: t.team }]} />
    </header>
  )
}

function Prizes(props: { state: State; board: Board }) {
  return (
    <>
      <Show when={props.state.podium().length > 0} fallback={<div class="page"><p class="second">{t.none}</p></div>}>
        <Glaze bloom edge><Podium label={t.podium(props.board === 'team' ? t.team : t.individual)} places={props.state.podium()} /></Glaze>
      </Show>
      <div class="page">
        <Show when={props.state.notes().length > 0}>
          <Note tone="slate" icon="scale"><ul class="stack-tight"><For each={props.state.notes()}>{(note) => <li>{note}</li>}</For></ul></Note>
        </Show>
        <Show when={props.state.encouraged().length > 0}>
          <h2>{t.encouraged}</h2>
          <ul class="rows rows-card">
            <For each={props.state.encouraged()}>
              {(award) => (
                <li class="announcement-award">
                  <span class="figures"><b>{award.rank}</b></span>
                  <span class="announcement-words">
                    <b>{award.name}</b>
                    <span class="small second">{[award.mine ? parts.rank.you : '', award.unit, award.figure].filter(Boolean).join(', ')}</span>
                  </span>
                  <b class="figures announcement-worth">{award.worth}</b>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </>
  )
}

/** Hands on the public address, where only names with consent stand. */
function ShareOut(props: { value: Announcement }) {
  const { device } = useApp()
  const [said, setSaid] = createSignal<string | null>(null)
  const share = async () => {
    const title = t.heading(nameOf(props.value))
    const url = `${location.origin}/cong-bo/${props.value.id}`
    if (device.share.can()) await device.share.share({ title, text: `${props.value.campaign}. ${title}.`, url })
    else setSaid((await device.share.copy(url)) ? t.copied : t.copyFailed)
  }
  return (
    <>
      <Button size="main" icon="share" wide onClick={() => void share()}>{t.share}</Button>
      <p class="small" role="status">{said()}</p>
    </>
  )
}
