import { For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import type { List } from '../../state/list.ts'
import { createDifferent } from '../../state/list-different.ts'
import { clockOfDay } from '../../text/format.ts'
import { list as t } from '../../text/list.vi.ts'
import { Loaded } from '../loaded.tsx'
import { MakeEntry } from './list-enrolment.tsx'
import { EmptyGroup, GroupFoot, Trouble } from './list-group.tsx'
import { ListRow } from './list-row.tsx'

/** Payments that were decided to be nobody's here, with who said so. */
export function Different(props: { list: List }) {
  const different = createDifferent(useApp(), props.list)
  const { rows } = different
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
                  <Show when={different.mayPutBack(row)}>
                    <Button kind="plain" icon="back" busy={different.deed.busy()} onClick={() => void different.putBack(row)}>
                      {t.backToDoubtful}
                    </Button>
                  </Show>
                  <MakeEntry list={props.list} row={row} onDone={() => rows.drop(row.row)} />
                </ListRow>
              )}
            </For>
          </ul>
          <Trouble words={different.deed.trouble()} />
          <GroupFoot list={props.list} group="different" rows={rows} />
        </Show>
      )}
    </Loaded>
  )
}
