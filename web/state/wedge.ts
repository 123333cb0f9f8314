import { onCleanup } from 'solid-js'
import { makeKeystrokes } from '../parts/keystrokes.ts'
import { type Key, keyOf } from './wedge-key.ts'

/** A pause so long ends what a scanner sends; a busy machine may hold single keys up. */
const PAUSE = 120
/** In the middle of a burst a scanner by radio, or a machine that is busy, may falter so long. */
const FALTERS = 600
/** No hand keeps this up for twelve keys; a wedge scanner does, and ends with Enter, line feed or Tab. */
const AVERAGE = 55
const SHORTEST = 12
const BURST = 4

/** Tells a scanner from a hand by the time between keys. `key` answers the text when a scan ends. */
export function makeWedge() {
  const strokes = makeKeystrokes()
  let text: string[] = []
  let first = 0
  let last = -Infinity

  const isBurst = () => text.length >= BURST && last - first <= AVERAGE * text.length

  function end(at: number): string | null {
    const read = text.join('')
    const isFast = at - first <= AVERAGE * text.length
    text = []
    strokes.reset()
    return read.length >= SHORTEST && isFast ? read : null
  }

  return {
    key(key: Key, at: number): string | null {
      const pressed = keyOf(key)
      if (pressed.kind === 'none') return null
      if (at - last > (isBurst() ? FALTERS : PAUSE)) text = []
      if (pressed.kind === 'end') return end(at)
      last = at
      if (text.length === 0) first = at
      if (pressed.kind === 'back') {
        if (strokes.back() === 'other' && text.length > 0) text.pop()
        return null
      }
      const { keys, back } = strokes.typed(pressed.text, pressed.isKey)
      text.splice(text.length - back, back)
      text.push(...keys)
      return null
    },
    /** In the middle of what a scanner types: a space of it must not press a button. */
    inBurst: () => text.length >= BURST,
    /** The caret went elsewhere. */
    reset: () => strokes.reset(),
  }
}

/** Hears a wedge scanner anywhere on the screen, whatever has the focus. */
export function useWedge(onScan: (text: string) => void): void {
  const wedge = makeWedge()
  const hear = (event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    const scanned = wedge.key(event, event.timeStamp)
    if (scanned !== null || (event.key === ' ' && !isField && wedge.inBurst())) event.preventDefault()
    if (scanned === null) return
    event.stopPropagation()
    onScan(scanned)
  }
  const elsewhere = () => wedge.reset()
  document.addEventListener('keydown', hear, { capture: true })
  document.addEventListener('pointerdown', elsewhere, { capture: true })
  onCleanup(() => {
    document.removeEventListener('keydown', hear, { capture: true })
    document.removeEventListener('pointerdown', elsewhere, { capture: true })
  })
}

/** What was scanned: the QR of a citizen card is `number|old number|name|…`; everything else is a voucher's. */
export function readScan(text: string, mode: 'code' | 'cccd'): { kind: 'code' | 'cccd'; text: string } {
  const card = /^\D*(\d{12})\|/.exec(text)?.[1]
  if (card) return { kind: 'cccd', text: card }
  // A voucher's own QR is one whatever is being searched for; so is a number that is no CCCD.
  return { kind: /^\d{12}$/.test(text.trim()) ? mode : 'code', text: text.trim() }
}
