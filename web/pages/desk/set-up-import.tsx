import { createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { Table } from '../../parts/table.tsx'
import { useApp } from '../../state/app.ts'
import { asText, type Example, exampleOf } from '../../state/set-up-examples.ts'
import type { ImportForm } from '../../state/set-up-import.ts'
import { columns, setUpImport as t } from '../../text/set-up-import.vi.ts'
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
    </div>
  )
}

function Expected(props: { form: ImportForm; frame?: Example | undefined }) {
  const { share } = useApp().device
  const [said, setSaid] = createSignal<string | null>(null)
  const example = () => exampleOf(props.form.kind)
  const copy = async (what: Example) => setSaid((await share.copy(asText(props.form.kind, what))) ? t.copied : t.copyFailed)
  return (
    <section class="card stack">
      <div class="stack-tight">
        <h2>{t.columns}</h2>
        <p class="small second">{t.columnsWords}</p>
      </div>
      <ul class="set-up-import-columns">
        <For each={Object.values(columns[props.form.kind])}>
          {(column) => (
            <li>
              <Show when={column.required} fallback={column.name}>
                <b>{column.name}</b>
              </Show>
              <Show when={column.hint}>
                <span class="set-up-import-hint">{column.hint}</span>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <TableOf caption={t.example} kind={props.form.kind} fields={example().fields} rows={example().rows} />
      <div class="set-up-import-acts">
        <Button kind="plain" onClick={() => void copy(example())}>
          {t.copyExample}
        </Button>
        <Show when={props.frame?.rows.length}>
          <Button kind="plain" onClick={() => void copy(props.frame!)}>
            {t.copyFrame}
          </Button>
        </Show>
      </div>
      <Show when={said()}>
        <p class="small" role="status">
          {said()}
        </p>
      </Show>
    </section>
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
      <div class="set-up-import-acts">
        <ChooseFile form={form} />
        <Button type="submit" busy={form.deed.busy() && !form.isBringing()}>
          {t.look}
        </Button>
      </div>
    </form>
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
      <input class="unseen" type="file" name="file" accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values" onChange={choose} />
      <span class="set-up-import-file-word">
        <Icon name="download" />
        {t.file}
      </span>
    </label>
  )
}

/** Rows under the names of their columns, those that must be there first of all in ink. */
export function TableOf(props: { caption: string; kind: ImportForm['kind']; fields: string[]; rows: string[][] }) {
  return (
    <Table caption={props.caption}>
      <thead>
        <tr>
          <For each={props.fields}>
            {(field) => (
              <th class="set-up-import-cell" scope="col">
                {columns[props.kind][field]?.name ?? field}
              </th>
            )}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <For each={row}>{(cell) => <td class="set-up-import-cell">{cell}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </Table>
  )
}
