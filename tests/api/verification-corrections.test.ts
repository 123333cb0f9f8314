import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openVersion } from '#db/enrolments/contents.ts'
import { enrolments, enrolmentVersions } from '#db/schema/index.ts'
import { correct, see, tell, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

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

test('a correction keeps what it does not name, identifiers too, and both versions', async () => {
  const [cccd, phone] = [newCccd(), '0912345678']
  const id = await log(house, collector, { cccd, phone, months: 1 })
  const before = (await house.store.connections.read.select().from(enrolments).where(eq(enrolments.id, id)))[0]
  await tell(supervisor, id, 'return')
  house.clock.now += 3_600_000
  expect(await correct(house, collector, id, { months: 12 })).toMatchObject({ outcome: { state: 'received', points: 13 } })
  expect(await see(supervisor, id)).toMatchObject({ months: 12, receivedAt: before?.receivedAt, reason: null, name: 'Nguyễn Thị Mỹ Duyên' })
  expect((await supervisor.post(`/api/enrolments/${id}/disclosure`)).body).toEqual({ cccd, insuranceNumber: null, phone: '+84912345678' })
  const versions = await house.store.connections.read.select().from(enrolmentVersions)
  expect(versions).toMatchObject([{ enrolmentId: id, by: collector.id, at: house.clock.now }])
  const campaign = house.store.register.campaigns.get(house.furniture.campaignId)
  expect(openVersion(campaign?.key ?? null, versions[0]!)).toMatchObject({
    cccd,
    months: 1,
    amount: before?.amount,
    collectedAt: before?.declaredCollectedAt,
  })
})

test('received, returned and duplicate entries are corrected by their collector alone; verified and fallen ones by nobody', async () => {
  const cccd = newCccd()
  const [received, fallen] = [await log(house, collector, { cccd }), await log(house, collector)]
  const duplicate = await log(house, collector, { cccd })
  expect(await correct(house, await house.enter('c'), received, { months: 6 })).toMatchObject({ code: 'entry-unknown' })
  expect(await correct(house, collector, received, { months: 6 })).toMatchObject({ outcome: { state: 'received', points: 11 } })
  expect(await correct(house, collector, duplicate, { cccd: newCccd() })).toMatchObject({ outcome: { state: 'received' } })
  expect((await supervisor.get('/api/cases')).body.cases).toEqual([])
  await verify(supervisor, received)
  await tell(supervisor, fallen, 'rejection')
  expect(await correct(house, collector, received, { months: 1 })).toMatchObject({ code: 'already-verified' })
  expect(await correct(house, collector, fallen, { months: 1 })).toMatchObject({ code: 'state-does-not-allow' })
})
