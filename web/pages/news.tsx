import { useLocation } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useApp } from '../state/app.ts'
import { createNews } from '../state/news.ts'
import { periodName } from '../state/periods.ts'
import { common } from '../text/common.vi.ts'
import { clockOfDay, daySpan, sinceWhen } from '../text/format.ts'
import { news as t } from '../text/news.vi.ts'
import { Screen } from './screen.tsx'
import './news.css'

/** All announcements: for the people of a campaign under /tin, for anyone under /cong-bo. */
export default function News() {
  const app = useApp()
  const location = useLocation()
  const isPublic = location.pathname.startsWith('/cong-bo')
  const state = createNews(app, isPublic)
  const stale = () => (state.read.state() === 'kept' && state.read.at() !== null ? common.staleAt(sinceWhen(state.read.at()!, app.device.now())) : null)
  return (
    <Screen title={isPublic ? t.publicTitle : t.title} mark={isPublic} end={isPublic && !app.me() ? <Button kind="bare" href="/dang-nhap">{t.signIn}</Button> : undefined}>
      <div class="page">
        <Show when={stale()}><p class="small second" role="status">{stale()}</p></Show>
        <Switch>
          <Match when={state.list().length > 0}>
            <ul class="rows rows-card">
              <For each={state.list()}>
                {(one) => (
                  <li>
                    <a class="news-row" href={`${isPublic ? '/cong-bo' : '/tin'}/${one.id}`}>
                      <Icon name="letter" />
                      <span class="news-words">
                        <b>{t.result(periodName({ kind: one.periodKind as 'week', number: one.periodNumber }))}</b>
                        <span class="small second">{one.campaign} · {daySpan(one.firstDay, one.lastDay)}</span>
                        <span class="small second">{t.when(clockOfDay(one.announcedAt), one.version)}{one.version > 1 ? ` · ${t.correction(one.version)}` : ''}</span>
                      </span>
                      <Icon name="chevron" />
                    </a>
                  </li>
                )}
              </For>
            </ul>
          </Match>
          <Match when={state.read.state() === 'loading'}><Bones rows={3} /></Match>
          <Match when={state.read.state() === 'failed'}><Trouble title={t.trouble.title} onRetry={() => void state.read.reload()}>{t.trouble.words}</Trouble></Match>
        </Switch>
        <Show when={state.read.state() === 'fresh' || state.read.state() === 'kept'}><Coming state={state} /></Show>
      </div>
    </Screen>
  )
}

function Coming(props: { state: ReturnType<typeof createNews> }) {
  return (
    <Show when={props.state.coming()} fallback={<Show when={props.state.list().length === 0}><Empty drawing="draw-letter" title={t.emptyPublic.title}>{t.emptyPublic.words}</Empty></Show>}>
      {(week) => (
        <Show when={week().version === null}>
          <Empty drawing="draw-letter" title={t.empty.title(periodName(week()))}>{t.empty.words(clockOfDay(week().cutoffAt))}</Empty>
        </Show>
      )}
    </Show>
  )
}
