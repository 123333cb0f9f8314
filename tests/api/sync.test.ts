import { afterAll, beforeAll, expect, test } from 'vitest'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { itemOf, syncAs } from '../cast/phone.ts'

let house: House
beforeAll(async () => {
  house = await makeHouse()
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
})
afterAll(() => house.close())

test('a hundred equal syncs at once make one entry and a hundred receipts equal to the byte', async () => {
  const person = await house.as('a')
  const item = itemOf(house)
  const answers = await Promise.all(Array.from({ length: 100 }, () => syncAs(house, person, [item])))
  const receipts = new Set(answers.map(({ text }) => /"receipts":(\[.*?\]),"changes"/.exec(text)?.[1]))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(receipts.size).toBe(1)
  const list = await person.get('/api/enrolments')
  expect(list.body.entries.filter((entry: { id: string }) => entry.id === item.id)).toHaveLength(1)
})

test('an own id with other content is a conflict that names both hashes; somebody else’s id says nothing more', async () => {
  const [mine, other] = await Promise.all([house.as('a'), house.as('b')])
  const item = itemOf(house)
  const first = await syncAs(house, mine, [item])
  const changed = await syncAs(house, mine, [{ ...item, body: { ...item.body, amount: 1 } }])
  const foreign = await syncAs(house, other, [item])
  const [receipt] = first.body.receipts
  expect(changed.body.receipts[0]).toMatchObject({ code: 'id-conflict', detail: { stored: receipt?.hash } })
  expect(foreign.body.receipts[0]).toEqual({ id: item.id, hash: receipt?.hash, code: 'id-taken', fields: [] })
})
