import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ListView } from '#contract/lists.ts'
import { makeHouse, type Answer, type House, type Person } from '../cast/house.ts'
import { importList, payment, rowsOf, sendRows, verifyAll } from '../cast/lists.ts'
import { log } from '../cast/phone.ts'
import { NAMES, NUMBERS, SECRETS } from './told-house.ts'

let house: House
let pt1: Person
let list: ListView
const answers: Answer[] = []
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  pt1 = await house.enter('pt1')
  const a = await house.enter('a')
  for (const { name, cccd, insuranceNumber } of SECRETS.slice(0, 3)) await log(house, a, { name, cccd, insuranceNumber })
  const rows = SECRETS.slice(0, 6).map(({ name, cccd, insuranceNumber }, index) =>
    payment(index + 1, {
      ...{ name, cccd, insuranceNumber, collectorCode: 'a', place: 'Xã Giấu Kín', months: index === 0 ? 6 : 12, participation: 'new' },
      ...{ paidDay: '2025-11-13', amount: 3_168_000, receiptNumber: `R ${index}X` },
    }),
  )
  list = await importList(house, pt1, rows, { name: `Danh sách ${SECRETS[0]?.cccd}.xlsx` })
  const at = (path: string, body?: unknown) => pt1.post(`/api/lists/${list.id}/${path}`, body)
  answers.push(await sendRows(pt1, list.id, [{ ...rows[0]!, row: 9, insuranceNumber: `${SECRETS[7]?.insuranceNumber}9` }]))
  answers.push(await at('rows/1/decision', { same: false, reason: `Không phải ${SECRETS[1]?.cccd}` }))
  answers.push(await at('rows/4/enrolment', { reason: `Biên lai của ${SECRETS[3]?.insuranceNumber}` }))
  answers.push(await verifyAll(house, pt1, list.id))
  for (const group of ['agreed', 'doubtful', 'unmatched', 'different', 'without-payment']) answers.push(await at('export', { group }))
  for (const path of ['', '/rows', '/entries']) answers.push(await pt1.get(`/api/lists/${list.id}${path}`))
  answers.push(await pt1.get('/api/lists'))
})
afterAll(() => house.close())

const found = (bytes: Buffer, texts: string[]) => texts.filter((text) => bytes.includes(text) || bytes.includes(text.normalize('NFD')))

test('no file of the data folder holds a number, a name or a place of a list', () => {
  const files = readdirSync(house.dataDir).filter((name) => name.startsWith('ra-quan.db'))
  expect(files).toEqual(expect.arrayContaining(['ra-quan.db', 'ra-quan.db-wal']))
  for (const name of files) {
    const bytes = readFileSync(join(house.dataDir, name))
    expect([name, found(bytes, [...NUMBERS, ...NAMES, ...NAMES.map((one) => one.toUpperCase()), 'Xã Giấu Kín'])]).toEqual([name, []])
  }
})

test('no answer and no log holds a full number', () => {
  expect(answers.map(({ status }) => status)).toEqual([422, ...answers.slice(1).map(() => 200)])
  for (const { text } of answers) expect(found(Buffer.from(text), NUMBERS)).toEqual([])
  expect(found(Buffer.from(house.logs.join('\n')), [...NUMBERS, ...NAMES])).toEqual([])
  expect(list.name).toBe('Danh sách 079***5190.xlsx')
})

test('once the campaign’s key is destroyed a list tells nobody, and nothing more can be sent or made of it', async () => {
  await house.store.connections.writer.execute('DELETE FROM campaign_keys')
  await house.store.reloadRegister('campaigns')
  const rows = await rowsOf(pt1, list.id)
  expect(rows.length).toBe(6)
  for (const row of rows) expect(row).toMatchObject({ name: 'đã xoá', maskedCccd: null, maskedInsuranceNumber: null, birthYear: null, place: null })
  expect(await sendRows(pt1, list.id, [payment(1, { cccd: '079190001234' })])).toMatchObject({ status: 409, body: { code: 'campaign-erased' } })
  expect(await pt1.post(`/api/lists/${list.id}/rows/5/enrolment`, { reason: 'Thử' })).toMatchObject({ status: 409, body: { code: 'campaign-erased' } })
})
