import { onCleanup } from 'solid-js'

const WALKING = /^([jk]|Arrow.*)$/

/** Keys for a whole screen, while nobody types and no dialog is open. One that is held down walks on, and decides once. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const hear = (event: KeyboardEvent) => {
    const { target } = event
    const types = target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
    if (types || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
    if (event.repeat && !WALKING.test(event.key)) return
    keys[event.key]?.(event)
  }
  document.addEventListener('keydown', hear)
  onCleanup(() => document.removeEventListener('keydown', hear))
}
