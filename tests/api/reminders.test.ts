import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { fetched } from '../cast/gift-cases.ts'
import { log } from '../cast/phone.ts'

let house: House
let collector: Person
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  collector = await house.as('a')
})
afterEach(() => house.close())

const waiting = async (person = collector, query = '') => (await person.get(`/api/vouchers/waiting${query}`)).body
const remind = (person: Person, code: string, id = randomUUID()) => person.post(`/api/vouchers/${code}/reminder`, { id })

test('a collector reads who of the own participants has not fetched, the longest wait first, phones masked', async () => {
  const first = await log(house, collector, { name: 'Trần Thị Bưởi', phone: '0912345678', officeId: house.furniture.office('q1') })
  house.clock.now += 60_000
  const second = await log(house, collector)
  await log(house, await house.as('b'))
  await fetched(house, 'a')
  const answer = await collector.get('/api/vouchers/waiting')
  expect(answer.body).toMatchObject({
    count: 2,
    vouchers: [
      {
        enrolmentId: first,
        name: 'Trần Thị Bưởi',
        lastDay: '2026-01-15',
        office: { name: 'Quầy q1', address: '1 đường Chợ' },
        reminded: 0,
        lastRemindedAt: null,
      },
      { enrolmentId: second, maskedPhone: null },
    ],
  })
  expect(answer.text).not.toContain('0912345678')
})

test('a reminder is noted once by its id, in the audit without a number, and counted', async () => {
  await log(house, collector)
  const { code } = (await waiting()).vouchers[0]
  const id = randomUUID()
  expect([(await remind(collector, code, id)).status, (await remind(collector, code, id)).status]).toEqual([204, 204])
  house.clock.now += 3_600_000
  await remind(collector, code)
  expect((await waiting()).vouchers).toMatchObject([{ reminded: 2, lastRemindedAt: house.clock.now }])
  const audit = await (await house.as('btc1')).get('/api/audit?act=gifts')
  expect(audit.body.lines.filter((line: { act: string }) => line.act === 'participant-reminded')).toHaveLength(2)
  expect(audit.text).not.toContain(code)
})

test('nobody reminds of another’s, nor of what was fetched or is over', async () => {
  const { code } = await fetched(house, 'a')
  expect(await remind(collector, code)).toMatchObject({ status: 409, body: { code: 'state-does-not-allow' } })
  await log(house, collector)
  const other = (await waiting()).vouchers[0].code
  expect(await remind(await house.as('b'), other)).toMatchObject({ status: 404 })
  house.clock.now = AT('2026-01-16T00:00:00+07:00')
  const later = await house.enter('a')
  expect(await waiting(later)).toEqual({ vouchers: [], count: 0 })
  expect(await remind(later, other)).toMatchObject({ status: 409 })
})
