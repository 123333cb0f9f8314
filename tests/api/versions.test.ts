import { afterEach, beforeEach, expect, test } from 'vitest'
import { correct, tell } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
let collector: Person
let supervisor: Person
beforeEach(async () => {
  house = await makeHouse()
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  collector = await house.enter('a')
  supervisor = await house.enter('pt1')
})
afterEach(() => house.close())

const versions = async (person: Person, id: string) => (await person.get(`/api/enrolments/${id}/versions`)).body.versions

test('a mended entry tells both versions field by field, numbers masked', async () => {
  const id = await log(house, collector, { cccd: '072190000001', phone: '0912345678', receiptNumber: 'C45 12', months: 1, name: 'Trần Van Bé' })
  expect(await versions(supervisor, id)).toEqual([])
  await tell(supervisor, id, 'return')
  house.clock.now += 60_000
  await correct(house, collector, id, { cccd: '072190110001', receiptNumber: 'C45 21', name: 'Trần Văn Bé', phone: null, giftConsent: null })
  house.clock.now += 60_000
  await correct(house, collector, id, { months: 12 })
  const expected = [
    {
      at: AT('2025-11-13T09:01:00+07:00'),
      by: 'Người a',
      changes: [
        { field: 'name', before: 'Trần Van Bé', after: 'Trần Văn Bé', hidden: false },
        { field: 'cccd', before: '072***0001', after: '072***0001', hidden: true },
        { field: 'receiptNumber', before: 'C45 12', after: 'C45 21', hidden: false },
        { field: 'phone', before: '+84***5678', after: null, hidden: false },
        { field: 'giftConsent', before: true, after: false, hidden: false },
      ],
    },
    { at: AT('2025-11-13T09:02:00+07:00'), by: 'Người a', changes: [{ field: 'months', before: 1, after: 12, hidden: false }] },
  ]
  expect(await versions(supervisor, id)).toEqual(expected)
  expect(await versions(collector, id)).toEqual(expected)
  expect(await versions(await house.enter('btc1'), id)).toEqual(expected)
})

test('a correction that changes nothing is no version to read', async () => {
  const id = await log(house, collector, { months: 12 })
  await correct(house, collector, id, { months: 12 })
  expect(await versions(supervisor, id)).toEqual([])
})
