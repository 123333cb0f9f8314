import { createClient } from '@libsql/client'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CheckList } from '#contract/checks.ts'
import type { QueueEntry } from '#contract/enrolments.ts'
import type { Person } from '../cast/house.ts'
import { addressesOf } from './addresses.ts'
import { NAMES, NUMBERS, SECRETS, tellHouse, type Told } from './told-house.ts'

let told: Told
beforeAll(async () => {
  told = await tellHouse()
}, 120_000)
afterAll(() => told.house.close())

const found = (bytes: Buffer, texts: string[]): string[] =>
  texts.filter((text) =>
    [text, text.normalize('NFD')].some(
      (form) => bytes.includes(form) || bytes.includes(Buffer.from(form, 'utf16le')) || bytes.includes(JSON.stringify(form).slice(1, -1)),
    ),
  )
const inText = (text: string, texts: string[]): string[] => found(Buffer.from(text), texts)

test('the seeds are what they should be: numbers of full form, each of somebody else', () => {
  expect(new Set(SECRETS.map(({ cccd }) => cccd)).size).toBe(SECRETS.length)
  expect(told.entries).toHaveLength(SECRETS.length)
  expect(told.codes.length).toBeGreaterThan(8)
  expect(told.announced).toHaveLength(1)
})

describe('on disk', () => {
  test('no file of the data folder holds a participant’s number or name, the journal of writes included', async () => {
    const files = readdirSync(told.house.dataDir).filter((name) => name.startsWith('ra-quan.db'))
    expect(files).toEqual(expect.arrayContaining(['ra-quan.db', 'ra-quan.db-wal']))
    for (const name of files) expect([name, found(readFileSync(join(told.house.dataDir, name)), [...NUMBERS, ...NAMES, 'Xã Giấu Kín'])]).toEqual([name, []])
  })

  test('no backup does', async () => {
    const path = join(told.house.dataDir, 'backup.db')
    const source = createClient({ url: `file:${join(told.house.dataDir, 'ra-quan.db')}`, concurrency: 1 })
    await source.execute(`VACUUM INTO '${path}'`)
    source.close()
    const copy = readFileSync(path)
    expect(copy.length).toBeGreaterThan(100_000)
    expect(copy.includes('Đơn vị u1')).toBe(true)
    expect(found(copy, [...NUMBERS, ...NAMES, 'Xã Giấu Kín'])).toEqual([])
  })

  test('no log does, nor a voucher’s code or link', () => {
    expect(told.house.logs.length).toBeGreaterThan(30)
    expect(inText(told.house.logs.join('\n'), [...NUMBERS, ...NAMES, ...told.codes, ...told.tokens])).toEqual([])
  })
})

describe('over the wire', () => {
  test('no answer to what people did holds a full number, the disclosure apart', () => {
    expect(told.answers.length).toBeGreaterThan(30)
    for (const { text } of told.answers) expect(inText(text, NUMBERS)).toEqual([])
  })

  /** Who may read a participant's name, and where: whoever logged or confirms the entry, and organisers; at the checks nobody who calls no one and pays no one. */
  const NAMED: [RegExp, string[]][] = [
    [/^\/api\/enrolments/, ['a', 'b', 'pta', 'btc1']],
    [/^\/api\/(cases|checks)/, ['pta', 'btc1']],
    [/^\/api\/amendments/, ['btc1']],
    [/^\/api\/vouchers\/waiting/, ['a', 'b']],
  ]
  test.each(['a', 'b', 'c', 'pta', 'ptc', 'q1', 'btc1', 'nobody'])(
    'no address of the interface tells %s a full number, and names only to whoever confirms or logged them',
    async (code) => {
      const person = code === 'nobody' ? told.house.nobody : (told.people[code] as Person)
      let answered = 0
      for (const path of addressesOf(told)) {
        const { status, text } = await person.get(path)
        if (status === 200) answered += 1
        expect([path, inText(text, NUMBERS)]).toEqual([path, []])
        const mayName = NAMED.some(([where, codes]) => where.test(path) && codes.includes(code))
        if (!mayName) expect([path, inText(text, NAMES)]).toEqual([path, []])
      }
      expect(answered).toBeGreaterThan(code === 'nobody' ? 3 : 12)
    },
  )

  test.each(['pta', 'btc1'])('a check shows %s an entry as the queue does, its numbers masked', async (code) => {
    const person = told.people[code] as Person
    const { entries } = (await person.get<CheckList>('/api/checks')).body
    expect(entries.length).toBeGreaterThan(3)
    for (const { entry, mayCall } of entries) {
      const { signals: _signals, ...queued } = (await person.get<QueueEntry>(`/api/enrolments/${entry.id}`)).body
      expect(entry).toMatchObject(queued)
      for (const shown of [entry.maskedCccd, entry.maskedPhone]) expect(shown).toMatch(/^\+?\d{2,3}\*{3}\d{4}$/)
      expect(mayCall).toBe(code === 'pta')
    }
  })

  test('a participant’s own page tells nothing of the person', async () => {
    for (const token of told.tokens) {
      for (const path of [`/q/${token}`, `/api/public/vouchers/${token}`]) {
        const { status, text } = await told.house.nobody.get(path)
        expect(status).toBe(200)
        expect(inText(text, [...NUMBERS, ...NAMES, ...told.codes, ...NAMES.map((name) => name.split(' ')[2] as string)])).toEqual([])
      }
    }
  })

  test('a collector beside sees neither name nor number of whom the other logged first', async () => {
    const { text, body } = await (told.people['b'] as Person).get('/api/enrolments?limit=200')
    expect(body.entries).toHaveLength(3)
    expect(inText(text, NAMES.slice(3))).toEqual([])
    expect(inText(text, told.entries)).toEqual([])
  })
})
