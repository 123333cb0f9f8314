import { webcrypto } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { publicKeyOf, readGenuine, signVoucher } from '#db/vouchers/signing.ts'
import { readSigned } from '#rules/signed-vouchers.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import { see } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
beforeEach(async () => {
  house = await makeHouse()
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
})
afterEach(() => house.close())

const signedOf = async (): Promise<string> => {
  const id = await log(house, await house.as('a'))
  return (await see(await house.as('pt1'), id)).voucher?.signed ?? ''
}
const campaign = () => [...house.store.register.campaigns.values()][0]!

/** What a counter does without network, with the public key alone. */
async function isProved(text: string, publicKey: string): Promise<boolean> {
  const read = readSigned(text)
  if (!read.ok) return false
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const key = await webcrypto.subtle.importKey('raw', Buffer.from(publicKey, 'base64url'), algorithm, false, ['verify'])
  return webcrypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, read.value.signature, Buffer.from(read.value.signed))
}

test('every voucher is signed: its campaign’s public key proves it in a browser', async () => {
  const text = await signedOf()
  expect(text).toMatch(/^1\d{177}$/)
  expect(await isProved(text, publicKeyOf(house.store, campaign().id))).toBe(true)
  expect(readGenuine(house.store, text)).toMatchObject({ campaign: { id: campaign().id }, voucher: { lastDay: '2026-01-15' } })
})

test('one changed digit, anywhere, is refused', async () => {
  const text = await signedOf()
  const key = publicKeyOf(house.store, campaign().id)
  const changed = [...text].map((digit, at) => text.slice(0, at) + String((Number(digit) + 1 + (at % 9)) % 10) + text.slice(at + 1))
  for (const one of changed.filter((each) => each !== text)) {
    expect(await isProved(one, key)).toBe(false)
    expect(readGenuine(house.store, one)).toBeNull()
  }
})

test('another campaign’s signature proves nothing here, though it names this campaign', () => {
  const other = { ...campaign(), id: 'other-campaign' }
  const foreign = signVoucher(house.store, other, makeCode('1234567890'))
  expect(readGenuine(house.store, foreign)).toBeNull()
  const own = signVoucher(house.store, campaign(), makeCode('1234567890'))
  expect(readGenuine(house.store, own.slice(0, 23) + foreign.slice(23))).toBeNull()
  expect(publicKeyOf(house.store, other.id)).not.toBe(publicKeyOf(house.store, campaign().id))
})

test('the key of a campaign is the same after a restart, and another one under another secret', async () => {
  const text = await signedOf()
  const before = publicKeyOf(house.store, campaign().id)
  house = await house.reopen()
  expect(publicKeyOf(house.store, campaign().id)).toBe(before)
  expect(readGenuine(house.store, text)).not.toBeNull()
  const keys = { ...house.store.keys, VOUCHER_KEYS: { id: 'k2', secret: new Uint8Array(32).fill(7) } }
  expect(publicKeyOf({ keys }, campaign().id)).not.toBe(before)
  // A point of the curve: 65 bytes that a key can be made of.
  const point = Buffer.from(before, 'base64url')
  expect([point.length, point[0]]).toEqual([65, 4])
})
