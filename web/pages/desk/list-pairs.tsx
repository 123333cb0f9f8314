import { Show } from 'solid-js'
import type { ListRowView } from '#contract/lists.ts'
import { Button } from '../../parts/button.tsx'
import { Note } from '../../parts/note.tsx'
import { SaveBar } from '../../parts/save-bar.tsx'
import { useApp } from '../../state/app.ts'
import { useKeys } from '../../state/keys.ts'
import type { List } from '../../state/list.ts'
import { createPairs, type Pairs as State } from '../../state/list-pairs.ts'
import { count } from '../../text/format.ts'
import { list } from '../../text/list.vi.ts'
import { listPairs as t } from '../../text/list-pairs.vi.ts'
import { Loaded } from '../loaded.tsx'
import { EmptyGroup, GroupFoot, Trouble } from './list-group.tsx'
import { Pair } from './list-pair.tsx'
import './list-pairs.css'
import './queue.css'

/** A payment and the entry that it may be, one pair at a time: j and k walk, y and n decide. */
export function Pairs(props: { list: List }) {
  const pairs = createPairs(useApp(), props.list)
  useKeys({ j: () => pairs.walk(1), k: () => pairs.walk(-1), y: () => void pairs.decide(true), n: () => void pairs.decide(false) })
  return (
    <Loaded read={pairs.rows.read} kind="card">
      {() => (
        <Show when={pairs.current()} fallback={<EmptyGroup group="doubtful" />}>
          {(pair) => (
            <>
              <Walk pairs={pairs} pair={pair()} />
              <Pair pair={pair()} />
              <Trouble words={pairs.deed.trouble()} />
              <p class="small second queue-keys">{t.keys}</p>
              <GroupFoot list={props.list} group="doubtful" />
              <Show when={props.list.confirms && pair().mine} fallback={<NotMine pair={pair()} confirms={props.list.confirms} />}>
                <SaveBar>
                  <div class="list-pair-acts">
                    <Button kind="plain" icon="cross" size="main" stacked busy={pairs.deed.busy()} onClick={() => void pairs.decide(false)}>
                      {t.no}
                    </Button>
                    <Button icon="checks" size="main" stacked busy={pairs.deed.busy()} onClick={() => void pairs.decide(true)}>
                      {pair().entry?.state === 'verified' ? t.yesVerified : t.yes}
                    </Button>
                  </div>
                </SaveBar>
              </Show>
            </>
          )}
        </Show>
      )}
    </Loaded>
  )
}

function Walk(props: { pairs: State; pair: ListRowView }) {
  return (
    <div class="list-walk">
      <Button kind="plain" icon="chevron-left" label={t.earlier} disabled={props.pairs.place() === 0} onClick={() => props.pairs.walk(-1)}>
        {t.earlier}
      </Button>
      <p class="list-walk-words" aria-live="polite">
        <b>{t.left(count(props.pairs.left()))}</b>
        <span class="small second">{t.place(String(props.pairs.place() + 1), String(props.pair.row))}</span>
      </p>
      <Button
        kind="plain"
        icon="chevron"
        label={t.later}
        disabled={props.pairs.place() >= props.pairs.rows.rows().length - 1 && !props.pairs.rows.hasMore()}
        onClick={() => props.pairs.walk(1)}
      >
        {t.later}
      </Button>
    </div>
  )
}

function NotMine(props: { pair: ListRowView; confirms: boolean }) {
  const where = () => props.pair.entry?.organisation ?? props.pair.organisation
  return (
    <Show when={props.confirms}>
      <Note icon="lock">{where() ? list.notMine(where()!) : list.notMineAnywhere}</Note>
    </Show>
  )
}
