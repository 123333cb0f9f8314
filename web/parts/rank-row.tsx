import { Match, Show, Switch } from 'solid-js'
import { parts } from '../text/parts.vi.ts'
import { Bar, type BarProps } from './bar.tsx'
import { DoorPlate } from './door-plate.tsx'
import { Icon } from './icon.tsx'
import './rank-row.css'

export type RankRowProps = {
  /** A rank, or a dash for who has none. */
  rank: number | string
  /** Places won (positive) or given way (negative) since the week before; none without one. */
  move?: number | 'new'
  name: string
  unit?: string
  figure: string
  figureUnit?: string
  /** The chip of the own row: "Bạn", "Đội bạn". */
  mine?: string | undefined
  /** The gap to the next step, in words. */
  next?: string
  /** What decided between equals, in words. */
  tie?: string
  shared?: boolean
  bar?: BarProps
}

/** A row of a board. Going down is grey, never red. */
export function RankRow(props: RankRowProps) {
  return (
    <div class="rank-row" data-mine={props.mine ? '' : undefined}>
      <DoorPlate value={props.rank} />
      <Show when={props.move !== undefined} fallback={<span class="rank-row-move" />}>
        <Move by={props.move!} />
      </Show>
      <div class="rank-row-words">
        <span class="rank-row-name">{props.name}</span>
        <span class="rank-row-unit">
          <Show when={props.mine}>
            <span class="rank-row-chip">{props.mine}</span>{' '}
          </Show>
          {props.unit}
          <Show when={props.shared}>
            <span class="rank-row-shared"> · {parts.rank.shared}</span>
          </Show>
        </span>
        <Show when={props.tie}>
          <span class="rank-row-tie">
            <Icon name="scale" />
            {props.tie}
          </span>
        </Show>
      </div>
      <span class="rank-row-figure">
        <b>{props.figure}</b> <span class="rank-row-of">{props.figureUnit ?? parts.rank.points}</span>
      </span>
      <Show when={props.bar || props.next}>
        <div class="rank-row-foot">
          <Show when={props.bar}>{(bar) => <Bar {...bar()} />}</Show>
          <Show when={props.next}>
            <span class="rank-row-next">{props.next}</span>
          </Show>
        </div>
      </Show>
    </div>
  )
}

function Move(props: { by: number | 'new' }) {
  const places = () => (props.by === 'new' ? 0 : props.by)
  return (
    <span class="rank-row-move" data-up={places() > 0 ? '' : undefined}>
      <Switch fallback={<Icon name="steady" label={parts.rank.steady} />}>
        <Match when={props.by === 'new'}>
          <span class="rank-row-new">{parts.rank.fresh}</span>
        </Match>
        <Match when={places() > 0}>
          <Icon name="rise" label={parts.rank.up(places())} />
          <span aria-hidden="true">{places()}</span>
        </Match>
        <Match when={places() < 0}>
          <Icon name="fall" label={parts.rank.down(-places())} />
          <span aria-hidden="true">{-places()}</span>
        </Match>
      </Switch>
    </span>
  )
}
