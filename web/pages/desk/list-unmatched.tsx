import { createSignal, For, Show } from 'solid-js'
import type { ListRowView } from '#contract/lists.ts'
import { Button } from '../../parts/button.tsx'
import { useApp } from '../../state/app.ts'
import type { List } from '../../state/list.ts'
import { createListRows } from '../../state/list-rows.ts'
import { list } from '../../text/list.vi.ts'
import { Loaded } from '../loaded.tsx'
import { EnrolmentSheet } from './list-enrolment.tsx'
import { EmptyGroup, GroupFoot } from './list-group.tsx'
import { ListRow } from './list-row.tsx'

const t = list.unmatched

/** Payments that nobody logged, with the collector they name; each may become an entry. */
export function Unmatched(props: { list: List }) {
  const rows = createListRows(useApp(), props.list, 'unmatched')
  const [making, setMaking] = createSignal<ListRowView | null>(null)
  const done = (row: ListRowView) => {
    setMaking(null)
    rows.drop(row.row)
    props.list.toast.say(t.made(row.name))
    void props.list.read.reload()
  }
  return (
    <Loaded read={rows.read} rows={6}>
      {() => (
        <Show when={rows.rows().length > 0} fallback={<EmptyGroup group="unmatched" />}>
          <p class="small second">{t.words}</p>
          <ul class="rows rows-card">
            <For each={rows.rows()}>
              {(row) => (
                <ListRow row={row}>
                  <Show when={row.mine}>
                    <Button kind="plain" icon="plus" onClick={() => setMaking(row)}>
                      {t.make}
                    </Button>
                  </Show>
                </ListRow>
              )}
            </For>
          </ul>
          <GroupFoot list={props.list} group="unmatched" rows={rows} />
          <Show when={making()} keyed>
            {(row) => <EnrolmentSheet list={props.list} row={row} onClose={() => setMaking(null)} onDone={() => done(row)} />}
          </Show>
        </Show>
      )}
    </Loaded>
  )
}
