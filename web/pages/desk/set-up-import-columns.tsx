import { createSignal, For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Table } from '../../parts/table.tsx'
import { useApp } from '../../state/app.ts'
import { createDownload } from '../../state/set-up-download.ts'
import { asSheet, asText, type Example, exampleOf, headingOf } from '../../state/set-up-examples.ts'
import type { ImportForm } from '../../state/set-up-import.ts'
import { setUpFile } from '../../text/set-up-file.vi.ts'
import { columns, setUpImport as t } from '../../text/set-up-import.vi.ts'

/** What a table must hold, and an example of it to take away. */
export function Expected(props: { form: ImportForm; frame?: Example | undefined }) {
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
            onClick={() =>
              void download.workbook(setUpFile.frame, () => [asSheet(kind(), props.frame!)], { kind: 'target-frame', about: app.bundle()?.id ?? '' })
            }
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
