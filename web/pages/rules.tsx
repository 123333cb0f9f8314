import { useNavigate, useParams, useSearchParams } from '@solidjs/router'
import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { PublicRules } from '#contract/rules.ts'
import { Bones } from '../parts/bones.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Glaze } from '../parts/glaze.tsx'
import { Note } from '../parts/note.tsx'
import { Toast } from '../parts/toast.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useApp } from '../state/app.ts'
import { createRules, type RulesState } from '../state/rules.ts'
import { rulesHref } from '../state/rules-href.ts'
import { fullSpan } from '../text/format.ts'
import { rules as t } from '../text/rules.vi.ts'
import { rulesText } from '../text/rules-text.vi.ts'
import { RulesText } from './rules-text.tsx'
import { Screen } from './screen.tsx'
import './rules.css'

/** A published version of a campaign's rules, for anyone: with or without a session. */
export default function RulesPage() {
  const app = useApp()
  const params = useParams()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const state = createRules(
    app,
    () => params.campaign ?? '',
    () => (typeof search['ban'] === 'string' ? search['ban'] : undefined),
  )
  const back = () => (history.length > 1 ? history.back() : navigate('/'))
  return (
    <Screen
      title={t.title}
      tone={app.me() ? 'plain' : 'glaze'}
      mark={!app.me()}
      {...(app.me() ? { onBack: back } : {})}
      end={
        app.me() ? undefined : (
          <a class="rules-sign-in" href="/dang-nhap">
            {t.signIn}
          </a>
        )
      }
    >
      <Switch
        fallback={
          <div class="page">
            <Bones kind="card" rows={6} />
          </div>
        }
      >
        <Match when={state.value()}>{(value) => <Published of={value()} state={state} />}</Match>
        <Match when={state.missing()}>
          <div class="page">
            <Empty drawing="draw-search" title={t.missing.title} action={<Button href={app.me() ? '/tin' : '/cong-bo'}>{t.missing.back}</Button>}>
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
    </Screen>
  )
}

function Published(props: { of: PublicRules; state: RulesState }) {
  const app = useApp()
  const [said, setSaid] = createSignal<string | null>(null)
  const share = async () => {
    setSaid(await props.state.share(location.origin))
    app.device.timers.after(5_000, () => setSaid(null))
  }
  return (
    <>
      <Glaze bloom edge>
        <div class="rules-head">
          <p class="rules-head-version">
            <b>{t.version(props.of.version)}</b>
            <Show when={props.of.publishedAt > 0}>
              <span class="second">{t.published(props.of.publishedAt)}</span>
            </Show>
          </p>
          <p class="title">{props.of.name}</p>
          <Show when={props.of.theme}>
            <p class="second">{props.of.theme}</p>
          </Show>
          <p class="figures">{fullSpan(props.of.firstDay, props.of.lastDay)}</p>
        </div>
      </Glaze>
      <div class="page rules">
        <nav class="rules-contents" aria-label={t.contents}>
          <ul>
            <For each={props.state.sections()}>
              {(section) => (
                <li>
                  <a class="rules-contents-link" href={`#${section.id}`}>
                    {section.title}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </nav>
        <div class="rules-body">
          <Show when={props.of.training}>
            <Note tone="warning" icon="flag">
              {rulesText.training}
            </Note>
          </Show>
          <Show when={props.state.newer()}>
            {(newer) => (
              <Note tone="warning" icon="info">
                <p>{t.older(newer())}</p>
                <Button kind="bare" href={rulesHref(props.of.campaignId)}>
                  {t.newest}
                </Button>
              </Note>
            )}
          </Show>
          <RulesText sections={props.state.sections()} />
          <div class="wrap rules-acts">
            <Button kind="plain" icon="share" onClick={() => void share()}>
              {t.share}
            </Button>
            <Button kind="plain" icon="print" onClick={props.state.print}>
              {t.print}
            </Button>
          </div>
        </div>
      </div>
      <Show when={said()}>{(words) => <Toast>{words()}</Toast>}</Show>
    </>
  )
}
