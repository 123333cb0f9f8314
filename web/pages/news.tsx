import { useLocation } from '@solidjs/router'
import { For, Match, Show, Switch } from 'solid-js'
import { Bones } from '../parts/bones.tsx'
import { Empty } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useApp } from '../state/app.ts'
import { createNews, type NewsItem } from '../state/news.ts'
import { periodName } from '../state/periods.ts'
import { clockOfDay, daySpan, sinceWhen } from '../text/format.ts'
import { news as t } from '../text/news.vi.ts'
import { NewsNotices } from './news-notices.tsx'
import { Screen } from './screen.tsx'
import './news.css'

/** All announcements: for the people of a campaign under /tin, for anyone under /cong-bo. */
export default function News() {
  const app = useApp()
  const location = useLocation()
  const isPublic = location.pathname.startsWith('/cong-bo')
  const state = createNews(app, isPublic)
  const { read } = state
  const hasNotices = () => !isPublic && (app.person()?.notices.list().length ?? 0) > 0
  const stale = () => (read.state() === 'kept' && read.at() !== null ? t.staleAt(sinceWhen(read.at()!, app.device.now())) : null)
  return (
    <Screen
      title={isPublic ? t.publicTitle : t.title}
      mark={isPublic}
      end={
        isPublic && !app.me() ? (
          <a class="news-sign-in" href="/dang-nhap">
            {t.signIn}
          </a>
        ) : undefined
      }
    >
      <div class="page">
        <Show when={stale()}>
          <p class="small second" role="status">
            {stale()}
          </p>
        </Show>
        <Show when={!isPublic && app.person()}>{(person) => <NewsNotices notices={person().notices} results={read.value()?.announcements ?? []} />}</Show>
        <Switch fallback={<Bones rows={3} />}>
          <Match when={read.value()}>
            <h2 class={hasNotices() ? undefined : 'unseen'}>{t.list}</h2>
            <Show
              when={state.list().length > 0}
              fallback={
                <Show when={!state.due()}>
                  <Empty drawing="draw-letter" title={t.empty.title}>
                    {t.empty.words}
                  </Empty>
                </Show>
              }
            >
              <ul class="rows rows-card" aria-label={t.list}>
                <For each={state.list()}>
                  {(one) => (
                    <li>
                      <Letter one={one} href={`${isPublic ? '/cong-bo' : '/tin'}/${one.id}`} />
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <Show when={state.due()}>
              {(period) => (
                <Empty drawing="draw-letter" title={t.due.title(periodName(period()))}>
                  {state.dueWords()}
                </Empty>
              )}
            </Show>
          </Match>
          <Match when={read.state() === 'failed'}>
            <Trouble title={t.trouble.title} onRetry={() => void read.reload()}>
              {t.trouble.words}
            </Trouble>
          </Match>
        </Switch>
      </div>
    </Screen>
  )
}

function Letter(props: { one: NewsItem; href: string }) {
  const notes = () =>
    [props.one.training ? t.training : '', props.one.superseded ? t.superseded : '', props.one.version > 1 ? t.correction(props.one.version) : '']
      .filter(Boolean)
      .join(' · ')
  return (
    <a class="news-row" href={props.href} data-unread={props.one.unread ? '' : undefined}>
      <Icon name="letter" />
      <span class="news-words">
        <span class="wrap">
          <b>{t.result(periodName({ kind: props.one.periodKind as 'week', number: props.one.periodNumber }))}</b>
          <Show when={props.one.unread}>
            <span class="news-unread">{t.unread}</span>
          </Show>
        </span>
        <span class="small second">{daySpan(props.one.firstDay, props.one.lastDay)}</span>
        <span class="small second">{t.when(clockOfDay(props.one.announcedAt), props.one.version)}</span>
        <Show when={notes()}>
          <span class="small second">{notes()}</span>
        </Show>
        <span class="small second">{props.one.campaign}</span>
      </span>
      <Icon name="chevron" />
    </a>
  )
}
