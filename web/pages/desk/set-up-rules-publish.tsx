import { For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp, usePerson } from '../../state/app.ts'
import { createPublish, type Problem, type Publish } from '../../state/set-up-rules-publish.ts'
import { stamped } from '../../text/format.ts'
import { setUpRulesPublish as t } from '../../text/set-up-rules-publish.vi.ts'
import { Loaded, Said } from '../loaded.tsx'
import { RulesText } from '../rules-text.tsx'
import { Screen } from '../screen.tsx'
import { CampaignTabs } from './set-up-campaign-tabs.tsx'
import { NeedsCampaign } from './set-up-tabs.tsx'
import './set-up-rules-publish.css'

/** «Phát hành»: what is still in the way, the draft as everyone will read it, and the versions that stand. */
export default function SetUpRulesPublish() {
  const publish = createPublish(useApp(), usePerson())
  return (
    <Screen title={t.title} note={publish.view() ? t.note(publish.next()) : undefined} tone="plain" backHref="/thiet-lap" dockless>
      <CampaignTabs />
      <div class="page">
        <Show when={usePerson().campaignId()} fallback={<NeedsCampaign />}>
          <Loaded read={publish.read} kind="card" rows={6}>
            {(value) => (
              <div class="set-up-rules-publish">
                <div class="stack">
                  <Show when={value().rules.changed} fallback={<Unchanged version={publish.next() - 1} />}>
                    <Ready publish={publish} />
                  </Show>
                  <Versions publish={publish} />
                </div>
                <Show when={value().rules.changed}>
                  <section class="stack" aria-labelledby="preview-title">
                    <div>
                      <h2 id="preview-title">{t.preview(publish.next())}</h2>
                      <p class="small second">{t.previewWords}</p>
                    </div>
                    <RulesText sections={publish.preview()} />
                  </section>
                </Show>
              </div>
            )}
          </Loaded>
          <Said toast={publish.toast} />
        </Show>
      </div>
    </Screen>
  )
}

function Unchanged(props: { version: number }) {
  return (
    <section class="card stack-tight">
      <h2>{t.state.unchanged}</h2>
      <p class="second">{t.unchangedWords(props.version)}</p>
    </section>
  )
}

function Ready(props: { publish: Publish }) {
  const { publish } = props
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void publish.publish()
  }
  return (
    <section class="card stack">
      <div class="stack-tight">
        <h2>{publish.blocked() ? t.state.blocked : t.state.ready}</h2>
        <p class="second">{publish.next() === 1 ? t.firstWords : t.readyWords}</p>
      </div>
      <Show when={publish.problems().length > 0}>
        <ul class="set-up-rules-publish-problems">
          <For each={publish.problems()}>{(problem) => <Mend problem={problem} />}</For>
        </ul>
      </Show>
      <form class="stack" novalidate onSubmit={submit}>
        <Field
          label={t.why}
          name="why"
          lines={2}
          maxLength={300}
          placeholder={t.whyPlaceholder}
          value={publish.note()}
          onInput={publish.setNote}
          state={publish.noteTrouble() ? 'error' : undefined}
          note={publish.noteTrouble() ?? t.whyNote}
        />
        <Show when={publish.deed.trouble()}>
          {(trouble) => (
            <Note tone="error" icon="warn">
              <p role="alert">{trouble()}</p>
            </Note>
          )}
        </Show>
        <Button
          kind="act"
          type="submit"
          size="main"
          icon="stamp"
          wide
          busy={publish.deed.busy()}
          disabledReason={publish.blocked() ? t.state.reason : undefined}
        >
          {t.go(publish.next())}
        </Button>
      </form>
    </section>
  )
}

function Mend(props: { problem: Problem }) {
  return (
    <li class="set-up-rules-publish-problem" data-blocks={props.problem.blocks ? '' : undefined}>
      <Icon name={props.problem.blocks ? 'cross' : 'info'} label={props.problem.blocks ? t.blocks : t.hints} />
      <span class="set-up-rules-publish-words">
        <b>{props.problem.title}</b>
        <Show when={props.problem.detail.length > 0}>
          <span>{props.problem.detail.slice(0, 12).join(', ') + (props.problem.detail.length > 12 ? '…' : '')}</span>
        </Show>
        <span class="small second">{props.problem.todo}</span>
        <a href={props.problem.href}>{props.problem.action}</a>
      </span>
    </li>
  )
}

function Versions(props: { publish: Publish }) {
  return (
    <section class="stack-tight">
      <h2>{t.versions}</h2>
      <Show when={(props.publish.view()?.versions.length ?? 0) > 0} fallback={<p class="second">{t.none}</p>}>
        <ul class="rows rows-card">
          <For each={props.publish.view()!.versions.toReversed()}>
            {(one) => (
              <li>
                <a class="set-up-rules-publish-version" href={props.publish.hrefOf(one.version)}>
                  <span class="set-up-rules-publish-words">
                    <b>{t.version(one.version)}</b>
                    <Show when={one.note}>
                      <span>{one.note}</span>
                    </Show>
                    <span class="small second">{t.by(one.publishedBy, stamped(one.publishedAt))}</span>
                  </span>
                  <Icon name="chevron" />
                </a>
              </li>
            )}
          </For>
        </ul>
        <Show when={!props.publish.isPublic()}>
          <p class="small second">{t.training}</p>
        </Show>
      </Show>
    </section>
  )
}
