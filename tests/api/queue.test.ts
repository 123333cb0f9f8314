import { afterEach, beforeEach, expect, test } from 'vitest'
import { see, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
let supervisor: Person
let organiser: Person
let entries: Record<'north' | 'below' | 'card' | 'later' | 'south', string>
beforeEach(async () => {
  house = await makeHouse({
    furniture: {
      organisations: [
        { code: 's1', verifier: 's1' },
        { code: 'u1', parent: 's1' },
        { code: 'v1', parent: 'u1', verifier: 's1' },
        { code: 's2', verifier: 's2' },
      ],
      staff: [
        { code: 'a', organisation: 'u1' },
        { code: 'b', organisation: 'v1' },
        { code: 'c', organisation: 's2' },
        { code: 'ps1', organisation: 's1', role: 'supervisor' },
      ],
    },
  })
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  const [a, b, c] = [await house.enter('a'), await house.enter('b'), await house.enter('c')]
  const next = async (who: Person, said: Parameters<typeof log>[2] = {}) => ((house.clock.now += 1_200_000), log(house, who, said))
  entries = { north: await next(a, { receiptNumber: 'R1' }), below: await next(b), card: await next(a, { product: 'bhyt-hgd' }), later: '', south: '' }
  house.clock.now = AT('2025-11-13T23:50:00+07:00')
  entries.south = await next(c)
  entries.later = await next(a, { receiptNumber: 'r-01' })
  supervisor = await house.enter('ps1')
  organiser = await house.enter('btc1')
})
afterEach(() => house.close())

const names = (ids: string[]) => ids.map((id) => Object.entries(entries).find(([, own]) => own === id)?.[0])
async function ask(person: Person, query: string) {
  const { body } = await person.get(`/api/enrolments?${query}`)
  return { names: names(body.entries.map(({ id }: { id: string }) => id)), count: body.count, next: body.next, looked: body.looked }
}

test('an organisation stands for itself and all below it', async () => {
  const of = (code: string) => ask(organiser, `organisation=${house.furniture.organisation(code)}`)
  expect((await of('s1')).names).toEqual(['later', 'card', 'below', 'north'])
  expect((await of('v1')).names).toEqual(['below'])
  expect((await ask(supervisor, `to-confirm=1&organisation=${house.furniture.organisation('u1')}`)).count).toBe(4)
  expect((await ask(supervisor, `organisation=${house.furniture.organisation('s2')}`)).count).toBe(0)
})

test('a day is the civil day of the receipt: 23:59 belongs to it, 00:10 to the next', async () => {
  expect((await ask(organiser, 'day=2025-11-13')).names).toEqual(['card', 'below', 'north'])
  expect((await ask(organiser, 'day=2025-11-14')).names).toEqual(['later', 'south'])
})

test('product, collector and state narrow together, and the count is of what they leave', async () => {
  const a = [...house.store.register.staff.values()].find(({ code }) => code === 'a')?.id
  expect(await ask(organiser, 'product=bhyt-hgd')).toMatchObject({ names: ['card'], count: 1 })
  expect(await ask(organiser, `collector=${a}&product=bhxh-tn&limit=1`)).toMatchObject({ names: ['later'], count: 2 })
  await verify(supervisor, entries.north)
  expect(await ask(organiser, `collector=${a}&product=bhxh-tn&state=received`)).toMatchObject({ names: ['later'], count: 1 })
})

test('a signal, any of them or none is looked for over all pages, and counted', async () => {
  expect(await ask(supervisor, 'signal=receipt-repeated')).toEqual({ names: ['later', 'north'], count: 2, next: null, looked: null })
  const first = await ask(supervisor, 'signal=any&limit=1')
  expect(first).toMatchObject({ names: ['later'], count: 2 })
  expect(await ask(supervisor, `signal=any&limit=1&before=${first.next}`)).toMatchObject({ names: ['north'], count: 2, next: null })
  expect(await ask(supervisor, 'signal=none')).toMatchObject({ names: ['card', 'below'], count: 2 })
  expect(await ask(supervisor, 'signal=burst')).toMatchObject({ names: [], count: 0 })
})

test('each entry of the list carries its signals, for a supervisor and not for its collector', async () => {
  const signals = async (person: Person) => (await person.get('/api/enrolments')).body.entries.map((one: { signals: string[] }) => one.signals)
  expect(await signals(supervisor)).toEqual([['receipt-repeated'], [], [], ['receipt-repeated']])
  expect(await signals(await house.enter('a'))).toEqual([[], [], []])
  expect(await ask(await house.enter('a'), 'signal=none')).toMatchObject({ count: 3 })
})

test.each(['state=x', 'product=x', 'day=2025-02-30', 'signal=x'])('a filter that is none, %s, is refused by its name', async (query) => {
  expect(await supervisor.get(`/api/enrolments?${query}`)).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: [query.split('=')[0]] } })
})

test('the parts of a queue are the organisations that hold entries or join some, and the collectors, each with their number', async () => {
  const { body } = await supervisor.get('/api/queue?to-confirm=1&state=received')
  expect(body.organisations.map(({ name, depth, count }: Record<string, unknown>) => [name, depth, count])).toEqual([
    ['Đơn vị u1', 0, 4],
    ['Đơn vị v1', 1, 1],
  ])
  expect(body.collectors.map(({ code, count }: Record<string, unknown>) => [code, count])).toEqual([
    ['a', 3],
    ['b', 1],
  ])
  const whole = (await organiser.get('/api/queue?product=bhxh-tn')).body
  expect(whole.organisations.map(({ name, depth, count }: Record<string, unknown>) => [name, depth, count])).toEqual([
    ['BHXH tỉnh', 0, 4],
    ['Đơn vị s2', 1, 1],
    ['Đơn vị u1', 1, 3],
    ['Đơn vị v1', 2, 1],
  ])
})

test('many confirmations are taken back at once, one outcome each', async () => {
  await supervisor.post('/api/verifications', { ids: [entries.north, entries.below] })
  const { body } = await supervisor.post('/api/verifications/withdrawal', { ids: [entries.north, entries.south, entries.below, entries.card] })
  expect(body.outcomes.map(({ code }: { code: string | null }) => code)).toEqual([null, 'entry-unknown', null, 'state-does-not-allow'])
  expect((await see(supervisor, entries.north)).state).toBe('received')
})
