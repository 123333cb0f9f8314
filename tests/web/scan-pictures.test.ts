import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { factsText, joinSignature, readSigned } from '#rules/signed-vouchers.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import type { Grey } from '../../web/scan/grey.ts'
import { openPlain, openZxing, type Reader, readThoroughly } from '../../web/scan/readers.ts'
import { drawQr, SELF_TEST } from '../../web/scan/self-test.ts'
import { anyShot, photograph, seeded } from './photographed.ts'

const WASM = join(import.meta.dirname, '../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
const SEED = 20251112
const PICTURES = 320

/** Vouchers as the server signs them, under a key that is thrown away. */
async function signedVouchers(count: number, random: () => number): Promise<string[]> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const { privateKey } = await webcrypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
  const sign = async () => {
    const code = makeCode(Array.from({ length: 10 }, () => Math.floor(random() * 10)).join(''))
    const facts = factsText({ code, campaignNumber: 40_712, lastDay: '2026-01-15' })
    return joinSignature(facts, new Uint8Array(await webcrypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(facts))))
  }
  return Promise.all(Array.from({ length: count }, sign))
}

const zxing = () => openZxing({ wasmBinary: readFileSync(WASM).buffer as ArrayBuffer })

test('vouchers of 30 mm before a camera of 640 × 480, 8 to 20 cm away, tilted, turned, blurred, noisy and half in the shade are read in 95 % or more', async () => {
  const random = seeded(SEED)
  const texts = await signedVouchers(PICTURES, random)
  const readers: { reader: Reader; of: number; read: number; wrong: number }[] = [
    { reader: await zxing(), of: PICTURES, read: 0, wrong: 0 },
    { reader: await openPlain(), of: 100, read: 0, wrong: 0 },
  ]
  for (const [index, text] of texts.entries()) {
    expect(readSigned(text).ok).toBe(true)
    const picture = photograph(text, anyShot(random), random)
    for (const one of readers.filter(({ of }) => index < of)) {
      const found = await readThoroughly(one.reader, picture)
      if (found === text) one.read += 1
      else if (found !== null) one.wrong += 1
    }
  }
  for (const { reader, read, of } of readers) console.log(`${reader.name}: ${read} of ${of} pictures read (${((100 * read) / of).toFixed(1)} %), seed ${SEED}`)
  expect(readers.map(({ wrong }) => wrong)).toEqual([0, 0])
  expect(readers[0]!.read / PICTURES).toBeGreaterThanOrEqual(0.95)
}, 240_000)

test('a picture without a code is no code, and the reader goes on after any picture', async () => {
  const random = seeded(3)
  const noise: Grey = { width: 640, height: 480, light: Uint8Array.from({ length: 640 * 480 }, () => Math.floor(random() * 256)) }
  const odd: Grey = { width: 2, height: 2, light: new Uint8Array(4) }
  for (const reader of [await zxing(), await openPlain()]) {
    for (const picture of [noise, odd]) expect(await readThoroughly(reader, picture)).toBeNull()
    expect(await reader.read(drawQr(SELF_TEST), 'plain')).toBe(SELF_TEST)
  }
})

test('a reader whose wasm does not come says so, so that the plain one takes its place', async () => {
  await expect(openZxing({ wasmBinary: new ArrayBuffer(8) })).rejects.toThrow()
  expect((await openPlain()).name).toBe('qr')
})
