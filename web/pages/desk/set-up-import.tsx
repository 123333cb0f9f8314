import { type JSX, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import type { Example } from '../../state/set-up-examples.ts'
import type { ImportForm, Source } from '../../state/set-up-import.ts'
import { setUpImport as t } from '../../text/set-up-import.vi.ts'
import { Expected } from './set-up-import-columns.tsx'
import { AskBeforeLeaving } from './set-up-leave.tsx'
import { ImportPreview } from './set-up-preview.tsx'
import './set-up-import.css'

/** Bringing in a table: what it must hold, the table itself, what it would do, and then the deed. */
export function ImportPage(props: { form: ImportForm; frame?: Example | undefined }) {
  return (
    <div class="set-up-import">
      <Show when={!props.form.preview()}>
        <Expected form={props.form} frame={props.frame} />
      </Show>
      <Given form={props.form} />
      <ImportPreview form={props.form} />
      <Show when={props.form.preview()}>
        <Expected form={props.form} frame={props.frame} />
      </Show>
      <AskBeforeLeaving unsaved={() => props.form.text().trim() !== ''} {...t.leave} />
    </div>
  )
}

function Given(props: { form: ImportForm }) {
  const { form } = props
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void form.look()
  }
  return (
    <form class="stack set-up-import-given" novalidate onSubmit={submit}>
      <ChooseFile form={form} />
      <Show when={form.source()}>{(source) => <From form={form} source={source()} />}</Show>
      <div class="set-up-import-text">
        <Field label={t.text} name="text" lines={8} value={form.text()} onInput={form.setText} note={t.textNote} />
      </div>
      <Show when={form.hasFrom}>
        <Field label={t.from} name="from" type="date" figures value={form.from()} onInput={form.setFrom} note={t.fromNote} />
      </Show>
      <Show when={form.deed.trouble()}>
        {(trouble) => (
          <Note tone="error" icon="warn">
            <p role="alert">{trouble()}</p>
          </Note>
        )}
      </Show>
      <Button type="submit" wide busy={form.deed.busy() && !form.isBringing()}>
        {t.look}
      </Button>
    </form>
  )
}

/** Which file the table came from, and which of its sheets. */
function From(props: { form: ImportForm; source: Source }) {
  return (
    <Show
      when={props.source.sheets.length > 1}
      fallback={
        <p class="small second" role="status">
          {t.fromFile(props.source.name)}
        </p>
      }
    >
      <SelectField
        label={`${t.fromFile(props.source.name)}, ${t.sheet}`}
        name="sheet"
        value={String(props.source.sheet)}
        onChange={(sheet) => void props.form.setSheet(Number(sheet))}
        options={props.source.sheets.map(({ name }, at) => ({ value: String(at), label: name }))}
        note={t.sheetNote(props.source.sheets.length)}
      />
    </Show>
  )
}

function ChooseFile(props: { form: ImportForm }): JSX.Element {
  const choose = (event: Event & { currentTarget: HTMLInputElement }) => {
    void props.form.choose(event.currentTarget.files?.[0])
    // The same file may be chosen again once it is mended.
    event.currentTarget.value = ''
  }
  return (
    <label class="set-up-import-file">
      <input class="unseen" type="file" name="file" accept={ACCEPTED} disabled={props.form.isReading()} onChange={choose} />
      <span class="set-up-import-file-word">
        <Icon name="download" />
        {props.form.isReading() ? t.reading : t.file}
      </span>
    </label>
  )
}

const ACCEPTED = '.xlsx,.xlsm,.xls,.csv,.tsv,.txt,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
