import { createRoot } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import { useKeys } from '../../web/state/keys.ts'

afterEach(() => vi.unstubAllGlobals())

/** A page in which nothing is typed and no dialog is open. */
function pageWith(keys: Record<string, () => void>) {
  const page = Object.assign(new EventTarget(), { querySelector: () => null })
  vi.stubGlobal('document', page)
  vi.stubGlobal('HTMLElement', Date)
  const leave = createRoot((dispose) => (useKeys(keys), dispose))
  return { press: (key: string, repeat = false) => void page.dispatchEvent(Object.assign(new Event('keydown'), { key, repeat })), leave }
}

test('a key that is held down walks on, and decides once', () => {
  const pressed: string[] = []
  const { press, leave } = pageWith({ j: () => pressed.push('j'), y: () => pressed.push('y') })
  for (const repeat of [false, true, true]) press('j', repeat)
  for (const repeat of [false, true, true]) press('y', repeat)
  expect(pressed).toEqual(['j', 'j', 'j', 'y'])
  leave()
  press('j')
  expect(pressed).toHaveLength(4)
})
