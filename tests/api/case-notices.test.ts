import { afterEach, beforeEach, expect, test } from 'vitest'
import { correct, decide, REASON, tell, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'

let house: House
let supervisor: Person
let cccd: string
beforeEach(async () => {
  house = await makeHouse()
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  supervisor = await house.as('pt1')
  cccd = newCccd()
})
afterEach(() => house.close())

/** One person logged by two collectors, by default a first and b second. */
async function twice(first = 'a', second = 'b') {
  house.clock.now += 60_000
  const one = await log(house, await house.as(first), { cccd, name: 'Võ Thị Ngọc Ánh' })
  house.clock.now += 60_000
  return { one, other: await log(house, await house.as(second), { cccd, name: 'Võ Thị Ngọc Ánh' }) }
}
const newest = async (code: string): Promise<object | undefined> => (await (await house.as(code)).get('/api/notices?limit=1')).body.notices[0]?.body
const count = async (code: string) => (await (await house.as(code)).get('/api/notices')).body.notices.length
const about = (enrolmentId: string) => ({ about: 'duplicate', enrolmentId })

test('both collectors read of an open case, each of the own entry alone', async () => {
  const { one, other } = await twice()
  expect([await newest('a'), await newest('b')]).toEqual([
    { kind: 'case-opened', ...about(one) },
    { kind: 'case-opened', ...about(other) },
  ])
  const [first, second] = [await (await house.as('a')).get('/api/notices'), await (await house.as('b')).get('/api/notices')]
  for (const hidden of [other, (await house.as('b')).id, cccd, 'Ngọc Ánh']) expect(first.text).not.toContain(hidden)
  for (const hidden of [one, (await house.as('a')).id, cccd, 'Ngọc Ánh']) expect(second.text).not.toContain(hidden)
})

test('who logged both is told once', async () => {
  const { other } = await twice('a', 'a')
  expect([await count('a'), await newest('a')]).toEqual([1, { kind: 'case-opened', ...about(other) }])
})

test.each([
  [true, false],
  [false, true],
])('a decision tells both whether the own entry counts: later one %s, earlier one %s', async (later, earlier) => {
  const { one, other } = await twice()
  house.clock.now += 60_000
  await decide(supervisor, other, later)
  expect([await newest('a'), await newest('b')]).toEqual([
    { kind: 'case-decided', ...about(one), counts: earlier },
    { kind: 'case-decided', ...about(other), counts: later },
  ])
  expect([await count('a'), await count('b')]).toEqual([2, 2])
})

test('a case that ends by itself says how to whose entry it is, and to the other that there is no question any more', async () => {
  const first = await twice()
  house.clock.now += 60_000
  await tell(supervisor, first.other, 'cancellation')
  expect([await newest('a'), await newest('b')]).toEqual([
    { kind: 'case-ended', ...about(first.one), how: null },
    { kind: 'case-ended', ...about(first.other), how: 'cancelled' },
  ])
  cccd = newCccd()
  const second = await twice('a', 'b')
  house.clock.now += 60_000
  await correct(house, await house.as('b'), second.other, { cccd: newCccd() })
  expect(await newest('a')).toEqual({ kind: 'case-ended', ...about(second.one), how: null })
  // Who corrected it knows.
  expect(await newest('b')).toEqual({ kind: 'case-opened', ...about(second.other) })
})

test('numbers of two persons are told of as papers to be looked at, and their decision too', async () => {
  const insuranceNumber = '7912345671'
  const first = await log(house, await house.as('a'), { cccd: null, insuranceNumber })
  await log(house, await house.as('a'), { cccd })
  house.clock.now += 60_000
  const linking = await log(house, await house.as('c'), { cccd, insuranceNumber, product: 'bhyt-hgd' })
  expect([await newest('a'), await newest('c')]).toEqual([
    { kind: 'case-opened', about: 'identity', enrolmentId: first },
    { kind: 'case-opened', about: 'identity', enrolmentId: linking },
  ])
  house.clock.now += 60_000
  await supervisor.post(`/api/cases/identity.${linking}/decision`, { counts: false, ...REASON })
  expect(await newest('c')).toEqual({ kind: 'case-decided', about: 'identity', enrolmentId: linking, counts: false })
})

test('a case that opens again, since the holder fell, is told again; one that nobody doubts tells nothing', async () => {
  const { one, other } = await twice()
  await decide(supervisor, other, false)
  house.clock.now += 60_000
  await tell(supervisor, one, 'rejection')
  expect(await newest('b')).toEqual({ kind: 'case-opened', ...about(other) })
  const plain = await log(house, await house.as('c'))
  await verify(supervisor, plain)
  expect(await count('c')).toBe(0)
})
