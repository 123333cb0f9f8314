import fc from 'fast-check'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { campaignNumber, factsText, joinSignature, readSigned, SIGNED_LENGTH } from '#rules/signed-vouchers.ts'
import { makeCode } from '#rules/voucher-codes.ts'

const facts = fc.record({
  code: fc.integer({ min: 0, max: 9_999_999_999 }).map((number) => makeCode(String(number).padStart(10, '0'))),
  campaignNumber: fc.nat({ max: 99_999 }),
  lastDay: fc.integer({ min: 0, max: 99_999 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10)),
})
const signature = fc.uint8Array({ minLength: 64, maxLength: 64 }).map((bytes) => Uint8Array.from(bytes))

test('a signed voucher is 178 digits, whatever it says, and is read back as it was', () => {
  fc.assert(
    fc.property(facts, signature, (said, bytes) => {
      const text = joinSignature(factsText(said), bytes)
      expect(text).toMatch(/^\d{178}$/)
      expect(readSigned(text)).toEqual({ ok: true, value: { ...said, signed: text.slice(0, 23), signature: bytes } })
      expect(readSigned(` ${text.replace(/(\d{4})/g, '$1 ')}\n`)).toMatchObject({ ok: true })
    }),
  )
})

test('the smallest and the largest signature keep their length', () => {
  const said = factsText({ code: makeCode('1234567890'), campaignNumber: 7, lastDay: '2026-01-15' })
  for (const byte of [0, 255]) expect(joinSignature(said, new Uint8Array(64).fill(byte))).toHaveLength(SIGNED_LENGTH)
  expect(() => joinSignature(said, new Uint8Array(63))).toThrow(RangeError)
})

test('the QR of 178 digits is of version 6 with a quarter to spare, and one digit more would not fit', () => {
  const text = joinSignature(factsText({ code: makeCode('9999999999'), campaignNumber: 99_999, lastDay: '2243-10-16' }), new Uint8Array(64).fill(255))
  expect(encode(text, { ecc: 'Q', border: 0 })).toMatchObject({ version: 6, size: 41 })
  expect(encode(`${text}0`, { ecc: 'Q', border: 0 }).version).toBe(7)
})

test('what is no signed voucher is told apart from one', () => {
  const text = joinSignature(factsText({ code: makeCode('1234567890'), campaignNumber: 7, lastDay: '2026-01-15' }), new Uint8Array(64).fill(9))
  const wrong = ['', '123456789012', text.slice(1), `${text}0`, `2${text.slice(1)}`, text.replace(/\d$/, 'x'), `https://a.vn/q/${text}`]
  for (const one of wrong) expect(readSigned(one)).toEqual({ ok: false, refusal: 'not-signed' })
  // A number that no 64 bytes can be, and a code whose check digits are wrong.
  expect(readSigned(text.slice(0, 23) + '9'.repeat(155)).ok).toBe(false)
  expect(readSigned(text.replace(/^1(\d)/, (_, digit: string) => `1${(Number(digit) + 1) % 10}`)).ok).toBe(false)
})

test('a campaign has five digits of its own for ever', () => {
  expect(campaignNumber('c-1')).toBe(campaignNumber('c-1'))
  expect(new Set(Array.from({ length: 200 }, (_, at) => campaignNumber(`campaign-${at}`))).size).toBeGreaterThan(190)
  fc.assert(fc.property(fc.string(), (id) => campaignNumber(id) >= 0 && campaignNumber(id) < 100_000))
})
