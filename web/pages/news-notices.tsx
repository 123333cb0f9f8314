import { createSignal, For, Show } from 'solid-js'
import type { Notice } from '#contract/notices.ts'
import type { AnnouncementBrief } from '#contract/announcements.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import type { IconName } from '../icons/icons.ts'
import { useApp } from '../state/app.ts'
import { createNoticesView, type NoticesState } from '../state/notices.ts'
import { rolesOf } from '../state/places.ts'
import { sinceWhen } from '../text/format.ts'
import { sayNotice } from '../text/notices-say.vi.ts'
import { notices as t } from '../text/notices.vi.ts'

const FIRST = 3
const ICONS: Record<Notice['body']['kind'], IconName> = {
  'result-corrected': 'refresh',
  'after-phase': 'hourglass',
  'case-opened': 'eye',
  'case-decided': 'check',
  'case-ended': 'check',
  'gift-case-decided': 'mug',
  'entry-corrected': 'refresh',
  'entry-amended': 'refresh',
  'complaint-answered': 'letter',
  'prize-paid': 'check',
  'prize-recovered': 'back',
}

/** What is told to this person alone, above what is told to all. */
export function NewsNotices(props: { notices: NoticesState; results: readonly AnnouncementBrief[] }) {
  const [all, setAll] = createSignal(false)
  const view = createNoticesView(props.notices)
  const shown = () => (all() ? props.notices.list() : props.notices.list().filter((one, at) => at < FIRST || view.isFresh(one.id)))
  const hasMore = () => shown().length < props.notices.list().length || props.notices.hasMore()
  return (
    <Show when={props.notices.list().length > 0}>
      <section class="stack-tight">
        <h2>{t.heading}</h2>
        <ul class="rows rows-card" aria-label={t.heading}>
          <For each={shown()}>{(one) => <Row one={one} unread={view.isFresh(one.id)} results={props.results} />}</For>
        </ul>
        <Show when={hasMore()}>
          <Button kind="plain" busy={props.notices.busy()} onClick={() => (all() ? void props.notices.more() : setAll(true))}>
            {t.more}
          </Button>
        </Show>
      </section>
    </Show>
  )
}

function Row(props: { one: Notice; unread: boolean; results: readonly AnnouncementBrief[] }) {
  const app = useApp()
  const href = () => {
    const { body } = props.one
    if ('enrolmentId' in body) return rolesOf(app.me()).includes('collector') ? `/so-ghi/${body.enrolmentId}` : null
    if (!('periodId' in body)) return null
    const found = props.results.filter((one) => one.periodId === body.periodId).toSorted((one, other) => other.version - one.version)[0]
    return found ? `/tin/${found.id}` : null
  }
  return (
    <li class="news-notice" data-unread={props.unread ? '' : undefined}>
      <Icon name={ICONS[props.one.body.kind]} />
      <div class="news-words">
        <span class="wrap">
          <b>{t.title[props.one.body.kind]}</b>
          <Show when={props.unread}>
            <span class="news-unread">{t.unread}</span>
          </Show>
        </span>
        <p class="small">{sayNotice(props.one.body)}</p>
        <span class="spread">
          <span class="small second">{sinceWhen(props.one.at, app.device.now())}</span>
          <Show when={href()}>
            {(path) => (
              <a class="news-see" href={path()}>
                {t.see}
              </a>
            )}
          </Show>
        </span>
      </div>
    </li>
  )
}
