import { expect, test } from 'vitest'
import { makeWedge, readScan } from '../../web/state/wedge.ts'

const type = (text: string, gap: number, end = true) => {
  const wedge = makeWedge()
  const said = [...text].map((key, at) => wedge.key({ key }, 1_000 + at * gap))
  return end ? wedge.key({ key: 'Enter' }, 1_000 + text.length * gap) : said.at(-1)
}

test('a scanner is told from a hand by the time between keys', () => {
  expect(type('679239104904', 8)).toBe('679239104904')
  expect(type('679239104904', 120)).toBeNull()
})

test('a fast hand on the last digits is no scanner', () => {
  const wedge = makeWedge()
  let at = 0
  for (const key of '67923910') wedge.key({ key, code: `Digit${key}` }, (at += 200))
  for (const key of '4904') wedge.key({ key, code: `Digit${key}` }, (at += 20))
  expect(wedge.key({ key: 'Enter' }, at + 20)).toBeNull()
})

test('nothing is read before Enter, nor after a pause', () => {
  expect(type('679239104904', 8, false)).toBeNull()
  const wedge = makeWedge()
  for (const [at, key] of [...'679239104904'].entries()) wedge.key({ key }, at * 8)
  expect(wedge.key({ key: 'Enter' }, 5_000)).toBeNull()
})

test('keys without a letter do not disturb a scan', () => {
  const wedge = makeWedge()
  for (const [at, key] of [...'679239104904'].entries()) for (const pressed of ['Shift', key]) wedge.key({ key: pressed }, at * 8)
  expect(wedge.key({ key: 'Enter' }, 100)).toBe('679239104904')
})

test('a citizen card is a CCCD whatever tab is open', () => {
  expect(readScan('072185004217|271234567|Tôn Nữ|01011985|Nữ|Gò Dầu|01012022', 'code')).toEqual({ kind: 'cccd', text: '072185004217' })
  expect(readScan('679239104904', 'code')).toEqual({ kind: 'code', text: '679239104904' })
  expect(readScan('072185004217', 'cccd')).toEqual({ kind: 'cccd', text: '072185004217' })
  expect(readScan('1'.repeat(178), 'cccd')).toEqual({ kind: 'code', text: '1'.repeat(178) })
})

test('a scanner that falters in the middle is read whole, and a hand before it is still told apart', () => {
  const text = '1679239104904'.padEnd(178, '7')
  const wedge = makeWedge()
  let at = 1_000
  for (const [index, key] of [...`12${text}`].entries())
    wedge.key({ key, code: `Digit${key}` }, (at += index < 2 ? 300 : index === 2 ? 900 : index === 90 ? 400 : 2))
  expect(wedge.key({ key: 'Enter' }, at + 2)).toBe(text)
})
