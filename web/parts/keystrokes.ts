/**
 * Which keys were pressed, when a Vietnamese input method stands between: under VNI a digit behind a vowel is a mark (`a1` is `á`, `d9` is `đ`),
 * sent as Backspaces and letters. What is shown is compared with what stood there, and the new mark says the digit. Telex leaves digits alone.
 */
export function makeKeystrokes() {
  /** What the input method believes to stand before the caret, as far as it was seen. */
  let shown: string[] = []
  let popped: string[] = []
  let undone = ''

  /** A character that came. `keys`: the digit that was pressed, the character itself, or nothing when it only stands there again; `back`: digits told before that were none. */
  function typed(character: string, isKey: boolean): { keys: string; back: number } {
    const letter = character.normalize('NFKC')
    if (!isKey && popped.length > 0 && isLetter(letter) && isOneOf(popped[0]!, letter)) return { keys: anew(popped.shift()!, letter), back: 0 }
    const gone = undone
    popped = []
    undone = ''
    if (!isLetter(letter)) {
      shown = [...shown.filter((one) => !isLetter(one)), letter].slice(-WORD)
      // `a11` is `a1`: the mark went, and the digit came after all.
      return { keys: letter, back: !isKey && gone === letter ? 1 : 0 }
    }
    shown = [...shown, letter].slice(-WORD)
    return { keys: letter, back: 0 }
  }

  function anew(was: string, is: string): string {
    shown = [...shown, is].slice(-WORD)
    const digit = was === '' ? onlyDigit(is) : newDigit(was, is)
    if (digit === '0') undone = digitOfTone(was)
    return digit
  }

  return {
    typed,
    /** A Backspace; `letter`: it takes away what never stood in a field of digits. */
    back(): 'letter' | 'other' {
      const last = shown.pop() ?? ''
      if (last !== '' && !isLetter(last)) return 'other'
      popped = [last, ...popped]
      return last === '' ? 'other' : 'letter'
    },
    /** The caret went elsewhere: the input method begins a new word. */
    reset() {
      shown = []
      popped = []
      undone = ''
    },
  }
}

/** Longer than any word of Vietnamese with its digits. */
const WORD = 16
const TONES = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
const SHAPES: Record<string, string> = { '\u0302': '6', '\u031b': '7', '\u0306': '8' }

const isLetter = (text: string) => /^\p{L}/u.test(text)
const partsOf = (letter: string) => [...letter.normalize('NFD').replace('đ', 'd9').replace('Đ', 'D9')]
const baseOf = (letter: string) => partsOf(letter)[0]?.toLowerCase()
const isOneOf = (was: string, is: string) => was === '' || baseOf(was) === baseOf(is)
const digitOfTone = (letter: string) => {
  const tone = TONES.findIndex((one) => partsOf(letter).includes(one))
  return tone < 0 ? '' : String(tone + 1)
}
const digitOfShape = (letter: string) =>
  partsOf(letter)
    .slice(1)
    .map((one) => (one === '9' ? '9' : (SHAPES[one] ?? '')))
    .join('')

function newDigit(was: string, is: string): string {
  const [shape, tone] = [digitOfShape(is), digitOfTone(is)]
  if (shape !== digitOfShape(was)) return shape
  if (tone !== digitOfTone(was)) return tone || '0'
  return ''
}

/** Nothing is known of what stood there: one mark alone tells its digit. */
function onlyDigit(letter: string): string {
  const digits = digitOfShape(letter) + digitOfTone(letter)
  return digits.length === 1 ? digits : ''
}
