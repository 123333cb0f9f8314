import { expect, test } from 'vitest'
import { makeCode } from '#rules/voucher-codes.ts'
import { makeKeystrokes } from '../../web/parts/keystrokes.ts'
import { makeWedge, readScan } from '../../web/state/wedge.ts'
import type { Key } from '../../web/state/wedge-key.ts'
import { seeded } from './photographed.ts'
import { type Method, throughIbus, throughUniKey } from './unikey.ts'

const random = seeded(12)
const digits = (count: number) => Array.from({ length: count }, () => Math.floor(random() * 10)).join('')
const CODES = Array.from({ length: 120 }, () => makeCode(digits(10)))
const SIGNED = Array.from({ length: 20 }, () => `1${digits(177)}`)
/** What a clerk may have typed just before, somewhere on the page. */
const BEFORE = ['', 'a', 'd', 'da', 'e', 'o', 'u', 'uo', 'hoa', 'nguye', 'b', 'ly']

/** A clerk types a few letters by hand; then a scanner sends its keys, each up to 50 ms late, and an ending. */
function scanned(before: string, text: string, through: (keys: string) => Key[], ending: Key = { key: 'Enter', code: 'Enter' }): string | null {
  const wedge = makeWedge()
  const events = through(before + text)
  const own = through(before).length
  let at = 1_000
  for (const [index, event] of events.entries()) {
    at += index < own ? 300 : index === own ? 900 : event.code === '' ? 1 : 4 + random() * 50
    if (wedge.key(event, at) !== null) return 'too early'
  }
  return wedge.key(ending, at + 20)
}

test.each(['vni', 'telex'] as Method[])('codes of 12 and of 178 digits read the same under UniKey with %s', (method) => {
  const through = (keys: string) => throughUniKey(keys, method)
  let changed = 0
  for (const text of [...CODES, ...SIGNED]) {
    for (const before of BEFORE) {
      expect(scanned(before, text, through), `${before} + ${text}`).toBe(text)
      if (through(before + text).some(({ key }) => key === 'Backspace')) changed += 1
    }
  }
  // Telex leaves digits alone; VNI makes marks of them.
  expect(changed > 500).toBe(method === 'vni')
})

test('they read the same under a method that hides its keys', () => {
  for (const text of [...CODES, ...SIGNED]) expect(scanned('nguye', text, throughIbus, { key: 'Process', code: 'Enter' })).toBe(text)
})

test('VNI and Telex are told as they are', () => {
  const shown = (keys: string, method: Method) =>
    throughUniKey(keys, method)
      .reduce<string[]>((text, { key }) => (key === 'Backspace' ? text.slice(0, -1) : [...text, key]), [])
      .join('')
  expect(['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'o7', 'a8', 'd9', 'a10', 'a11', 'a61', 'hoa2'].map((keys) => shown(keys, 'vni'))).toEqual([
    'á',
    'à',
    'ả',
    'ã',
    'ạ',
    'â',
    'ơ',
    'ă',
    'đ',
    'a',
    'a1',
    'ấ',
    'hòa',
  ])
  expect(['as', 'af', 'ar', 'ax', 'aj', 'aa', 'ow', 'aw', 'dd', 'asz', 'ass', 'a1', 'aas'].map((keys) => shown(keys, 'telex'))).toEqual([
    'á',
    'à',
    'ả',
    'ã',
    'ạ',
    'â',
    'ơ',
    'ă',
    'đ',
    'a',
    'as',
    'a1',
    'ấ',
  ])
})

test('full-width digits, the number pad with and without NumLock, and every ending read the same', () => {
  const [text] = CODES as [string]
  const wide = (keys: string) => [...keys].map((key) => ({ key: String.fromCodePoint(key.codePointAt(0)! + 0xfee0), code: `Digit${key}` }))
  const pad = (keys: string) => [...keys].map((key) => ({ key, code: `Numpad${key}` }))
  const unlocked = (keys: string) => [...keys].map((key) => ({ key: 'ArrowLeft', code: `Numpad${key}` }))
  const nameless = (keys: string) => [...keys].map((key) => ({ key: 'Unidentified', code: `Numpad${key}` }))
  for (const through of [wide, pad, unlocked, nameless]) expect(scanned('', text, through)).toBe(text)
  const plain = (keys: string) => throughUniKey(keys, 'telex')
  for (const ending of [
    { key: 'Enter', code: 'NumpadEnter' },
    { key: 'Tab', code: 'Tab' },
    { key: 'j', code: 'KeyJ', ctrlKey: true },
  ]) {
    expect(scanned('', text, plain, ending)).toBe(text)
  }
})

test('a citizen card is read under VNI and under a method that hides its keys', () => {
  const card = '072185004217|271234567|ton nu|01011985|nu|go dau|01012022'
  for (const through of [(keys: string) => throughUniKey(keys, 'vni'), throughIbus]) {
    expect(readScan(scanned('hoa', card, through)!, 'code')).toEqual({ kind: 'cccd', text: '072185004217' })
  }
})

test('a hand that types letters and digits is no scanner, and Tab stays its own', () => {
  const wedge = makeWedge()
  for (const [index, key] of [...'679239104904'].entries()) wedge.key({ key, code: `Digit${key}` }, index * 90)
  expect(wedge.key({ key: 'Tab', code: 'Tab' }, 12 * 90)).toBeNull()
})

/** A field of digits as `keepDigits` keeps it: letters stay out, a Backspace for a hidden letter takes nothing away. */
function typedInField(events: Key[]): string {
  const strokes = makeKeystrokes()
  let value = ''
  for (const { key, code } of events) {
    if (key === 'Backspace') {
      if (strokes.back() !== 'letter') value = value.slice(0, -1)
      continue
    }
    const { keys, back } = strokes.typed(key, code !== '')
    value = value.slice(0, value.length - back) + keys.replaceAll(/\D/g, '')
  }
  return value
}

test.each(['vni', 'telex'] as Method[])('a code typed into its field behind a letter typed by mistake reads the same under %s', (method) => {
  for (const text of [...CODES, ...SIGNED]) {
    for (const before of BEFORE) expect(typedInField(throughUniKey(before + text, method)), `${before} + ${text}`).toBe(text)
    // A slip in the middle of the code does no harm either.
    for (const slip of ['a', 'd', 'u']) expect(typedInField(throughUniKey(`${text.slice(0, 5)}${slip}${text.slice(5)}`, method))).toBe(text)
  }
})

test('Backspace takes away the digit that is seen once no letter is hidden behind it', () => {
  expect(typedInField([...'12', 'Backspace', '3'].map((key) => ({ key, code: 'x' })))).toBe('13')
  expect(typedInField([...'12', 'a', 'Backspace', 'Backspace', '3'].map((key) => ({ key, code: 'x' })))).toBe('13')
})
