import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCode, readCode, showCode } from '#rules/voucher-codes.ts'

const tenDigits = fc.integer({ min: 0, max: 9_999_999_999 }).map((number) => String(number).padStart(10, '0'))
const replaced = (code: string, index: number, digit: string) => code.slice(0, index) + digit + code.slice(index + 1)

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
