import { createSignal, For, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { useApp } from '../../state/app.ts'
import type { List } from '../../state/list.ts'
import { createPayments } from '../../state/list-payments.ts'
import { desk } from '../../text/desk.vi.ts'
import { clock, count } from '../../text/format.ts'
import { list } from '../../text/list.vi.ts'
import { Loaded } from '../loaded.tsx'
import { EmptyGroup, GroupFoot } from './list-group.tsx'
import { ListRow } from './list-row.tsx'

const t = list.agreed

/** Payments whose entry says the same: confirmed in one go, while the server works through them. */
export function Agreed(props: { list: List }) {
  const rows = createPayments(useApp(), props.list, 'agreed')
  const [asking, setAsking] = createSignal(false)
  const view = () => props.list.read.value()
  const waiting = () => view()?.counts.toConfirm ?? 0
  const confirm = async () => {
    setAsking(false)
    await props.list.confirmAll()
  }
  return (
    <Loaded read={rows.read} rows={6}>
      {() => (
        <Show when={rows.rows().length > 0} fallback={<EmptyGroup group="agreed" />}>
          <Show when={!view()?.confirming}>
            <Show
              when={waiting() > 0}
              fallback={
                <Note tone="ok" icon="checks">
                  {t.all}
                </Note>
              }
            >
              <div class="list-all">
                <p class="small second">{t.words}</p>
                <Show when={props.list.confirms} fallback={<p class="small">{list.toConfirm(count(waiting()))}</p>}>
                  <Button icon="checks" size="main" busy={props.list.deed.busy()} onClick={() => setAsking(true)}>
                    {t.confirm(count(waiting()))}
                  </Button>
                </Show>
              </div>
            </Show>
          </Show>
          <Show when={!view()?.confirming && props.list.undo()}>
            {(undo) => (
              <div class="list-undo">
                <Button kind="plain" icon="back" busy={props.list.deed.busy()} onClick={() => void props.list.takeBack()}>
                  {t.undo(count(undo().count))}
                </Button>
                <p class="small second">{t.undoUntil(clock(undo().until))}</p>
              </div>
            )}
          </Show>
          <ul class="rows rows-card">
            <For each={rows.rows()}>{(row) => <ListRow row={row} />}</For>
          </ul>
          <GroupFoot list={props.list} group="agreed" rows={rows} />
          <Sheet
            open={asking()}
            onClose={() => setAsking(false)}
            title={t.ask(count(waiting()))}
            foot={
              <>
                <Button kind="plain" onClick={() => setAsking(false)}>
                  {desk.cancel}
                </Button>
                <Button icon="checks" onClick={() => void confirm()}>
                  {t.go}
                </Button>
              </>
            }
          >
            <p>{t.askWords}</p>
          </Sheet>
        </Show>
      )}
    </Loaded>
  )
}
