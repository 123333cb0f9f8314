import { createEffect, createSignal, For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import type { Audit } from '../../state/audit.ts'
import { audit as t } from '../../text/audit.vi.ts'

/** By day and by person in a fold; what is on besides stands as a word with a way off. */
export function AuditFilters(props: { state: Audit }) {
  const [from, setFrom] = createSignal('')
  const [to, setTo] = createSignal('')
  const [code, setCode] = createSignal('')
  createEffect(() => {
    setFrom(props.state.days().from)
    setTo(props.state.days().to)
    setCode(props.state.person()?.words ?? '')
  })
  const isWrong = () => from() !== '' && to() !== '' && to() < from()
  const search = (event: Event & { currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    if (isWrong()) return
    props.state.search(from(), to(), code())
    // What was found stands in sight, on a phone too.
    event.currentTarget.closest('details')?.removeAttribute('open')
  }
  const only = () => [
    ...(props.state.person() ? [{ words: t.filters.onlyPerson(props.state.person()!.words), drop: () => props.state.setPerson(null) }] : []),
    ...(props.state.subject() ? [{ words: t.filters.onlySubject(props.state.subject()!.words), drop: () => props.state.setSubject(null) }] : []),
  ]
  return (
    <>
      <details class="audit-fold">
        <summary>
          <Icon name="filter" />
          {t.filters.open}
        </summary>
        <form class="audit-filters" onSubmit={search}>
          <Field label={t.filters.from} name="from" type="date" value={from()} onInput={setFrom} />
          <Field
            label={t.filters.to}
            name="to"
            type="date"
            value={to()}
            onInput={setTo}
            {...(isWrong() ? { state: 'error' as const, note: t.filters.wrongWay } : {})}
          />
          <Field label={t.filters.code} name="code" value={code()} onInput={setCode} autocapitalize="none" autocomplete="off" note={t.filters.codeHint} />
          <Button type="submit" icon="search">
            {t.filters.go}
          </Button>
        </form>
      </details>
      <Show when={props.state.isFiltered()}>
        <div class="audit-only">
          <For each={only()}>
            {(one) => (
              <span class="audit-one">
                {one.words}
                <button type="button" class="audit-drop" aria-label={`${t.filters.drop}: ${one.words}`} onClick={one.drop}>
                  <Icon name="cross" />
                </button>
              </span>
            )}
          </For>
          <Button kind="bare" onClick={props.state.clear}>
            {t.filters.clear}
          </Button>
        </div>
      </Show>
    </>
  )
}
