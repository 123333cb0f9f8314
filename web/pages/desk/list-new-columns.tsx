import { createEffect, createSignal, For, type JSX, Show } from 'solid-js'
import { LIST_FIELDS, type ListField } from '#rules/list-words.ts'
import { PRODUCTS } from '#rules/words.ts'
import { Choice } from '../../parts/choice.tsx'
import { Note } from '../../parts/note.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import type { ListNew } from '../../state/list-new.ts'
import { columnLetters } from '../../state/list-save.ts'
import { listFile } from '../../text/list-file.vi.ts'
import { listNew as t } from '../../text/list-new.vi.ts'

/** What the file is, and what each of its columns means. */
export function ListColumns(props: { list: ListNew; campaign: JSX.Element; file: JSX.Element }) {
  const { list } = props
  const head = () => list.head()!
  const [isOpen, setOpen] = createSignal(false)
  createEffect(() => list.missing() && setOpen(true))
  const letters = () => (head().encoding ? listFile.letters[head().encoding!] : '')
  return (
    <section class="card stack">
      <div class="stack-tight">
        <h2>{listFile.forms[head().form]}</h2>
        <p class="small second list-new-name">{t.file(list.fileName(), head().rows)}</p>
        <Show when={letters()}>
          <p class="small second">{letters()}</p>
        </Show>
      </div>
      {props.file}
      {props.campaign}
      <Show when={head().sheets.length > 1}>
        <SelectField
          label={t.sheet}
          name="sheet"
          value={String(head().sheet)}
          onChange={(sheet) => void list.chooseSheet(Number(sheet))}
          options={head().sheets.map((name, at) => ({ value: String(at), label: name }))}
        />
      </Show>
      <Show when={!list.fields().includes('product')}>
        <Choice
          legend={t.product.legend}
          name="product"
          note={t.product.note}
          value={list.product() ?? undefined}
          onChange={(product) => list.setProduct(product as 'bhxh-tn')}
          options={PRODUCTS.map((product) => ({ value: product, label: t.product[product] }))}
        />
      </Show>
      <details open={isOpen()} onToggle={(event) => setOpen(event.currentTarget.open)} class="list-new-mapping">
        <summary>{t.columns.title(list.fields().filter(Boolean).length, head().columns.length)}</summary>
        <p class="small second">{t.columns.words}</p>
        <Show when={list.isRemembered()}>
          <Note tone="info">
            <p>{t.remembered}</p>
          </Note>
        </Show>
        <ul class="list-new-columns">
          <For each={head().columns}>{(_, at) => <Column list={list} at={at()} />}</For>
        </ul>
      </details>
    </section>
  )
}

function Column(props: { list: ListNew; at: number }) {
  const column = () => props.list.head()!.columns[props.at]!
  const letters = () => columnLetters(props.at)
  return (
    <li class="list-new-column" data-used={props.list.fields()[props.at] ? '' : undefined}>
      <div class="stack-tight">
        <b class="list-new-heading">{t.columns.name(letters(), column().heading)}</b>
        <p class="small second list-new-samples">{column().samples.length > 0 ? column().samples.join(' · ') : t.columns.noSamples}</p>
      </div>
      <SelectField
        label={t.columns.label(letters())}
        name={`column-${props.at}`}
        value={props.list.fields()[props.at] ?? ''}
        onChange={(field) => props.list.setField(props.at, (field || null) as ListField | null)}
        placeholder={t.columns.none}
        options={LIST_FIELDS.map((field) => ({ value: field, label: listFile.fields[field] }))}
      />
    </li>
  )
}
