import { Match, Show, Switch } from 'solid-js'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Note } from '../parts/note.tsx'
import { StateChip } from '../parts/state-chip.tsx'
import { usePerson } from '../state/app.ts'
import { type EntryRow, isReturned } from '../state/entry-rows.ts'
import { common } from '../text/common.vi.ts'
import { entries as t } from '../text/entries.vi.ts'
import { clock, clockOfDay } from '../text/format.ts'
import { refusals } from '../text/refusals.vi.ts'
import './entry-row.css'

/** One entry in the ledger: who, what, its state said three ways, and what to do when something is to be done. */
export function EntryRowView(props: { row: EntryRow }) {
  const row = () => props.row
  const href = () => (row().chip === 'draft' ? `/ghi-nhan/${row().id}` : `/so-ghi/${row().id}`)
  const facts = () => {
    const { product, participation, months, masked, at, donated, chip } = row()
    if (chip === 'draft') return [product && common.product[product], t.unfinished, clock(at)]
    return [
      product && `${common.product[product]}${participation ? ` ${common.participation[participation]}` : ''}`,
      months && t.months(months),
      donated && t.donated,
      masked,
      clock(at),
    ]
  }
  return (
    <article class="entry-row">
      <a class="entry-row-link" href={href()}>
        <span class="entry-row-tile" data-product={row().product ?? ''}>
          <Icon name={row().product === 'bhyt-hgd' ? 'card' : 'book'} />
        </span>
        <span class="entry-row-words">
          <b class="entry-row-name">{row().name || t.noName}</b>
          <span class="small second">{facts().filter(Boolean).join(' · ')}</span>
        </span>
        <span class="entry-row-points" data-counts={row().counts ? '' : undefined}>
          <b classList={{ struck: !row().counts && row().points !== null }}>{row().points === null ? common.none : `+${row().points}`}</b>
          <Show when={row().points !== null}>
            <span class="small second">{common.points}</span>
          </Show>
        </span>
      </a>
      <div class="entry-row-foot">
        <span class="wrap">
          <StateChip state={row().chip} late={row().late} />
        </span>
        <Reason row={row()} />
      </div>
    </article>
  )
}

/** What is to be known of it, and the one act that mends it. */
export function Reason(props: { row: EntryRow }) {
  const row = () => props.row
  const person = usePerson()
  const fix = () => (
    <Button icon="pencil" wide href={`/ghi-nhan/${row().id}`}>
      {t.fix}
    </Button>
  )
  return (
    <>
      <Switch>
        <Match when={row().refusal}>
          {(refusal) => (
            <Note tone="error" icon="warn">
              <p>{refusals[refusal().code] ?? refusals['item-refused']}</p>
              {fix()}
              <Button kind="bare" onClick={() => void person.outbox.resend(row().id)}>
                {t.resend}
              </Button>
            </Note>
          )}
        </Match>
        <Match when={isReturned(row())}>
          <Note tone="warning">
            <p>
              <b>{t.supervisor}</b>
              {row().reason}
            </p>
            {fix()}
          </Note>
        </Match>
        <Match when={row().chip === 'rejected' || row().chip === 'cancelled'}>
          <Show when={row().reason}>
            <Note tone={row().chip === 'rejected' ? 'error' : 'slate'}>
              <p>
                <b>{t.reason}</b>
                {row().reason}
              </p>
            </Note>
          </Show>
        </Match>
        <Match when={row().chip === 'duplicate'}>
          <Note tone="slate">{row().otherReceivedAt === null ? t.duplicateDecided : t.duplicate(clockOfDay(row().otherReceivedAt!))}</Note>
        </Match>
      </Switch>
      <Show when={row().lateness}>{(where) => <p class="small second">{t.lateness[where()]}</p>}</Show>
      <Show when={row().change}>
        {(change) => (
          <Show when={change().refusal} fallback={<p class="small second">{change().kind === 'cancellation' ? t.cancelWaiting : t.changeWaiting}</p>}>
            {(refusal) => (
              <Note tone="error" icon="warn">
                {t.changeRefused}
                {refusals[refusal().code] ?? refusals['item-refused']}
              </Note>
            )}
          </Show>
        )}
      </Show>
    </>
  )
}
