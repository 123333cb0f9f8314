import { expect, test } from 'vitest'
import { factsText, joinSignature } from '#rules/signed-vouchers.ts'
import { makeReads } from '../../web/state/reads.ts'

const [CODE, OTHER] = ['679239104904', '303799071431']
const SIGNED = joinSignature(factsText({ code: CODE, campaignNumber: 1, lastDay: '2026-01-15' }), new Uint8Array(64).fill(7))

test('two reads of one code within 5 seconds are one', () => {
  const reads = makeReads()
  expect(reads.isNew(CODE, 0)).toBe(true)
  expect(reads.isNew(CODE, 4_999)).toBe(false)
  expect(reads.isNew(CODE, 9_998)).toBe(false)
  expect(reads.isNew(CODE, 14_998)).toBe(true)
})

test('a code that stays before the camera is one, however long it stays', () => {
  const reads = makeReads()
  const said = Array.from({ length: 300 }, (_, index) => reads.isNew(SIGNED, index * 100))
  expect(said.filter(Boolean)).toHaveLength(1)
})

test('two codes in sight at once are two, not one after the other again and again', () => {
  const reads = makeReads()
  const said = Array.from({ length: 20 }, (_, index) => reads.isNew(index % 2 ? CODE : OTHER, index * 200))
  expect(said.filter(Boolean)).toHaveLength(2)
})

test('the QR of a voucher and its 12 digits are one code', () => {
  const reads = makeReads()
  expect(reads.isNew(SIGNED, 0)).toBe(true)
  expect(reads.isNew('6792 3910 4904', 1_000)).toBe(false)
})

test('what came to nothing may be read again at once', () => {
  const reads = makeReads()
  reads.isNew(CODE, 0)
  reads.isNew(OTHER, 0)
  reads.forget(SIGNED)
  expect([reads.isNew(CODE, 10), reads.isNew(OTHER, 10)]).toEqual([true, false])
  reads.forget()
  expect(reads.isNew(OTHER, 20)).toBe(true)
})

test('a genuine QR read right after a forged one of the same code is another reading', () => {
  const reads = makeReads()
  const forged = joinSignature(factsText({ code: CODE, campaignNumber: 1, lastDay: '2026-01-15' }), new Uint8Array(64).fill(8))
  expect([reads.isNew(forged, 0), reads.isNew(SIGNED, 1_000), reads.isNew(SIGNED, 1_100), reads.isNew(CODE, 1_200)]).toEqual([true, true, false, false])
})
