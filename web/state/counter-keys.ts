import { onCleanup } from 'solid-js'
import type { Counter } from './counter.ts'

/** No hand follows a key with Enter so fast; a scanner does, and its Enter presses nothing. */
const HAND = 80

/** On a keyboard: F2 is "Đã trao", Escape goes on. A button in focus takes Enter from a hand alone. */
export function useCounterKeys(counter: Counter): void {
  let last = -Infinity
  const hear = (event: KeyboardEvent) => {
    const isScanner = event.timeStamp - last < HAND
    last = event.timeStamp
    const shown = counter.state().kind
    const isOpen = shown !== 'ready' && shown !== 'looking' && !document.querySelector('dialog[open]')
    if (event.key === 'Enter' && isScanner && event.target instanceof HTMLButtonElement) event.preventDefault()
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
