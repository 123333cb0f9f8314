import { createClient } from '@libsql/client'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROUTES } from '../../api/routes/table.ts'
import type { Person } from '../cast/house.ts'
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

  const SEES_NAMES = ['a', 'b', 'pta', 'btc1']
  test.each(['a', 'b', 'c', 'pta', 'ptc', 'q1', 'btc1', 'nobody'])(
    'no address of the interface tells %s a full number, and names only to whoever confirms or logged them',
    async (code) => {
      const person = code === 'nobody' ? told.house.nobody : (told.people[code] as Person)
      let answered = 0
      for (const path of addresses()) {
        const { status, text } = await person.get(path)
        if (status === 200) answered += 1
        expect([path, inText(text, NUMBERS)]).toEqual([path, []])
        const mayName = SEES_NAMES.includes(code) && /^\/api\/(enrolments|cases)/.test(path)
        if (!mayName) expect([path, inText(text, NAMES)]).toEqual([path, []])
      }
      expect(answered).toBeGreaterThan(code === 'nobody' ? 3 : 12)
    },
  )

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

/** Every GET route with every record that could stand in its path, and the questions that show the most. */
function addresses(): string[] {
  const { furniture } = told.house
  const periods = ['week 1', 'week 2', 'phase'].map((name) => furniture.period(name))
  const records: Record<string, string[]> = {
    enrolments: told.entries,
    campaigns: [furniture.campaignId],
    periods,
    announcements: told.announced,
    stock: [furniture.office('q1'), furniture.office('q2')],
  }
  const all = Object.values(records).flat()
  const questions = periods.flatMap((period) =>
    ['individual', 'team'].flatMap((board) =>
      ['provisional', 'official'].map((figures) => `?period=${period}&board=${board}&figures=${figures}&campaign=${furniture.campaignId}&limit=200`),
    ),
  )
  return ROUTES.filter(({ method }) => method === 'GET').flatMap(({ path }) => {
    const noun = /^\/api\/(?:public\/)?([\w-]+)/.exec(path)?.[1] ?? ''
    const paths = path.includes(':') ? (records[noun] ?? all).map((id) => path.replace(/:\w+/, id)) : [path]
    if (path === '/api/vouchers') return told.codes.flatMap((code) => [`${path}?code=${code}`, `${path}?code=${code}&source=scan`])
    if (path === '/api/cases') return [`${path}?state=open`, `${path}?state=decided`]
    return paths.flatMap((one) =>
      /standings|totals|targets|organisations|offices|staff|enrolments$/.test(one)
        ? questions.slice(0, one.includes('standings') ? 12 : 1).map((question) => one + question)
        : [one],
    )
  })
}
