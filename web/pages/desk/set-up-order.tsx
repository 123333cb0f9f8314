import { Icon } from '../../parts/icon.tsx'
import { setUpRules } from '../../text/set-up-rules.vi.ts'
import './set-up-order.css'

const t = setUpRules.order

type OrderProps = { what: string; first: boolean; last: boolean; onMove: (by: -1 | 1) => void }

/** Up and down in a list, for a finger, a mouse and the keyboard. The focus goes along with the row. */
export function Order(props: OrderProps) {
  const press = (event: MouseEvent & { currentTarget: HTMLButtonElement }, by: -1 | 1, locked: boolean) => {
    if (locked) return
    const button = event.currentTarget
    props.onMove(by)
    button.focus()
  }
  return (
    <span class="set-up-order">
      <button class="set-up-order-one" type="button" aria-disabled={props.first ? 'true' : undefined} onClick={(event) => press(event, -1, props.first)}>
        <Icon name="up" label={t.up(props.what)} />
      </button>
      <button class="set-up-order-one" type="button" aria-disabled={props.last ? 'true' : undefined} onClick={(event) => press(event, 1, props.last)}>
        <Icon name="down" label={t.down(props.what)} />
      </button>
    </span>
  )
}

/** Takes a row away: a cross as large as a finger. */
export function Remove(props: { label: string; onClick: () => void }) {
  return (
    <button class="set-up-order-one" type="button" onClick={() => props.onClick()}>
      <Icon name="cross" label={props.label} />
    </button>
  )
}
