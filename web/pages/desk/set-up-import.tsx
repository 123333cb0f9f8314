import { createSignal, For, type JSX, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { Table } from '../../parts/table.tsx'
import { useApp } from '../../state/app.ts'
import { createDownload } from '../../state/set-up-download.ts'
import { asSheet, asText, type Example, exampleOf, headingOf } from '../../state/set-up-examples.ts'
import type { ImportForm, Source } from '../../state/set-up-import.ts'
import { setUpFile } from '../../text/set-up-file.vi.ts'
import { columns, setUpImport as t } from '../../text/set-up-import.vi.ts'
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

function Expected(props: { form: ImportForm; frame?: Example | undefined }) {
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
      <TableOf caption={t.example} kind={props.form.kind} fields={exampleOf(props.form.kind).fields} rows={exampleOf(props.form.kind).rows} />
      <Examples form={props.form} frame={props.frame} />
    </section>
  )
}

function Examples(props: { form: ImportForm; frame?: Example | undefined }) {
  const app = useApp()
  const [said, setSaid] = createSignal<string | null>(null)
  const download = createDownload(app, setSaid)
  const kind = () => props.form.kind
  const name = () => setUpFile.examples[kind()]
  const copy = async () => setSaid((await app.device.share.copy(asText(kind(), exampleOf(kind())))) ? t.copied : t.copyFailed)
  return (
    <>
      <div class="set-up-import-acts">
        <Button kind="plain" icon="download" busy={download.busy()} onClick={() => void download.workbook(name(), () => [asSheet(kind(), exampleOf(kind()))])}>
          {t.exampleXlsx}
        </Button>
        <Button kind="plain" icon="download" onClick={() => download.csv(name(), [headingOf(kind(), exampleOf(kind())), ...exampleOf(kind()).rows])}>
          {t.exampleCsv}
        </Button>
        <Button kind="plain" onClick={() => void copy()}>
          {t.copyExample}
        </Button>
        <Show when={props.frame?.rows.length}>
          <Button
            kind="plain"
            icon="download"
            busy={download.busy()}
            onClick={() => void download.workbook(setUpFile.frame, () => [asSheet(kind(), props.frame!)])}
          >
            {t.frame}
          </Button>
        </Show>
      </div>
      <Show when={said()}>
        <p class="small" role="status">
          {said()}
        </p>
      </Show>
    </>
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
