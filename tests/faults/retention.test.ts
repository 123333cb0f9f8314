import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { eraseDue } from '#db/campaigns/erase.ts'
import { readEnvironment } from '../../api/environment.ts'
import { startRetention } from '../../api/jobs/retention.ts'
import { startServer } from '../../api/server.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

/** A dry run of 12/11 to 16/12/2025: its data goes 90 days after its last day, sealed or not. */
const DUE = AT('2026-03-17T00:00:00+07:00')
const isErased = ({ register }: House['store']) => [...register.campaigns.values()].every(({ key }) => key === null)

let house: House
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: { campaign: { training: true } } })
  await log(house, await house.as('a'))
})
afterEach(() => house.close())

test('a dry run is erased ninety days after its last day, though nobody sealed it', async () => {
  house.clock.now = DUE - 1
  expect(await eraseDue(house.store)).toEqual([])
  house.clock.now = DUE
  expect(await eraseDue(house.store)).toEqual([house.furniture.campaignId])
  expect(isErased(house.store)).toBe(true)
})

test('a campaign that is not a dry run and was never sealed keeps what it needs to be closed', async () => {
  await house.store.connections.writer.execute('UPDATE campaigns SET training = 0')
  await house.store.reloadRegister()
  house.clock.now = DUE * 2
  expect(await eraseDue(house.store)).toEqual([])
})

test('it is looked after at the start and each hour, and ends with the server', async () => {
  const retention = startRetention(house.store, 5)
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(isErased(house.store)).toBe(false)
  house.clock.now = DUE
  await vi.waitFor(() => expect(isErased(house.store)).toBe(true))
  expect(house.logs.filter((line) => line.includes('identifiers erased'))).toHaveLength(1)
  await retention.stop()
})

test('a run that fails is written down and tried again', async () => {
  const { register } = house.store
  house.clock.now = DUE
  Object.assign(house.store, { register: null })
  const retention = startRetention(house.store, 5)
  await vi.waitFor(() => expect(house.logs.join()).toContain('retention failed'))
  house.store.register = register
  await vi.waitFor(() => expect(isErased(house.store)).toBe(true))
  await retention.stop()
})

test('a server that starts after that time has erased by itself, and closes', async () => {
  await house.store.close()
  const environment = readEnvironment({ DATA_DIR: house.dataDir, PORT: '0', LOG_LEVEL: 'silent' })
  const server = await startServer(environment, { now: () => DUE })
  await vi.waitFor(() => expect(isErased(server.store)).toBe(true))
  await server.close()
  house = await makeHouse({ now: '2026-03-18T09:00:00+07:00', dataDir: house.dataDir })
  expect(isErased(house.store)).toBe(true)
})
