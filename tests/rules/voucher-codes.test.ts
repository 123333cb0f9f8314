import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCode, readCode, showCode } from '#rules/voucher-codes.ts'

const tenDigits = fc.integer({ min: 0, max: 9_999_999_999 }).map((number) => String(number).padStart(10, '0'))
const replaced = (code: string, index: number, digit: string) => code.slice(0, index) + digit + code.slice(index + 1)

const places = (last: number) => Array.from({ length: last + 1 }, (_, index) => index)
/** All slips of one kind that a code may suffer. */
const SLIPS: Record<string, (code: string) => string[]> = {
  'one wrong digit': (code) => places(11).flatMap((index) => [...'0123456789'].map((digit) => replaced(code, index, digit))),
  'neighbours swapped (ab, ba)': (code) => places(10).map((index) => code.slice(0, index) + code[index + 1] + code[index] + code.slice(index + 2)),
  'jumps (abc, cba)': (code) => places(9).map((index) => code.slice(0, index) + code[index + 2] + code[index + 1] + code[index] + code.slice(index + 3)),
}

test('a code carries the check digits of ISO 7064 MOD 97-10', () => {
  expect(makeCode('0000000794')).toBe('000000079444')
  fc.assert(
    fc.property(tenDigits, (digits) => {
      expect(Number(makeCode(digits)) % 97).toBe(1)
    }),
  )
})

test('a code is read back however it was spaced', () => {
  fc.assert(
    fc.property(tenDigits, (digits) => {
      const code = makeCode(digits)
      expect(showCode(code)).toMatch(/^\d{4} \d{4} \d{4}$/)
      for (const typed of [code, showCode(code), ` ${showCode(code).replaceAll(' ', ' - ')}\n`, showCode(code).replaceAll(' ', '\u00a0')]) {
        expect(readCode(typed)).toEqual({ ok: true, value: code })
      }
    }),
  )
})

describe('a slip of the finger', () => {
  const refused = { ok: false, refusal: 'code-mistyped' }

  test('in any one digit is always seen', () => {
    fc.assert(
      fc.property(tenDigits, fc.nat({ max: 11 }), fc.integer({ min: 1, max: 9 }), (digits, index, by) => {
        const code = makeCode(digits)
        expect(readCode(replaced(code, index, String((Number(code[index]) + by) % 10)))).toEqual(refused)
      }),
    )
  })

  test('that swaps two neighbours is always seen', () => {
    fc.assert(
      fc.property(tenDigits, fc.nat({ max: 10 }), (digits, index) => {
        const code = makeCode(digits)
        fc.pre(code[index] !== code[index + 1])
        const swapped = code.slice(0, index) + code[index + 1] + code[index] + code.slice(index + 2)
        expect(readCode(swapped)).toEqual(refused)
      }),
    )
  })

  test('is seen in 99 % or more: every wrong digit, every swap and every jump of 400 codes, counted', () => {
    const codes = Array.from({ length: 400 }, (_, index) => makeCode(String((index * 7_654_321_987 + 13) % 10_000_000_000).padStart(10, '0')))
    for (const [name, slipsOf] of Object.entries(SLIPS)) {
      const slips = codes.flatMap((code) => slipsOf(code).filter((typed) => typed !== code))
      const seen = slips.filter((typed) => !readCode(typed).ok).length
      console.log(`${name}: ${seen} of ${slips.length} are called mistyped (${((100 * seen) / slips.length).toFixed(2)} %)`)
      expect(slips.length).toBeGreaterThan(2_000)
      expect(seen / slips.length).toBeGreaterThanOrEqual(0.99)
    }
  })

  test.each(['', '00000007944', '0000000794440', '00000007944a', '000000079445'])('%s is one', (text) => expect(readCode(text)).toEqual(refused))

  test('is seen too when the check digits are only equal in the remainder', () => {
    expect(readCode(makeCode('0000000001'))).toMatchObject({ ok: true })
    const digits = Array.from({ length: 97 }, (_, number) => String(number).padStart(10, '0')).find((ten) => makeCode(ten).endsWith('02'))
    expect(readCode(`${digits}99`)).toEqual(refused)
  })
})

test.each(['', '123456789', '12345678901', '12345abcde'])('no code is made of %s', (digits) => {
  expect(() => makeCode(digits)).toThrow(RangeError)
})
