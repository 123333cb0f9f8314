import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeHouse, type House } from '../cast/house.ts'
import { itemOf, syncAs } from '../cast/phone.ts'

let house: House
let code: string
let token: string
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  const collector = await house.as('a')
  const { body } = await syncAs(house, collector, [itemOf(house)])
  const voucher = body.changes[0]?.voucher
  code = voucher?.code ?? ''
  token = voucher?.token ?? ''
})
afterEach(() => house.close())

const errors = () => house.logs.filter((line) => line.includes('"level":"error"'))

test('an unknown error is logged with where it happened and without what was asked', async () => {
  const clerk = await house.as('q1')
  const supervisor = await house.as('pt1')
  const secret = 'Trần Văn Bí Mật\n079190001234'
  await house.store.connections.writer.execute('ALTER TABLE vouchers RENAME TO vouchers_away')
  await house.store.connections.writer.execute('ALTER TABLE enrolments RENAME TO enrolments_away')
  const asked = [
    house.nobody.get(`/q/${token}`),
    clerk.get(`/api/vouchers?code=${code}`),
    supervisor.get(`/api/enrolments?collector=${encodeURIComponent(secret)}`),
  ]
  const answers = await Promise.all(asked)
  expect(answers.map(({ status }) => status)).toEqual([500, 500, 500])
  expect(answers.map(({ text }) => /vouchers|select|SQLITE/i.test(text))).toEqual([false, false, false])
  expect(errors()).toHaveLength(3)
  for (const line of errors()) {
    expect(line).toMatch(/no such table: (vouchers|enrolments)/)
    expect(line).toMatch(/\.ts:\d+/)
    for (const text of [code, token, 'Bí Mật', '079190001234']) expect(line).not.toContain(text)
  }
})

test('a job that fails alone is logged by its name and without its contents', async () => {
  const failing = { name: 'sign-in-of-secret', alone: () => Promise.reject(new Error('Failed query: select 1\nparams: 079190001234,Bí\nMật')) }
  const answer = await house.store.lane.do(failing).catch((error) => error)
  expect(answer).toMatchObject({ code: 'item-refused' })
  const [line] = errors()
  expect(line).toContain('sign-in-of-secret')
  expect(line).not.toMatch(/079190001234|Mật/)
})

test('each request leaves one line with its pattern and never its path', async () => {
  house.logs.length = 0
  const { campaignId } = house.furniture
  await (await house.as('a')).get(`/api/campaigns/${campaignId}`)
  await house.nobody.get(`/api/public/vouchers/${token}`)
  await house.nobody.get('/api/nowhere/079190001234')
  const text = house.logs.join('\n')
  expect(text).toContain('"route":"/api/campaigns/:id"')
  for (const secret of [campaignId, token, '079190001234']) expect(text).not.toContain(secret)
})
