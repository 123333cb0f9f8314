import { createMemo, createSignal, For, Show } from 'solid-js'
import { maskDigits } from '#rules/identifiers.ts'
import { Button } from '../../parts/button.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Note } from '../../parts/note.tsx'
import { Table } from '../../parts/table.tsx'
import { LIST_FAULTS } from '../../state/list-faults.ts'
import type { ListNew } from '../../state/list-new.ts'
import type { ListLook } from '../../state/list-reading.ts'
import type { ReadListRow } from '../../state/list-rows.ts'
import { columnLetters } from '../../state/list-save.ts'
import { count, dong, fullDay, fullMonth } from '../../text/format.ts'
import { badListSentence, faultNames, noteNames } from '../../text/list-file.vi.ts'
import { listNew as t } from '../../text/list-new.vi.ts'

const SHOWN = 12
const MORE = 200

/** What the rows say: how many, which of them with a word of their own, which cannot be sent, the first as they were understood; and the one button that sends. */
export function ListPreview(props: { list: ListNew; look: ListLook }) {
  const trouble = () => {
    const state = props.list.upload.state()
    return state.kind === 'trouble' ? state.words : null
  }
  const words = () => (props.look.bad.length > 0 ? t.skipAndGo(props.look.bad.length, props.look.good) : t.go(props.look.good))
  return (
    <>
      <section class="card stack" aria-label={t.counts.legend}>
        <Facts
          items={[
            { label: t.counts.good, value: <b class="figures">{count(props.look.good)}</b> },
            { label: t.counts.noted, value: count(props.look.noted) },
            { label: t.counts.bad, value: count(props.look.bad.length) },
            { label: t.counts.leftOut, value: count(props.look.leftOut) },
          ]}
        />
        <Notes look={props.look} />
      </section>
      <Show when={props.look.bad.length > 0}>
        <Bad list={props.list} look={props.look} />
      </Show>
      <Show when={props.look.first.length > 0}>
        <First rows={props.look.first} />
      </Show>
      <Show when={trouble()}>
        <Note tone="error" icon="warn">
          <p role="alert">{trouble()}</p>
        </Note>
      </Show>
      <Button kind="act" size="main" wide disabledReason={props.list.reason()} onClick={() => void props.list.bring()}>
        {trouble() ? t.upload.retry : words()}
      </Button>
    </>
  )
}

function Notes(props: { look: ListLook }) {
  return (
    <Show when={props.look.notes.length > 0}>
      <div class="stack-tight">
        <h3>{t.notes}</h3>
        <ul class="list-new-notes">
          <For each={props.look.notes}>
            {({ note, count: rows, rows: first }) => (
              <li>
                {t.note(noteNames[note], rows)} <span class="second">({t.noteRows(first, rows > first.length)})</span>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}

function Bad(props: { list: ListNew; look: ListLook }) {
  const [shown, setShown] = createSignal(SHOWN)
  const kinds = createMemo(() =>
    LIST_FAULTS.flatMap((fault) => {
      const rows = props.look.bad.filter((bad) => bad.fault === fault).length
      return rows > 0 ? [t.bad.kind(faultNames[fault], rows)] : []
    }),
  )
  const left = () => props.look.bad.length - shown()
  return (
    <Note tone="error" icon="warn">
      <div class="stack-tight">
        <h3>{t.bad.title(props.look.bad.length)}</h3>
        <p class="small">{kinds().join(' · ')}</p>
        <ul class="list-new-notes">
          <For each={props.look.bad.slice(0, shown())}>{(bad) => <li>{badListSentence(bad, columnLetters)}</li>}</For>
        </ul>
        <Show when={left() > 0}>
          <Button kind="bare" onClick={() => setShown(shown() + MORE)}>
            {t.bad.more(Math.min(left(), MORE))}
          </Button>
        </Show>
        <p class="small">{t.saved.title}</p>
        <div class="wrap">
          <Button kind="plain" icon="download" busy={props.list.save.busy()} onClick={() => void props.list.save.workbook()}>
            {t.saved.workbook}
          </Button>
          <Button kind="plain" icon="download" onClick={() => void props.list.save.csv()}>
            {t.saved.csv}
          </Button>
        </div>
      </div>
    </Note>
  )
}

function First(props: { rows: ReadListRow[] }) {
  const heads = Object.values(t.heads)
  return (
    <section class="stack-tight">
      <h3>{t.first(props.rows.length)}</h3>
      <Table caption={t.first(props.rows.length)}>
        <thead>
          <tr>
            <For each={heads}>
              {(head) => (
                <th scope="col" class="list-new-cell">
                  {head}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {({ row }) => (
              <tr>
                <td class="figure">{count(row.row)}</td>
                <th scope="row" class="list-new-person">
                  {row.name}
                </th>
                <td class="figure">{row.cccd ? maskDigits(row.cccd) : ''}</td>
                <td class="figure">{row.insuranceNumber ? maskDigits(row.insuranceNumber) : ''}</td>
                <td class="figure">{row.birthYear ?? ''}</td>
                <td>{row.sex ? t.sexes[row.sex] : ''}</td>
                <td class="list-new-cell">{row.participation ? t.plans[row.participation] : ''}</td>
                <td class="figure">{row.receiptNumber ?? ''}</td>
                <td class="figure">{row.paidDay ? fullDay(row.paidDay) : ''}</td>
                <td class="figure">{row.amount === null ? '' : dong(row.amount)}</td>
                <td class="figure">{row.months ?? ''}</td>
                <td class="figure">{row.fromMonth ? fullMonth(row.fromMonth) : ''}</td>
                <td class="list-new-cell">{row.collectorCode ?? ''}</td>
              </tr>
            )}
          </For>
        </tbody>
      </Table>
    </section>
  )
}
