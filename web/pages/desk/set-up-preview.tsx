import { createSignal, For, Match, Show, Switch } from 'solid-js'
import type { ImportAnswer } from '#contract/imports.ts'
import { Button } from '../../parts/button.tsx'
import { Check } from '../../parts/check.tsx'
import { Note } from '../../parts/note.tsx'
import type { ImportForm } from '../../state/set-up-import.ts'
import { badSentence, setUpImport as t } from '../../text/set-up-import.vi.ts'
import { TableOf } from './set-up-import-columns.tsx'

const SHOWN = 12

/** What a table would do: how many rows stand, which do not and why, and the button that brings them in. */
export function ImportPreview(props: { form: ImportForm }) {
  return (
    <section class="stack set-up-import-preview" aria-label={t.preview} data-seen={props.form.preview() ? '' : undefined}>
      <Switch>
        <Match when={props.form.deed.busy()}>
          <Progress form={props.form} />
        </Match>
        <Match when={props.form.preview()}>{(answer) => <Answer form={props.form} answer={answer()} />}</Match>
      </Switch>
    </section>
  )
}

function Progress(props: { form: ImportForm }) {
  const words = () => (props.form.isBringing() ? t.bringing(props.form.preview()?.changed ?? 0) : t.looking)
  return (
    <div class="card set-up-import-progress" role="status">
      <p>{words()}</p>
      <progress aria-label={words()} />
    </div>
  )
}

function Answer(props: { form: ImportForm; answer: ImportAnswer }) {
  const { form } = props
  const heading = () => props.answer.bad.some(({ row, reason }) => row === 1 && reason === 'missing')
  const rows = () => props.answer.preview.slice(1)
  return (
    <>
      <p class="set-up-import-counted" role="status" ref={(said) => requestAnimationFrame(() => said.scrollIntoView({ block: 'nearest' }))}>
        <b>{heading() ? t.headingOnly(props.answer.rows) : t.counted(props.answer.rows, props.answer.good, form.badRows())}</b>
      </p>
      <Show when={props.answer.good > 0}>
        <p class="small second">{t.changed(props.answer.changed, props.answer.good - props.answer.changed)}</p>
      </Show>
      <Show when={props.answer.bad.length > 0}>
        <Bad form={form} answer={props.answer} />
      </Show>
      <Show when={props.answer.bad.length > 0 && props.answer.changed > 0}>
        <Check checked={form.skipBad()} onChange={form.setSkipBad} note={t.skipNote}>
          {t.skip}
        </Check>
      </Show>
      <div>
        <Button kind="act" size="main" wide disabledReason={form.reason()} onClick={() => void form.bring()}>
          {t.go(props.answer.changed)}
        </Button>
      </div>
      <Show when={rows().length > 0}>
        <div class="stack-tight">
          <p class="small second">{t.first(rows().length)}</p>
          <TableOf caption={t.goodRows} kind={form.kind} fields={props.answer.preview[0] ?? []} rows={rows()} />
        </div>
      </Show>
    </>
  )
}

function Bad(props: { form: ImportForm; answer: ImportAnswer }) {
  const [all, setAll] = createSignal(false)
  return (
    <Note tone="error" icon="warn">
      <div class="stack-tight">
        <b>{t.badTitle}</b>
        <ul class="set-up-import-bad">
          <For each={all() ? props.answer.bad : props.answer.bad.slice(0, SHOWN)}>{(bad) => <li>{badSentence(props.form.kind, bad)}</li>}</For>
        </ul>
        <Show when={!all() && props.answer.bad.length > SHOWN}>
          <Button kind="bare" onClick={() => setAll(true)}>
            {t.more(props.answer.bad.length)}
          </Button>
        </Show>
      </div>
    </Note>
  )
}
