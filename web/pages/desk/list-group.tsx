import { type JSX, Show } from 'solid-js'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Note } from '../../parts/note.tsx'
import { useApp } from '../../state/app.ts'
import type { List, ShownGroup } from '../../state/list.ts'
import { createListExport } from '../../state/list-export.ts'
import type { Payments } from '../../state/list-payments.ts'
import { desk } from '../../text/desk.vi.ts'
import { list as t } from '../../text/list.vi.ts'
import { listExport } from '../../text/list-export.vi.ts'

/** What a group holds when it holds nothing. */
export const EmptyGroup = (props: { group: ShownGroup }) => (
  <Empty drawing="draw-checks" title={t.emptyGroup[props.group].title}>
    {t.emptyGroup[props.group].words}
  </Empty>
)

/** More rows of a group, and the group as a file. */
export function GroupFoot(props: { list: List; group: ShownGroup; rows?: Pick<Payments, 'hasMore' | 'more' | 'moreBusy'> }) {
  return (
    <>
      <Show when={props.rows?.hasMore()}>
        <Button kind="plain" wide busy={props.rows?.moreBusy() ?? false} onClick={() => void props.rows?.more()}>
          {desk.more}
        </Button>
      </Show>
      <Export list={props.list} group={props.group} />
    </>
  )
}

function Export(props: { list: List; group: ShownGroup }) {
  const file = createListExport(useApp(), props.list)
  return (
    <footer class="stack-tight list-export">
      <div class="wrap">
        <Button kind="bare" busy={file.busy()} onClick={() => void file.workbook(props.group)}>
          {listExport.workbook}
        </Button>
        <Button kind="bare" busy={file.busy()} onClick={() => void file.csv(props.group)}>
          {listExport.csv}
        </Button>
      </div>
      <p class="small second">{listExport.note}</p>
      <Trouble words={file.deed.trouble()} />
    </footer>
  )
}

/** What went wrong with the last press, beside what was pressed. */
export const Trouble = (props: { words: JSX.Element }) => (
  <Show when={props.words}>
    <Note tone="error" icon="warn">
      <span role="alert">{props.words}</span>
    </Note>
  </Show>
)
