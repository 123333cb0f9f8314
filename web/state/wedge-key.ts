/** What of a key event a wedge listens to. */
export type Key = { key: string; code?: string; shiftKey?: boolean; ctrlKey?: boolean; altKey?: boolean; metaKey?: boolean }
export type Pressed = { kind: 'text'; text: string; isKey: boolean } | { kind: 'back' } | { kind: 'end' } | { kind: 'none' }

/** An input method has the key and tells only where it lies on the keyboard. */
const HIDDEN = new Set(['Process', 'Unidentified', 'Dead'])

/** What a key says, also under an input method, in full-width digits and with NumLock off. */
export function keyOf({ key, code = '', shiftKey = false, ctrlKey = false, altKey = false, metaKey = false }: Key): Pressed {
  // A line feed is sent as Ctrl+J.
  if (ctrlKey && (code === 'KeyJ' || key.toLowerCase() === 'j')) return { kind: 'end' }
  if (ctrlKey || metaKey || altKey) return { kind: 'none' }
  const isHidden = HIDDEN.has(key)
  if (key === 'Enter' || key === 'Tab' || (isHidden && /^(Enter|NumpadEnter|Tab)$/.test(code))) return { kind: 'end' }
  if (key === 'Backspace' || (isHidden && code === 'Backspace')) return { kind: 'back' }
  const text = [...key].length === 1 ? key.normalize('NFKC') : textOf(code, isHidden, shiftKey)
  return text ? { kind: 'text', text, isKey: code !== '' } : { kind: 'none' }
}

function textOf(code: string, isHidden: boolean, shiftKey: boolean): string {
  // With NumLock off a 4 of the number pad says ArrowLeft.
  const pad = /^Numpad(\d)$/.exec(code)?.[1]
  if (pad) return pad
  if (!isHidden) return ''
  if (!shiftKey && /^Digit\d$/.test(code)) return code.at(-1)!
  if (code === 'Backslash' || code === 'IntlBackslash') return shiftKey ? '|' : '\\'
  if (code === 'Space') return ' '
  return /^Key[A-Z]$/.test(code) ? code.at(-1)!.toLowerCase() : ''
}
