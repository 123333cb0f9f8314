import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeCode } from '#rules/voucher-codes.ts'
import { balanceOf, makeCounter, participant } from '../cast/counter.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { newCccd, newId } from '../cast/phone.ts'

let house: House
let clerk: Person
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  clerk = await house.enter('q1')
})
afterEach(() => house.close())

const handOver = (person: Person, code: string, said: Record<string, unknown> = {}) =>
  person.post(`/api/vouchers/${code}/handover`, { id: randomUUID(), source: 'scan', ...said })
const altered = (code: string) => `${code.slice(0, 11)}${(Number(code[11]) + 1) % 10}`

describe('a look-up by CCCD', () => {
  test('is a body sent to the vouchers themselves', async () => {
    const { cccd, code } = await participant(house)
    expect((await clerk.post('/api/vouchers', { cccd })).body).toMatchObject({ verdict: 'redeemable', code })
    expect((await clerk.post('/api/vouchers', { cccd: newCccd() })).body).toMatchObject({ verdict: 'unknown' })
  })

  test('in the address is refused by name, and so is a question for nothing', async () => {
    const { cccd, code } = await participant(house)
    expect(await clerk.get(`/api/vouchers?cccd=${cccd}`)).toMatchObject({ status: 400, body: { code: 'cccd-in-address' } })
    expect(await clerk.get(`/api/vouchers?code=${code}&cccd=${cccd}`)).toMatchObject({ status: 400, body: { code: 'cccd-in-address' } })
    expect(await clerk.get('/api/vouchers')).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: ['code'] } })
  })
})

describe('a handover of one call', () => {
  test('under an id that was another voucher’s is a conflict, and books nothing', async () => {
    const [one, other] = [await participant(house), await participant(house)]
    const id = randomUUID()
    const first = await handOver(clerk, one.code, { id })
    expect(await handOver(clerk, other.code, { id })).toMatchObject({ status: 409, body: { code: 'id-conflict' } })
    expect(await handOver(clerk, one.code, { id, source: 'typed', fact: '0000' })).toMatchObject({ status: 409, body: { code: 'id-conflict' } })
    expect((await handOver(clerk, `${one.code.slice(0, 4)} ${one.code.slice(4)}`, { id })).text).toBe(first.text)
    expect((await handOver(clerk, one.signed, { id })).text).toBe(first.text)
    expect((await clerk.get(`/api/vouchers?code=${other.code}`)).body.verdict).toBe('redeemable')
    expect(await balanceOf(house, 'q1')).toBe(9)
  })

  test('that says its id alone is of a typed code, which wants four digits', async () => {
    const { code, cccd } = await participant(house)
    expect(await clerk.post(`/api/vouchers/${code}/handover`, { id: randomUUID() })).toMatchObject({ status: 422, body: { code: 'fact-missing' } })
    expect((await clerk.post(`/api/vouchers/${code}/handover`, { id: randomUUID(), fact: cccd.slice(-4) })).body.verdict).toBe('redeemed')
  })

  test('reads the digits of a QR as the look-up does, and a forged one gives nothing', async () => {
    const { code, signed } = await participant(house)
    const forged = `${signed.slice(0, -1)}${(Number(signed.at(-1)) + 1) % 10}`
    expect((await handOver(clerk, forged)).body).toMatchObject({ verdict: 'forged', balance: null })
    expect((await handOver(clerk, signed)).body.verdict).toBe('redeemed')
    expect((await handOver(clerk, code)).body.verdict).toBe('already-redeemed')
  })

  test('of a blank whose entry has not come is told as the look-up tells it, and is no guess', async () => {
    const asked = { campaignId: house.furniture.campaignId, have: [], taken: [] }
    const { blanks } = (await (await house.enter('a')).post('/api/blanks', asked)).body
    for (const { code } of blanks.slice(0, 11)) expect((await handOver(clerk, code)).body.verdict).toBe('unsent')
    expect((await clerk.get(`/api/vouchers?code=${blanks[0].code}`)).body.verdict).toBe('unsent')
  })

  test('asks the device that holds the voucher, and goes through once that one gave it back', async () => {
    const { code } = await participant(house)
    const holder = await makeCounter(house, 'q2')
    await holder.claim(code)
    expect((await handOver(clerk, code)).body.verdict).toBe('held')
    expect((await holder.round()).wanted).toMatchObject([{ code }])
    await holder.round()
    expect((await handOver(clerk, code)).body).toMatchObject({ verdict: 'redeemed', balance: 9 })
  })

  test('is made under the own hold when the device names its number', async () => {
    const { code } = await participant(house)
    const { hold } = (await clerk.post('/api/vouchers/claims', { by: 'code', text: code, source: 'scan' })).body
    expect((await handOver(clerk, code)).body.verdict).toBe('held')
    expect((await handOver(clerk, code, { hold: hold - 1 })).body.verdict).toBe('held')
    expect((await handOver(await house.enter('q2'), code, { hold })).body.verdict).toBe('held')
    expect((await handOver(clerk, code, { hold })).body.verdict).toBe('redeemed')
  })
})

