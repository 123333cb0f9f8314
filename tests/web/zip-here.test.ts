import { expect, test } from 'vitest'
import { strFromU8, strToU8, unzip, zip } from '../../web/device/zip-here.ts'

test('what a library wants done aside is done here, and a broken file is told as one', async () => {
  const packed = await new Promise<Uint8Array>((done) => zip({ 'a.xml': strToU8('ngõ '.repeat(200_000)) }, (_, bytes) => done(bytes!)))
  const parts = await new Promise<Record<string, Uint8Array>>((done) => unzip(packed, (_, files) => done(files!)))
  expect([packed.length < 10_000, strFromU8(parts['a.xml']!).length]).toEqual([true, 800_000])
  const failed = await new Promise<unknown>((done) => unzip(packed.slice(0, 40), (error) => done(error)))
  expect(failed).toBeInstanceOf(Error)
})
