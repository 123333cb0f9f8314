import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeCode, readCode } from '#rules/voucher-codes.ts'
import { see, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd } from '../cast/phone.ts'
import { countTo } from '../cast/shelves.ts'

let house: House
let clerk: Person
beforeEach(async () => {
  house = await makeHouse()
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  clerk = await house.enter('q1')
})
afterEach(() => house.close())

/** A participant with a voucher: what the clerk is told at the counter. */
async function participant(phone: string | null = null) {
  const cccd = newCccd()
  const id = await log(house, await house.enter('a'), { cccd, phone })
  const { voucher } = await see(await house.enter('pt1'), id)
  return { id, cccd, code: voucher?.code ?? '', token: voucher?.token ?? '' }
}
const handOver = (person: Person, code: string, fact: string | null, id = randomUUID(), source = 'typed') =>
  person.post(`/api/vouchers/${code}/handover`, { id, source, fact })
const balance = async (office: string) => (await (await house.enter('btc1')).get(`/api/stock/${house.furniture.office(office)}`)).body.balance

test('of 64 handovers of one voucher at once one is booked, and each replay gets its answer byte for byte', async () => {
  const { code, cccd } = await participant()
  const other = await house.enter('q2')
  const ids = Array.from({ length: 48 }, () => randomUUID())
  const asked = [...ids, ...ids.slice(0, 16)].map((id, index) => ({ id, person: index % 48 < 24 ? clerk : other }))
  const answers = await Promise.all(asked.map(async ({ id, person }) => ({ id, answer: await handOver(person, code, cccd.slice(-4), id) })))
  const booked = answers.filter(({ answer }) => answer.body.verdict === 'redeemed')
  expect(new Set(booked.map(({ id }) => id)).size).toBe(1)
  expect(new Set(answers.filter(({ id }) => id === booked[0]?.id).map(({ answer }) => answer.text)).size).toBe(1)
  expect(answers.filter(({ answer }) => answer.body.verdict === 'already-redeemed')).toHaveLength(64 - booked.length)
  expect((await balance('q1')) + (await balance('q2'))).toBe(14)
})

test('a replay days later, after others were served, still gets the same bytes', async () => {
  const [one, two] = [await participant(), await participant()]
  const id = randomUUID()
  const first = await handOver(clerk, one.code, one.cccd.slice(-4), id)
  await handOver(clerk, two.code, two.cccd.slice(-4))
  house.clock.now += 2 * 86_400_000
  expect((await handOver(await house.enter('q1'), one.code, one.cccd.slice(-4), id)).text).toBe(first.text)
  expect(first.body).toMatchObject({ verdict: 'redeemed', balance: 9 })
  expect(await handOver(await house.enter('q2'), one.code, one.cccd.slice(-4), id)).toMatchObject({ status: 409, body: { code: 'id-taken' } })
})

test('the second clerk reads when, where and by whom the gift was given, and no shelf changes', async () => {
  const { code, cccd } = await participant()
  const first = await handOver(clerk, code, cccd.slice(-4))
  house.clock.now += 60_000
  const second = await handOver(await house.enter('q2'), code, cccd.slice(-4))
  expect(second.body).toMatchObject({ verdict: 'already-redeemed', at: first.body.at, office: 'Quầy q1', by: 'Người q1' })
  expect([await balance('q1'), await balance('q2')]).toEqual([9, 5])
})

test('a typed code asks for one fact of the participant, a scanned one for none', async () => {
  const [typed, scanned] = [await participant('0912345678'), await participant()]
  expect(await handOver(clerk, typed.code, null)).toMatchObject({ status: 422, body: { code: 'fact-missing' } })
  expect(await handOver(clerk, typed.code, '0000')).toMatchObject({ status: 422, body: { code: 'fact-wrong' } })
  expect(await balance('q1')).toBe(10)
  expect((await handOver(clerk, typed.code, '5678')).body.verdict).toBe('redeemed')
  expect((await handOver(clerk, scanned.code, null, randomUUID(), 'scan')).body.verdict).toBe('redeemed')
})

test('a look-up shows initials, year and last digits, never a name or a number', async () => {
  const { id, code, cccd } = await participant()
  const [typed, scanned, searched] = [
    await clerk.get(`/api/vouchers?code=${code}`),
    await clerk.get(`/api/vouchers?code=${code}&source=scan`),
    await clerk.post('/api/vouchers/searches', { cccd }),
  ]
  expect(typed.body).toMatchObject({
    verdict: 'redeemable',
    initials: 'N. T. M. D.',
    birthYear: 1990,
    lastFour: null,
    factNeeded: true,
    unverified: true,
  })
  expect(scanned.body).toMatchObject({ verdict: 'redeemable', lastFour: cccd.slice(-4), factNeeded: false })
  expect(searched.body).toEqual(scanned.body)
  for (const { text } of [typed, scanned, searched]) expect(text).not.toMatch(new RegExp(`${cccd}|Nguyễn|${id}`))
  await verify(await house.enter('pt1'), id)
  expect((await clerk.get(`/api/vouchers?code=${code}`)).body.unverified).toBe(false)
})

test('a slip of the finger is mistyped and costs nothing; ten unknown codes lock the device for ten minutes', async () => {
  const { code } = await participant()
  const wrong = `${code.slice(0, 11)}${(Number(code[11]) + 1) % 10}`
  expect(readCode(wrong).ok).toBe(false)
  for (let index = 0; index < 12; index += 1) expect((await clerk.get(`/api/vouchers?code=${wrong}`)).body.verdict).toBe('mistyped')
  for (let index = 0; index < 10; index += 1) expect((await clerk.get(`/api/vouchers?code=${makeCode(`000000000${index}`)}`)).body.verdict).toBe('unknown')
  expect(await clerk.get(`/api/vouchers?code=${code}`)).toMatchObject({ status: 429, body: { code: 'lookup-locked' } })
  expect(await clerk.post('/api/vouchers/searches', { cccd: newCccd() })).toMatchObject({ status: 429 })
  expect((await (await house.enter('q1')).get(`/api/vouchers?code=${code}`)).body.verdict).toBe('redeemable')
  house.clock.now += 10 * 60_000
  expect((await clerk.get(`/api/vouchers?code=${code}`)).body.verdict).toBe('redeemable')
})

test('guessing by handovers locks the device as well', async () => {
  for (let index = 0; index < 10; index += 1) expect((await handOver(clerk, makeCode(`100000000${index}`), '0000')).body.verdict).toBe('unknown')
  expect(await handOver(clerk, makeCode('1000000010'), '0000')).toMatchObject({ status: 429, body: { code: 'lookup-locked' } })
})

test('an empty shelf stops no clerk who holds a mug: the book goes below zero', async () => {
  await countTo(house, house.furniture.office('q1'), 0)
  const { code, cccd } = await participant()
  expect((await handOver(clerk, code, cccd.slice(-4))).body).toMatchObject({ verdict: 'redeemed', balance: -1 })
})
