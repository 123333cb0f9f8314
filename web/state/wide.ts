import { createSignal, onCleanup } from 'solid-js'

/** Whether there is room for two columns, as the styles of a desk have it. */
export function createWide(): () => boolean {
  const query = matchMedia('(width >= 900px)')
  const [wide, setWide] = createSignal(query.matches)
  const hear = () => setWide(query.matches)
  query.addEventListener('change', hear)
  onCleanup(() => query.removeEventListener('change', hear))
  return wide
}
