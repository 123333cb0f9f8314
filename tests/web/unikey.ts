import type { Key } from '../../web/state/wedge-key.ts'

/** What Vietnamese input methods do to keys, as far as a field of digits meets it. */
export type Method = 'vni' | 'telex'
type Word = { text: string[]; isOff: boolean }

const TONES: Record<Method, string> = { vni: '12345', telex: 'sfrxj' }
const MARKS = ['\u0301', '\u0300', '\u0309', '\u0303', '\u0323']
const SHAPES: Record<Method, { key: string; of: string; mark: string }[]> = {
  vni: [
    { key: '6', of: 'aeo', mark: '\u0302' },
    { key: '7', of: 'ou', mark: '\u031b' },
    { key: '8', of: 'a', mark: '\u0306' },
  ],
  telex: [
    { key: 'a', of: 'a', mark: '\u0302' },
    { key: 'e', of: 'e', mark: '\u0302' },
    { key: 'o', of: 'o', mark: '\u0302' },
    { key: 'w', of: 'ou', mark: '\u031b' },
    { key: 'w', of: 'a', mark: '\u0306' },
  ],
}
const CLEARS: Record<Method, string> = { vni: '0', telex: 'z' }
const isLetter = (text: string) => /\p{L}/u.test(text)
const parts = (letter: string) => [...letter.normalize('NFD')]
const base = (letter: string) => parts(letter)[0]!
const toneOf = (letter: string) => MARKS.find((mark) => parts(letter).includes(mark)) ?? ''
const shapeOf = (letter: string) =>
  parts(letter)
    .slice(1)
    .filter((mark) => !MARKS.includes(mark))
    .join('')
const made = (letter: string, shape: string, tone: string) => (base(letter) + shape + tone).normalize('NFC')

/** One key in the word so far: what the method makes of it, or `null` when the key goes through as it is. */
function press(word: Word, key: string, method: Method): string[] | null {
  if (word.isOff || word.text.length === 0) return null
  const { text } = word
  const with_ = (at: number, letter: string) => text.map((one, index) => (index === at ? letter : one))
  const dAt = text.findIndex((one) => one === 'd' || one === 'đ')
  if (key === (method === 'vni' ? '9' : 'd') && dAt >= 0) return text[dAt] === 'đ' ? undo(word, with_(dAt, 'd'), key) : with_(dAt, 'đ')
  for (const { key: own, of, mark } of SHAPES[method]) {
    if (own !== key) continue
    const at = text.findLastIndex((one) => of.includes(base(one)) && isLetter(one))
    // In Telex `aa` speaks of the letter just before.
    if (at < 0 || (method === 'telex' && key !== 'w' && at !== text.length - 1)) continue
    const letter = text[at]!
    return shapeOf(letter) === mark ? undo(word, with_(at, made(letter, '', toneOf(letter))), key) : with_(at, made(letter, mark, toneOf(letter)))
  }
  const vowels = text.flatMap((one, at) => ('aeiouy'.includes(base(one)) ? [at] : []))
  const at = vowels.length > 1 && vowels.at(-1) === text.length - 1 ? vowels.at(-2) : vowels.at(-1)
  const tone = TONES[method].indexOf(key)
  if (at === undefined) return null
  const letter = text[at]!
  if (key === CLEARS[method]) return toneOf(letter) ? with_(at, made(letter, shapeOf(letter), '')) : null
  if (tone < 0) return null
  if (toneOf(letter) === MARKS[tone]) return undo(word, with_(at, made(letter, shapeOf(letter), '')), key)
  return with_(at, made(letter, shapeOf(letter), MARKS[tone]!))
}

/** The same mark twice takes it back and writes the key. */
function undo(word: Word, text: string[], key: string): string[] {
  word.isOff = true
  return [...text, key]
}

const codeOf = (key: string): string => (/\d/.test(key) ? `Digit${key}` : key === '|' ? 'Backslash' : key === ' ' ? 'Space' : `Key${key.toUpperCase()}`)

/** The keys as a page hears them under UniKey on Windows: a changed word comes as Backspaces and letters that lie on no key. */
export function throughUniKey(keys: string, method: Method): Key[] {
  const word: Word = { text: [], isOff: false }
  return [...keys].flatMap((key): Key[] => {
    const changed = press(word, key, method)
    if (!changed) {
      if (isLetter(key)) word.text.push(key)
      else Object.assign(word, { text: [], isOff: false })
      return [{ key, code: codeOf(key) }]
    }
    const same = word.text.findIndex((one, at) => one !== changed[at])
    const from = same < 0 ? word.text.length : same
    const erased = word.text.slice(from).map((): Key => ({ key: 'Backspace', code: '' }))
    const sent = changed.slice(from).map((letter): Key => ({ key: letter, code: '' }))
    word.text = changed
    return [...erased, ...sent]
  })
}

/** The same under ibus-unikey: the page hears only where each key lies. */
export const throughIbus = (keys: string): Key[] => [...keys].map((key) => ({ key: 'Process', code: codeOf(key), shiftKey: key === '|' }))
