import { Show } from 'solid-js'
import type { ListView } from '#contract/lists.ts'
import { Bar } from '../../parts/bar.tsx'
import { Button } from '../../parts/button.tsx'
import { progressOf } from '../../state/lists.ts'
import { count } from '../../text/format.ts'
import { lists as t } from '../../text/lists.vi.ts'

/** How far a list has come: its rows sent, compared, or its entries confirmed. */
export function ListProgress(props: { list: ListView }) {
  const progress = () => progressOf(props.list)
  return (
    <Show when={progress()}>
      {(now) => (
        <div class="stack-tight" role="status">
          <b>{t.progress[now().kind](count(now().done), count(now().of))}</b>
          <Bar target={Math.max(1, now().of)} official={now().done} label={t.progress[now().kind](count(now().done), count(now().of))} />
          <Show when={now().kind === 'receiving'} fallback={<p class="small second">{t.working}</p>}>
            <p class="small second">{t.resumeWords}</p>
            <Button kind="plain" icon="refresh" href="/xac-nhan/danh-sach/moi">
              {t.resume}
            </Button>
          </Show>
        </div>
      )}
    </Show>
  )
}
