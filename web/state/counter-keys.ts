import { onCleanup } from 'solid-js'
import type { Counter } from './counter.ts'
import { keyOf } from './wedge-key.ts'

/** Nobody types on a button and presses it so soon; a scanner does, also a slow one, and its Enter presses nothing. */
const HAND = 300

/** On a keyboard: F2 is "Đã trao", Escape goes on. A button in focus takes Enter from a hand alone. */
export function useCounterKeys(counter: Counter): void {
  let last = -Infinity
  const hear = (event: KeyboardEvent) => {
    const isScanner = event.timeStamp - last < HAND
    const { kind } = keyOf(event)
    if (kind === 'text') last = event.timeStamp
    const shown = counter.state().kind
    const isOpen = shown !== 'ready' && shown !== 'looking' && !document.querySelector('dialog[open]')
    if (kind === 'end' && event.key !== 'Tab' && isScanner && event.target instanceof HTMLButtonElement) event.preventDefault()
    if (!isOpen || event.repeat) return
    if (event.key === 'F2') {
      event.preventDefault()
      void counter.give()
    }
    if (event.key === 'Escape') counter.back()
  }
  document.addEventListener('keydown', hear)
  onCleanup(() => document.removeEventListener('keydown', hear))
}
