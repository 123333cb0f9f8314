import { For, Show } from 'solid-js'
import { RankRow, type RankRowProps } from './rank-row.tsx'
import './rank-list.css'

type RankListProps = {
  label: string
  figures: 'provisional' | 'official'
  rows: readonly RankRowProps[]
  /** The own row when it is not among the others. */
  own?: RankRowProps | undefined
  card?: boolean
}

/** A board. The own row stays in sight: it sticks above the dock, or under the top once passed. */
export function RankList(props: RankListProps) {
  return (
    <ol class="rank-list rows" classList={{ 'rows-card': props.card }} data-figures={props.figures} aria-label={props.label}>
      <For each={props.rows}>
        {(row) => (
          <li class="rank-list-row" data-own={row.mine ? '' : undefined}>
            <RankRow {...row} />
          </li>
        )}
      </For>
      <Show when={props.own}>
        {(own) => (
          <li class="rank-list-row" data-own="">
            <RankRow {...own()} />
          </li>
        )}
      </Show>
    </ol>
  )
}
