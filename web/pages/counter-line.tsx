import { For } from 'solid-js'
import { dayOf } from '#rules/days.ts'
import type { IconName } from '../icons/icons.ts'
import { Icon } from '../parts/icon.tsx'
import { useApp } from '../state/app.ts'
import type { Counter } from '../state/counter.ts'
import { stand as t } from '../text/counter-stand.vi.ts'

type Item = { icon: IconName; words: string; tone?: 'warning' }

/** Always in sight: whether this counter works alone, what waits, how old its snapshot is, and whether it holds the office's vouchers. Its name and its shelf stand in the bar above; a shelf that is empty is said here too. */
export function CounterLine(props: { counter: Counter }) {
  const app = useApp()
  const items = (): Item[] => {
    const at = props.counter.stand()
    const told = at?.toldAt() ?? null
    const isAlone = !app.online() || (at?.sync.alone() ?? false)
    const waiting = at?.waiting() ?? 0
    const left = props.counter.balance()
    return [
      isAlone ? { icon: 'cloud-off', words: t.line.offline, tone: 'warning' } : { icon: 'cloud', words: t.line.online },
      waiting > 0 ? { icon: 'cloud-up', words: t.line.waiting(waiting), tone: 'warning' } : { icon: 'checks', words: t.line.nothing },
      { icon: 'clock', words: told ? t.line.told(told, dayOf(told) === dayOf(app.device.now())) : t.line.never },
      { icon: 'lock', words: at?.isHolder() ? t.line.holder : t.line.notHolder },
      ...(left !== null && left <= 0 ? [{ icon: 'shelf' as const, words: t.line.left(left), tone: 'warning' as const }] : []),
    ]
  }
  return (
    <ul class="counter-line" aria-label={t.line.label}>
      <For each={items()}>
        {(item) => (
          <li data-tone={item.tone}>
            <Icon name={item.icon} />
            {item.words}
          </li>
        )}
      </For>
    </ul>
  )
}
