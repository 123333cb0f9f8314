import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { correct, decide, openCases, REASON, see, tell, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'
import { expectPromises } from '../db/promises.ts'

let house: House
let supervisor: Person
let cccd: string
const insuranceNumber = '7912345670'
beforeEach(async () => {
  house = await makeHouse()
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  supervisor = await house.enter('pt1')
  cccd = newCccd()
})
afterEach(async () => {
  await expectPromises(house, new Map())
  await house.close()
})

/** Two entries of one product under two numbers, and a third of the other product that carries both. */
async function linked(): Promise<{ first: string; second: string; linking: string }> {
  const first = await log(house, await house.as('a'), { cccd: null, insuranceNumber, months: 1 })
  house.clock.now += 60_000
  const second = await log(house, await house.as('b'), { cccd, months: 1 })
  house.clock.now += 60_000
  return { first, second, linking: await log(house, await house.as('c'), { cccd, insuranceNumber, product: 'bhyt-hgd' }) }
}
const decideIdentity = (id: string, counts: boolean) => supervisor.post(`/api/cases/identity.${id}/decision`, { counts, ...REASON })
const states = (...ids: string[]) => Promise.all(ids.map(async (id) => (await see(supervisor, id)).state))
const vouchers = (...ids: string[]) => Promise.all(ids.map(async (id) => (await see(supervisor, id)).voucher?.state ?? null))

describe('numbers that link two persons', () => {
  test('decided to be one leave one holder: who was received first keeps the place, the other gets a case', async () => {
    const { first, second, linking } = await linked()
    await verify(supervisor, second)
    expect(await decideIdentity(linking, true)).toMatchObject({ status: 204 })
    expect(await states(first, second, linking)).toEqual(['received', 'duplicate', 'received'])
    expect(await vouchers(first, second, linking)).toEqual(['issued', 'void', null])
    expect(await openCases(supervisor)).toMatchObject([{ kind: 'duplicate', entry: { id: second }, holder: { id: first }, suggestion: 'holder' }])
    await decide(supervisor, second, true)
    expect(await states(first, second)).toEqual(['duplicate', 'received'])
    expect((await vouchers(first, second, linking)).filter((state) => state === 'issued').length).toBe(1)
  })

  test('confirming the entry that carries both says the same as deciding for it', async () => {
    const { first, second, linking } = await linked()
    expect(await verify(supervisor, linking)).toMatchObject({ status: 204 })
    expect(await states(first, second, linking)).toEqual(['received', 'duplicate', 'verified'])
    expect(await openCases(supervisor)).toMatchObject([{ kind: 'duplicate', entry: { id: second } }])
  })

  test('decided to be two stay two', async () => {
    const { first, second, linking } = await linked()
    await decideIdentity(linking, false)
    expect(await states(first, second, linking)).toEqual(['received', 'received', 'rejected'])
    expect(await openCases(supervisor)).toEqual([])
    expect(await vouchers(first, second)).toEqual(['issued', 'issued'])
  })

  test('no longer link them once their entry has fallen: the displaced one is asked about again, and displaces nobody', async () => {
    const { first, second, linking } = await linked()
    await decideIdentity(linking, true)
    await decide(supervisor, second, false)
    await tell(supervisor, linking, 'cancellation')
    expect(await openCases(supervisor)).toMatchObject([{ kind: 'duplicate', entry: { id: second }, holder: null }])
    await decide(supervisor, second, true)
    expect(await states(first, second)).toEqual(['received', 'received'])
    expect(await vouchers(first, second)).toEqual(['issued', 'issued'])
  })

  test('no longer link them once their entry was corrected: the displaced one is asked about again, and displaces nobody', async () => {
    const { first, second, linking } = await linked()
    await verify(supervisor, linking)
    await decide(supervisor, second, false)
    expect((await supervisor.post(`/api/enrolments/${linking}/correction`, { changes: { cccd: null }, ...REASON })).status).toBe(204)
    expect(await openCases(supervisor)).toMatchObject([{ kind: 'duplicate', entry: { id: second }, holder: null }])
    await decide(supervisor, second, true)
    expect(await states(first, second, linking)).toEqual(['received', 'received', 'verified'])
    expect((await vouchers(first, second)).sort()).toEqual(['issued', 'issued'])
  })

  test('are not held against the entry that carried both once its collector mends the wrong one', async () => {
    await log(house, await house.as('a'), { cccd: null, insuranceNumber, product: 'bhyt-hgd' })
    await log(house, await house.as('b'), { cccd, product: 'bhyt-hgd' })
    const mistyped = await log(house, await house.as('c'), { cccd, insuranceNumber })
    const theirs = await log(house, await house.as('b'), { cccd })
    await decide(supervisor, theirs, true)
    expect(await states(mistyped, theirs)).toEqual(['duplicate', 'received'])
    expect(await correct(house, await house.as('c'), mistyped, { cccd: newCccd() })).toMatchObject({ outcome: { state: 'received' } })
    expect(await openCases(supervisor)).toEqual([])
  })

  test('of a third entry of the same product, decided for, displace both holders', async () => {
    const first = await log(house, await house.as('a'), { cccd })
    const second = await log(house, await house.as('b'), { cccd: null, insuranceNumber })
    const third = await log(house, await house.as('c'), { cccd, insuranceNumber })
    await decide(supervisor, third, true)
    expect(await states(first, second, third)).toEqual(['duplicate', 'duplicate', 'received'])
  })
})