test('a typed code tells no last digits before somebody said them, held elsewhere or not to be fetched yet', async () => {
  const { code, cccd } = await participant(house)
  const holder = await makeCounter(house, 'q2')
  await holder.claim(code)
  const typed = async () => (await clerk.post('/api/vouchers/claims', { by: 'code', text: code, source: 'typed' })).body
  expect(await typed()).toMatchObject({ verdict: 'held', initials: 'N. T. M. D.', lastFour: null })
  expect((await clerk.get(`/api/vouchers?code=${code}`)).body).toMatchObject({ verdict: 'held', lastFour: null })
  expect((await clerk.get(`/api/vouchers?code=${code}&source=scan`)).body).toMatchObject({ verdict: 'held', lastFour: cccd.slice(-4) })
  await holder.round()
  await holder.round()
  expect(await typed()).toMatchObject({ verdict: 'redeemable', lastFour: null, factNeeded: true })
})

const DOORS: [string, (person: Person, code: string) => ReturnType<Person['post']>][] = [
  ['slip', (person, code) => person.get(`/api/vouchers/${code}/slip`)],
  ['reissue', (person, code) => person.post(`/api/vouchers/${code}/reissue`, { id: newId(), reason: 'Mất phiếu' })],
  ['transfer', (person, code) => person.post(`/api/vouchers/${code}/transfer`, { id: newId(), officeId: house.furniture.office('q1') })],
  ['appointment', (person, code) => person.post(`/api/vouchers/${code}/appointment`, { id: newId() })],
]
test.each(DOORS)('ten guesses at the door of a %s lock the device; slips of the finger are called so and cost nothing', async (_door, ask) => {
  const { code } = await participant(house)
  for (let index = 0; index < 12; index += 1) expect(await ask(clerk, altered(code))).toMatchObject({ status: 422, body: { code: 'code-mistyped' } })
  for (let index = 0; index < 10; index += 1) expect(await ask(clerk, makeCode(`000000000${index}`))).toMatchObject({ status: 404 })
  expect(await ask(clerk, makeCode('0000000010'))).toMatchObject({ status: 429, body: { code: 'lookup-locked' } })
  expect(await ask(clerk, code)).toMatchObject({ status: 429, body: { code: 'lookup-locked' } })
  expect(await clerk.get(`/api/vouchers?code=${code}`)).toMatchObject({ status: 429 })
  house.clock.now += 10 * 60_000
  expect((await ask(clerk, code)).status).toBe(200)
})

describe('the door of simple moves', () => {
  test('sends gifts and takes them in, as the ledger names both', async () => {
    const [from, to, other] = [house.furniture.office('q1'), house.furniture.office('q2'), await house.enter('q2')]
    const move = (person: Person, office: string, said: object) => person.post(`/api/stock/${office}/moves`, { id: newId(), quantity: 4, ...said })
    expect(await move(clerk, from, { kind: 'dispatch' })).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: ['to'] } })
    expect(await move(clerk, from, { kind: 'dispatch', to: from })).toMatchObject({ status: 422, body: { code: 'same-office' } })
    expect(await move(clerk, from, { kind: 'dispatch', to, quantity: 0 })).toMatchObject({ status: 422, body: { code: 'quantity-malformed' } })
    const id = newId()
    const sent = await move(clerk, from, { kind: 'dispatch', to, id })
    expect(sent.body).toMatchObject({ balance: 6, outgoing: [{ id, quantity: 4 }] })
    expect((await move(clerk, from, { kind: 'dispatch', to, id })).text).toBe(sent.text)
    expect(await move(other, to, { kind: 'arrive' })).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: ['of'] } })
    expect(await move(other, to, { kind: 'arrive', of: newId() })).toMatchObject({ status: 404 })
    expect(await move(clerk, from, { kind: 'arrive', of: id })).toMatchObject({ status: 404 })
    expect(await move(other, to, { kind: 'arrive', of: id, quantity: 3 })).toMatchObject({ status: 422, body: { code: 'note-missing' } })
    expect((await move(other, to, { kind: 'arrive', of: id })).body).toMatchObject({ balance: 9, incoming: [] })
    expect((await (await house.enter('btc1')).get('/api/stock')).body.figures).toMatchObject({ inTransit: 0, onShelves: 15, agree: true })
  })
})

test('whatever stands behind /q/ and is no voucher’s link answers one and the same page', async () => {
  const { token, code } = await participant(house)
  const about = async (path: string) => {
    const { status, text, headers } = await house.nobody.get(path)
    return [status, text, ...['content-type', 'cache-control', 'x-robots-tag', 'referrer-policy'].map((name) => headers.get(name))]
  }
  const nowhere = await about(`/q/${'a'.repeat(22)}`)
  expect(nowhere[0]).toBe(404)
  for (const path of ['/q', '/q/', '/q/x', `/q/${code}`, `/q/${token}/more`, `/q/${'a'.repeat(22)}/`, `/q//${token}`, '/q/%E0%A4%A', '/q/%00'])
    expect([path, await about(path)]).toEqual([path, nowhere])
  expect((await house.nobody.get(`/q/${token}`)).status).toBe(200)
  const answers = ['x', 'a'.repeat(22), code, `${token}/more`, '%E0%A4%A'].map((text) => about(`/api/public/vouchers/${text}`))
  expect(new Set((await Promise.all(answers)).map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect((await house.nobody.get('/api/public/vouchers/x')).headers.get('content-type')).toBe('application/problem+json')
})
