/** Digits of any keyboard (also full-width ones) and nothing else. */
export const onlyDigits = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

/** `grouped('072185004217', [3, 3, 3, 3])` is `072 185 004 217`; what is too long is left out. */
export function grouped(digits: string, groups: readonly number[], separator = ' ') {
  const pieces: string[] = []
  let from = 0
  for (const size of groups) {
    if (from >= digits.length) break
    pieces.push(digits.slice(from, from + size))
    from += size
  }
  return pieces.join(separator)
}

/** `thousands('3168000')` is `3.168.000`. */
export const thousands = (digits: string) => digits.replace(/^0+(?=\d)/, '').replace(/\B(?=(\d{3})+$)/g, '.')

/** While an input method composes, the text belongs to it. */
export const composing = (event: Event) => 'isComposing' in event && event.isComposing === true

/** Where the caret stands behind so many digits. */
export function caretBehind(text: string, digits: number) {
  let at = 0
  for (let left = digits; left > 0 && at < text.length; at++) if (/\d/.test(text[at]!)) left--
  return at
}

/** Writes a field anew without moving the caret: digits to its left stay to its left. */
export function reshape(input: HTMLInputElement, shape: (digits: string) => string) {
  const left = onlyDigits(input.value.slice(0, input.selectionStart ?? input.value.length)).length
  const text = shape(onlyDigits(input.value))
  if (input.value !== text) input.value = text
  if (input.ownerDocument.activeElement === input) {
    const caret = caretBehind(text, left)
    input.setSelectionRange(caret, caret)
  }
  return onlyDigits(text)
}
