import { onlyDigits } from './digits.ts'
import { makeKeystrokes } from './keystrokes.ts'

const AWAY = /^(Arrow|Home|End|Page|Tab|Enter|Escape|Delete)/
const isLetter = (text: string | null): text is string => text !== null && /^\p{L}\p{M}*$/u.test(text)

/**
 * Keeps a field of digits whole under a Vietnamese input method. A letter never comes to stand in it; the Backspace that the method sends for that letter
 * takes no digit away, and the digit that became a mark is written after all. `write` tells that the field's text has changed.
 */
export function keepDigits(input: HTMLInputElement, write: () => void): void {
  const strokes = makeKeystrokes()
  let code = ''
  let hidden: string[] = []
  let isComposing = false
  const insert = (digits: string, back: number) => {
    const end = input.selectionStart ?? input.value.length
    input.setRangeText(digits, Math.max(0, end - back), input.selectionEnd ?? end, 'end')
    write()
  }
  input.addEventListener('keydown', (event) => {
    code = event.code
    if (AWAY.test(event.key)) strokes.reset()
    // A method that composes hides the key and tells only where it lies; the first one comes before the composing begins.
    if (!isComposing) hidden = []
    if (event.code === 'Backspace') hidden.pop()
    else hidden.push((/^(?:Digit|Numpad)(\d)$/.exec(event.code) ?? [])[1] ?? '')
  })
  for (const name of ['pointerdown', 'blur']) input.addEventListener(name, strokes.reset)
  input.addEventListener('compositionstart', () => (isComposing = true))
  input.addEventListener('compositionend', ({ data }) => {
    isComposing = false
    strokes.reset()
    const digits = hidden.join('')
    if (digits !== '' && digits !== onlyDigits(data)) insert(digits, data.length)
  })
  input.addEventListener('beforeinput', (event) => {
    if (event.isComposing) return
    if (event.inputType === 'deleteContentBackward') return void (strokes.back() === 'letter' && event.preventDefault())
    if (event.inputType !== 'insertText') return strokes.reset()
    if (!isLetter(event.data) && onlyDigits(event.data ?? '').length !== 1) return
    const { keys, back } = strokes.typed(event.data!, code !== '')
    if (!isLetter(event.data) && back === 0) return
    event.preventDefault()
    if (onlyDigits(keys) !== '' || back > 0) insert(onlyDigits(keys), back)
  })
}
