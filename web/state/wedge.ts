import { onCleanup } from 'solid-js'

/** No hand types two keys within 50 ms again and again; a wedge scanner does, and ends with Enter. */
const SLOWEST = 50
const SHORTEST = 12
const BURST = 4

/** Tells a scanner from a hand by the time between keys. `key` answers the text when a scan ends. */
export function makeWedge() {
  let text = ''
  let last = -Infinity
  return {
    key(key: string, at: number): string | null {
      if (at - last > SLOWEST) text = ''
      if (key === 'Enter') return end()
      if ([...key].length !== 1) return null
      last = at
      text += key
      return null
    },
    /** In the middle of what a scanner types: a space of it must not press a button. */
    inBurst: () => text.length >= BURST,
  }

  function end(): string | null {
    const read = text
    text = ''
    return read.length >= SHORTEST ? read : null
  }
}

/** Hears a wedge scanner anywhere on the screen, whatever has the focus. */
export function useWedge(onScan: (text: string) => void): void {
  const wedge = makeWedge()
  const hear = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    const scanned = wedge.key(event.key, event.timeStamp)
    if (scanned !== null || (event.key === ' ' && !isField && wedge.inBurst())) event.preventDefault()
    if (scanned === null) return
    event.stopPropagation()
    onScan(scanned)
  }
  document.addEventListener('keydown', hear, { capture: true })
  onCleanup(() => document.removeEventListener('keydown', hear, { capture: true }))
}

/** What was scanned: the QR of a citizen card is `number|old number|name|…`; everything else is a voucher's. */
export function readScan(text: string, mode: 'code' | 'cccd'): { kind: 'code' | 'cccd'; text: string } {
  const card = /^\D*(\d{12})\|/.exec(text)?.[1]
  if (card) return { kind: 'cccd', text: card }
  return { kind: mode, text: text.trim() }
}
