import { For, Show } from 'solid-js'
import { useApp } from '../../state/app.ts'
import type { List } from '../../state/list.ts'
import { createPayments } from '../../state/list-payments.ts'
import { list } from '../../text/list.vi.ts'
import { Loaded } from '../loaded.tsx'
import { MakeEntry } from './list-enrolment.tsx'
import { EmptyGroup, GroupFoot } from './list-group.tsx'
import { ListRow } from './list-row.tsx'

const t = list.unmatched

/** Payments that nobody logged, with the collector they name; each may become an entry. */
export function Unmatched(props: { list: List }) {
  const rows = createPayments(useApp(), props.list, 'unmatched')
  return (
    <Loaded read={rows.read} rows={6}>
      {() => (
        <Show when={rows.rows().length > 0} fallback={<EmptyGroup group="unmatched" />}>
          <p class="small second">{t.words}</p>
          <ul class="rows rows-card">
            <For each={rows.rows()}>
              {(row) => (
                <ListRow row={row}>
                  <Show when={row.entry}>
                    <p class="list-row-fallen">{t.fallen}</p>
                  </Show>
                  <MakeEntry list={props.list} row={row} onDone={() => rows.drop(row.row)} />
                </ListRow>
              )}
            </For>
          </ul>
          <GroupFoot list={props.list} group="unmatched" rows={rows} />
        </Show>
      )}
    </Loaded>
  )
}
