import { For, Show } from 'solid-js'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import type { List } from '../../state/list.ts'
import { createPayments } from '../../state/list-payments.ts'
import { clockOfDay } from '../../text/format.ts'
import { list as t } from '../../text/list.vi.ts'
import { Loaded } from '../loaded.tsx'
import { MakeEntry } from './list-enrolment.tsx'
import { EmptyGroup, GroupFoot } from './list-group.tsx'
import { ListRow } from './list-row.tsx'

/** Payments that were decided to be nobody's here, with who said so. */
export function Different(props: { list: List }) {
  const rows = createPayments(useApp(), props.list, 'different')
  return (
    <Loaded read={rows.read} rows={4}>
      {() => (
        <Show when={rows.rows().length > 0} fallback={<EmptyGroup group="different" />}>
          <ul class="rows rows-card">
            <For each={rows.rows()}>
              {(row) => (
                <ListRow row={row}>
                  <Show when={row.decision}>
                    {(decision) => (
                      <Note tone="slate" icon="info">
                        {t.decided(decision().by, clockOfDay(decision().at))}
                        <Show when={decision().reason}>: {decision().reason}</Show>
                      </Note>
                    )}
                  </Show>
                  <MakeEntry list={props.list} row={row} onDone={() => rows.drop(row.row)} />
                </ListRow>
              )}
            </For>
          </ul>
          <GroupFoot list={props.list} group="different" rows={rows} />
        </Show>
      )}
    </Loaded>
  )
}
