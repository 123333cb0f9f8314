import { createRoot } from 'solid-js'
import { afterEach, expect, test, vi } from 'vitest'
import type { Counter } from '../../web/state/counter.ts'
import { useCounterKeys } from '../../web/state/counter-keys.ts'
import { useWedge } from '../../web/state/wedge.ts'

class Button extends EventTarget {}
class Page extends EventTarget {
  querySelector = () => null
}

afterEach(() => vi.unstubAllGlobals())

/** A counter with a verdict in sight and «Đã trao» in focus; keys come with the times of whoever types. */
function counterInSight() {
  const page = new Page()
  vi.stubGlobal('document', page)
  vi.stubGlobal('HTMLButtonElement', Button)
  vi.stubGlobal('HTMLInputElement', class extends EventTarget {})
  vi.stubGlobal('HTMLTextAreaElement', class extends EventTarget {})
  const [scans, give, back] = [vi.fn(), vi.fn(), vi.fn()]
  const counter = { state: () => ({ kind: 'verdict' }), give, back } as unknown as Counter
  const dispose = createRoot((end) => (useWedge(scans), useCounterKeys(counter), end))
  const button = new Button()
  let at = 1_000
  /** Whether the key does to the button in focus what a key does. */
  const press = (key: string, gap: number, code = '') => {
    at += gap
    const event = new Event('keydown', { cancelable: true })
    for (const [name, value] of Object.entries({ key, code, target: button, timeStamp: at })) Object.defineProperty(event, name, { value })
    page.dispatchEvent(event)
    return !event.defaultPrevented
  }
  return { scans, give, back, press, dispose }
}

test.each([
  ['a whole code', '679239104904', 8],
  ['a code that lost its end', '67923910', 8],
  ['a slow scanner', '679239104904', 110],
  ['a slow one that lost its end', '6792', 200],
])('the Enter of a scanner presses no button: %s', (_, text, gap) => {
  const { press, give, dispose } = counterInSight()
  for (const key of text) press(key, gap)
  expect([press('Enter', gap), press('Enter', 5)]).toEqual([false, false])
  expect(give).not.toHaveBeenCalled()
  dispose()
})

test('a hand presses the button in focus with Enter, F2 gives, Escape goes on, and a page that is gone hears nothing', () => {
  const { press, give, back, scans, dispose } = counterInSight()
  press('Tab', 1_000)
  expect(press('Enter', 120)).toBe(true)
  expect(press('Enter', 900)).toBe(true)
  press('F2', 900)
  press('Escape', 900)
  expect([give.mock.calls.length, back.mock.calls.length, scans.mock.calls.length]).toEqual([1, 1, 0])
  dispose()
  press('F2', 900)
  expect(give).toHaveBeenCalledTimes(1)
})
