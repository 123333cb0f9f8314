import { afterEach, beforeEach, expect, test } from 'vitest'
import { board, close, correct, decide, openCases, see, tell, unverify, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
beforeEach(async () => {
  house = await makeHouse({
    furniture: {
      organisations: [{ code: 's1' }, { code: 's2' }, { code: 'u1', parent: 's1' }, { code: 'u2', parent: 's2' }],
      staff: [
        { code: 'a', organisation: 'u1' },
        { code: 'b', organisation: 'u1' },
        { code: 'c', organisation: 'u2' },
        { code: 'ps1', organisation: 's1', role: 'supervisor' },
        { code: 'ps2', organisation: 's2', role: 'supervisor' },
      ],
    },
  })
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
})
afterEach(() => house.close())

/** Two collectors log one person; the second entry is a duplicate. */
async function twice(first = 'a', second = 'b') {
  const cccd = newCccd()
  const one = await log(house, await house.enter(first), { cccd, months: 1 })
  house.clock.now += 60_000
  const other = await log(house, await house.enter(second), { cccd, months: 1 })
  return { one, other, cccd }
}

test('a case decided for the second entry moves the voucher to it with the same code', async () => {
  const supervisor = await house.enter('pt1')
  const { one, other } = await twice()
  const { voucher } = await see(supervisor, one)
  expect(await decide(supervisor, other, true)).toMatchObject({ status: 204 })
  expect(await see(supervisor, one)).toMatchObject({ state: 'duplicate', voucher: null })
  expect(await see(supervisor, other)).toMatchObject({ state: 'received', voucher: { code: voucher?.code, state: 'issued' } })
})

test('a gift handed over before the decision stays the person’s one gift and opens no case', async () => {
  const [supervisor, clerk] = [await house.enter('pt1'), await house.enter('q1')]
  const { one, other, cccd } = await twice()
  const code = (await see(supervisor, one)).voucher?.code
  await clerk.post(`/api/vouchers/${code}/handover`, { id: crypto.randomUUID(), source: 'typed', fact: cccd.slice(-4) })
  await decide(supervisor, other, true)
  expect(await openCases(supervisor)).toEqual([])
  expect((await see(supervisor, other)).voucher).toBeNull()
})

test('two numbers of one person, on two entries, are one place: the decided third displaces whoever holds it', async () => {
  const supervisor = await house.enter('pt1')
  const [cccd, insuranceNumber] = [newCccd(), '7912345678']
  const holder = await log(house, await house.enter('a'), { cccd: null, insuranceNumber, months: 1 })
  await log(house, await house.enter('a'), { cccd, product: 'bhyt-hgd' })
  const third = await log(house, await house.enter('b'), { cccd, insuranceNumber, months: 1 })
  expect(await see(supervisor, third)).toMatchObject({ state: 'duplicate', flags: ['links-persons'] })
  await decide(supervisor, third, true)
  expect([(await see(supervisor, holder)).state, (await see(supervisor, third)).state]).toEqual(['duplicate', 'received'])
})

test('of two numbers linked late, each with an entry, a decided third displaces both', async () => {
  const supervisor = await house.enter('pt1')
  const [cccd, insuranceNumber, collector] = [newCccd(), '7912345670', await house.enter('a')]
  const holders = [await log(house, collector, { cccd: null, insuranceNumber }), await log(house, collector, { cccd })]
  const third = await log(house, await house.enter('b'), { cccd })
  await log(house, collector, { cccd, insuranceNumber, product: 'bhyt-hgd' })
  expect(await decide(supervisor, third, true)).toMatchObject({ status: 204 })
  const states = await Promise.all([...holders, third].map(async (id) => (await see(supervisor, id)).state))
  expect(states).toEqual(['duplicate', 'duplicate', 'received'])
})

test('two numbers that one entry linked stay one person for whoever logs next', async () => {
  const supervisor = await house.enter('pt1')
  const [cccd, insuranceNumber] = [newCccd(), '7912345679']
  await log(house, await house.enter('a'), { cccd: null, insuranceNumber, product: 'bhyt-hgd' })
  await log(house, await house.enter('a'), { cccd, product: 'bhyt-hgd' })
  const linking = await log(house, await house.enter('a'), { cccd, insuranceNumber })
  const next = await log(house, await house.enter('b'), { cccd: null, insuranceNumber })
  expect([(await see(supervisor, linking)).state, (await see(supervisor, next)).state]).toEqual(['received', 'duplicate'])
})

test('who displaces an entry of a final week counts in the phase alone, verified, unverified and mended', async () => {
  const cccd = newCccd()
  const one = await log(house, await house.enter('a'), { cccd, months: 1 })
  await verify(await house.enter('pt1'), one)
  house.clock.now = AT('2025-11-20T09:00:00+07:00')
  expect((await close(house, await house.enter('btc1'), 'week 1')).status).toBe(200)
  const [supervisor, collector] = [await house.enter('pt1'), await house.enter('b')]
  const other = await log(house, collector, { cccd, months: 1 })
  await decide(supervisor, other, true)
  const phaseAlone = { weekId: null, phaseId: house.furniture.period('phase'), late: 'phase-only' }
  const acts = [
    () => verify(supervisor, other),
    () => unverify(supervisor, other),
    () => tell(supervisor, other, 'return'),
    () => correct(house, collector, other, { months: 6 }),
    () => verify(supervisor, other),
  ]
  for (const act of acts) {
    await act()
    expect((await see(supervisor, other)).counting).toMatchObject(phaseAlone)
  }
  expect(await board(house, supervisor, 'week 2')).not.toContainEqual([1, 'b', 11])
  expect((await board(house, supervisor, 'phase'))[0]).toEqual([1, 'b', 11])
})

test('an open case is shown against whoever holds the place now, not against who held it at its opening', async () => {
  const cccd = newCccd()
  const at = (hour: string) => ({ cccd, collectedAt: AT(`2025-11-12T${hour}:00:00+07:00`), collectedFrom: 'receipt' as const })
  await log(house, await house.as('a'), at('15'))
  const second = await log(house, await house.as('b'), at('12'))
  const third = await log(house, await house.as('c'), at('09'))
  const supervisor = await house.as('pt1')
  await decide(supervisor, third, true)
  const [left] = await openCases(supervisor)
  expect(left).toMatchObject({ entry: { id: second }, holder: { id: third }, suggestion: 'holder' })
})

test('a case of two areas is the organiser’s: neither supervisor sees or decides it', async () => {
  const { other } = await twice('a', 'c')
  for (const code of ['ps1', 'ps2']) {
    const supervisor = await house.enter(code)
    expect(await openCases(supervisor)).toEqual([])
    expect(await decide(supervisor, other, true)).toMatchObject({ status: 404, body: { code: 'not-found' } })
  }
  expect(await decide(await house.enter('btc1'), other, false)).toMatchObject({ status: 204 })
})

test('a case is decided by whoever may decide about the one that holds the place now, not about who held it at its opening', async () => {
  const { other, cccd } = await twice()
  const third = await log(house, await house.enter('c'), { cccd, months: 1 })
  expect(await decide(await house.enter('btc1'), third, true)).toMatchObject({ status: 204 })
  const supervisor = await house.enter('ps1')
  expect(await openCases(supervisor)).toEqual([])
  expect(await decide(supervisor, other, true)).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect((await see(await house.enter('pt1'), third)).state).toBe('received')
})

test('a decided case is not decided again, until the holder of the place falls', async () => {
  const supervisor = await house.enter('ps1')
  const { one, other } = await twice()
  const [found] = await openCases(supervisor)
  expect(found).toMatchObject({
    kind: 'duplicate',
    suggestion: 'holder',
    entry: { id: other, receiptNumber: expect.any(String) },
    holder: { id: one },
  })
  await decide(supervisor, other, false)
  expect(await decide(supervisor, other, true)).toMatchObject({ status: 409, body: { code: 'case-decided' } })
  await tell(supervisor, one, 'rejection')
  expect((await see(supervisor, other)).state).toBe('duplicate')
  expect(await openCases(supervisor)).toMatchObject([{ entry: { id: other }, holder: null }])
  expect(await decide(supervisor, other, true)).toMatchObject({ status: 204 })
  expect((await see(supervisor, other)).state).toBe('received')
})

test('a displaced entry comes back by its own case when the other is cancelled', async () => {
  const supervisor = await house.enter('ps1')
  const { one, other } = await twice()
  await decide(supervisor, other, true)
  await tell(supervisor, other, 'cancellation')
  expect(await openCases(supervisor)).toMatchObject([{ entry: { id: one } }])
  await decide(supervisor, one, true)
  expect(await see(supervisor, one)).toMatchObject({ state: 'received', voucher: { state: 'issued' } })
})
