import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
beforeAll(async () => void (house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })))
afterAll(() => house.close())

const keys = () =>
  house.store.connections.read.all<{ name: string | null; phone: string | null; receipt: string | null }>(
    sql`SELECT name_key AS name, phone_key AS phone, receipt_key AS receipt FROM enrolments ORDER BY seq`,
  )

test('entries from before the comparison get at the next start what new ones get when they arrive', async () => {
  const collector = await house.as('a')
  await log(house, collector, { phone: '0912 345 678', receiptNumber: 'C45-BB 0000123' })
  await log(house, collector, { phone: '0912345678', receiptNumber: 'c45bb/123' })
  const made = await keys()
  expect(made[0]?.phone).toBe(made[1]?.phone)
  expect(made[0]?.receipt).toBe('c.45.bb.123')
  expect(made[1]?.receipt).toBe(made[0]?.receipt)
  await house.store.lane.do({
    name: 'forget',
    needs: {},
    run: (world) => void world.statements.push('UPDATE enrolments SET name_key = NULL, phone_key = NULL, receipt_key = NULL'),
  })
  expect((await keys())[0]?.receipt).toBeNull()
  house = await house.reopen()
  expect(await keys()).toEqual(made)
})
