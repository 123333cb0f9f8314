import { Show } from 'solid-js'
import type { ListView } from '#contract/lists.ts'
import { Bar } from '../../parts/bar.tsx'
import { Button } from '../../parts/button.tsx'
import { isWhole, progressOf } from '../../state/lists.ts'
import { count } from '../../text/format.ts'
import { lists as t } from '../../text/lists.vi.ts'

/** How far a list has come: its rows sent, compared, or its entries confirmed. */
export function ListProgress(props: { list: ListView; onCompare?: () => void }) {
  const progress = () => progressOf(props.list)
  return (
    <Show when={progress()}>
      {(now) => (
        <div class="stack-tight" role="status">
          <b>{t.progress[now().kind](count(now().done), count(now().of))}</b>
          <Bar target={Math.max(1, now().of)} official={now().done} label={t.progress[now().kind](count(now().done), count(now().of))} />
          <Show when={now().kind === 'receiving'} fallback={<UnderWay list={props.list} onGoOn={props.onCompare} />}>
            <Receiving list={props.list} onCompare={props.onCompare} />
          </Show>
        </div>
      )}
    </Show>
  )
}

/** The server works on by itself, unless a fault ended it. */
function UnderWay(props: { list: ListView; onGoOn: (() => void) | undefined }) {
  return (
    <Show when={props.list.stalled} fallback={<p class="small second">{t.working}</p>}>
      <p class="small second">{t.stalled}</p>
      <Show when={props.onGoOn}>
        {(goOn) => (
          <Button kind="plain" icon="refresh" onClick={() => goOn()()}>
            {t.goOn}
          </Button>
        )}
      </Show>
    </Show>
  )
}

/** Whoever brought the list in goes on with its file; once all rows are there, they may be compared. */
function Receiving(props: { list: ListView; onCompare: (() => void) | undefined }) {
  return (
    <Show
      when={isWhole(props.list)}
      fallback={
        <Show when={props.list.own} fallback={<p class="small second">{t.resumeOther(props.list.by)}</p>}>
          <p class="small second">{t.resumeWords}</p>
          <Button kind="plain" icon="refresh" href="/xac-nhan/danh-sach/moi">
            {t.resume}
          </Button>
        </Show>
      }
    >
      <p class="small second">{t.whole}</p>
      <Show when={props.onCompare}>
        {(compare) => (
          <Button icon="scale" onClick={() => compare()()}>
            {t.compare}
          </Button>
        )}
      </Show>
    </Show>
  )
}
