import { For, Show } from 'solid-js'
import type { VersionField, Versions } from '#contract/evidence.ts'
import { common } from '../../text/common.vi.ts'
import { clockOfDay, dong, fullDay, fullMonth, stamped } from '../../text/format.ts'
import { versions as t } from '../../text/versions.vi.ts'
import './entry-versions.css'

type Change = Versions['versions'][number]['changes'][number]

/** What each correction changed, old and new side by side. */
export default function EntryVersions(props: { versions: Versions['versions'] }) {
  return (
    <Show when={props.versions.length > 0}>
      <section class="stack-tight">
        <h3>{t.title}</h3>
        <For each={props.versions}>
          {(version) => (
            <div class="entry-version">
              <p class="small second">{t.by(clockOfDay(version.at), version.by)}</p>
              <dl>
                <For each={version.changes}>{(change) => <Changed change={change} />}</For>
              </dl>
            </div>
          )}
        </For>
      </section>
    </Show>
  )
}

function Changed(props: { change: Change }) {
  const words = (said: Change['before']) => wordsOf(props.change.field, said)
  return (
    <div class="entry-version-field">
      <dt>{t.fields[props.change.field]}</dt>
      <Show
        when={!props.change.hidden}
        fallback={
          <dd>
            {words(props.change.after)} ({t.hidden})
          </dd>
        }
      >
        <dd class="entry-version-old">
          <span class="unseen">{t.before}: </span>
          <s>{words(props.change.before)}</s>
        </dd>
        <dd class="entry-version-new">
          <span class="unseen">{t.after}: </span>
          {words(props.change.after)}
        </dd>
      </Show>
    </div>
  )
}

function wordsOf(field: VersionField, said: Change['before']): string {
  if (said === null) return t.nothing
  if (typeof said === 'boolean') return said ? t.yes : t.no
  if (typeof said === 'object') return said.insured === 'until' ? coveredUntil(said) : t.coverage[said.insured]
  return WORDS[field]?.(said) ?? String(said)
}

const WORDS: Partial<Record<VersionField, (said: string | number) => string | undefined>> = {
  product: (said) => common.productLong[said as keyof typeof common.productLong],
  sex: (said) => common.sex[said as keyof typeof common.sex],
  amount: (said) => dong(Number(said)),
  collectedAt: (said) => stamped(Number(said)),
  collectedFrom: (said) => t.collectedFrom[said],
  targetGroup: (said) => t.groups[said],
}

function coveredUntil({ coveredUntil: until, coversFrom }: Extract<Exclude<Change['before'], null>, { insured: 'until' }>): string {
  const day = until.length === 7 ? fullMonth(until) : fullDay(until)
  return t.coverage.until(day) + (coversFrom ? `, ${fullMonth(coversFrom)}` : '')
}
