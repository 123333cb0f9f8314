import { afterEach, beforeEach, expect, test } from 'vitest'
import { Refused } from '#contract/refusals.ts'
import { LIMITS } from '#contract/protocol.ts'
import type { Job } from '#db/lane/lane.ts'
import { recount } from '#db/standings/recount.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { itemOf, syncAs } from '../cast/phone.ts'

let house: House
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
})
afterEach(() => house.close())

/** Holds the lane, so that all that comes meanwhile is decided as one group. Answers how to let go. */
async function holdLane(): Promise<() => void> {
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const alone = () => {
    begun.resolve()
    return gate.promise
  }
  void house.store.lane.do({ name: 'gate', alone })
  await begun.promise
  return gate.resolve
}
/** Each sync puts its items into the line, and a note on its phone beside them. */
const NOTE = 1
async function until(waiting: number): Promise<void> {
  while (house.store.lane.waiting() !== waiting) await new Promise((resolve) => setTimeout(resolve, 1))
}

const CULPRITS: Record<string, Job<void>['run']> = {
  'writes a row that is there already': (world) => void world.statements.push(`INSERT INTO staff (id, code, name) SELECT id, code, name FROM staff LIMIT 1`),
  'writes what no table knows': (world) => void world.statements.push('INSERT INTO nowhere VALUES (1)'),
  'breaks after it changed the world'(world) {
    world.audit.push({ at: 1, by: 'x', act: 'exported', subject: 'x' })
    world.enrolments.add({ id: 'half' } as never)
    throw new Error('broken')
  },
  'refuses after it changed the world'(world) {
    world.enrolments.add({ id: 'half' } as never)
    throw new Refused('state-does-not-allow')
  },
  'loses its count'(world) {
    const [first] = world.enrolments.all()
    if (first) world.enrolments.change(first.id, { points: -5 })
    else world.statements.push('SELECT nothing')
  },
}

test.each(Object.entries(CULPRITS))('of fifty waiting the one that %s is refused alone, and 49 are stored', async (name, run) => {
  const people = await Promise.all(['a', 'b', 'c'].map((code) => house.as(code)))
  const open = await holdLane()
  const items = Array.from({ length: 49 }, () => itemOf(house))
  const answers = items.map((item, index) => syncAs(house, people[index % 3] as (typeof people)[number], [item]))
  await until(49 * (1 + NOTE))
  const culprit = house.store.lane.do({ name, needs: { enrolments: items.map(({ id }) => id) }, run }).catch((error) => error)
  open()
  expect(await culprit).toBeInstanceOf(Refused)
  const receipts = (await Promise.all(answers)).map(({ body }) => body.receipts[0])
  expect(receipts.filter((receipt) => receipt && 'outcome' in receipt && 'state' in receipt.outcome && receipt.outcome.state === 'received')).toHaveLength(49)

  const { reader, read } = house.store.connections
  const stored = await reader.execute('SELECT id FROM enrolments')
  expect(stored.rows.map((row) => String(row['id'])).toSorted()).toEqual(items.map(({ id }) => id).toSorted())
  for (const period of house.store.register.campaigns.get(house.furniture.campaignId)?.periods ?? [])
    expect((await recount(house.store, read, house.furniture.campaignId, period)).differs).toBe(0)
  expect(house.failures).toEqual([])
})

test('items of one person in one group see each other, whatever stands between them', async () => {
  const [a, b] = [await house.as('a'), await house.as('b')]
  const open = await holdLane()
  const cccd = '072190999999'
  const first = syncAs(house, a, [itemOf(house, { cccd })])
  await until(1 + NOTE)
  const culprit = house.store.lane
    .do({ name: 'culprit', needs: {}, run: (world) => void world.statements.push('INSERT INTO nowhere VALUES (1)') })
    .catch((error) => error)
  const second = syncAs(house, b, [itemOf(house, { cccd })])
  await until(2 * (1 + NOTE) + 1)
  open()
  const states = (await Promise.all([first, second]))
    .map(({ body }) => body.receipts[0])
    .map((receipt) => receipt && 'outcome' in receipt && 'state' in receipt.outcome && receipt.outcome.state)
  expect(states).toEqual(['received', 'duplicate'])
  expect(await culprit).toMatchObject({ code: 'item-refused' })
})

test('with 2,000 writes waiting the next sync hears when to come again, and everything waiting is done', async () => {
  const person = await house.as('a')
  const open = await holdLane()
  let done = 0
  const waiting = Array.from({ length: LIMITS.waiting }, () => house.store.lane.do({ name: 'one of many', needs: {}, run: () => void (done += 1) }))
  const item = itemOf(house)
  const busy = await syncAs(house, person, [item])
  expect([busy.status, busy.body]).toMatchObject([503, { code: 'server-busy' }])
  expect(Number(busy.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await person.get('/api/me')).status).toBe(200)
  open()
  await Promise.all(waiting)
  expect(done).toBe(LIMITS.waiting)
  const again = await syncAs(house, person, [item])
  expect(again.body.receipts[0]).toMatchObject({ id: item.id, outcome: { state: 'received' } })
})

test('a house that closes does what stands in line and asks what comes later to come again', async () => {
  const person = await house.as('a')
  const open = await holdLane()
  const [early, late] = [itemOf(house), itemOf(house)]
  const inLine = syncAs(house, person, [early])
  await until(1 + NOTE)
  const closing = house.store.lane.close()
  const refused = await syncAs(house, person, [late])
  expect(refused.body).toMatchObject({ code: 'server-busy' })
  open()
  await closing
  await inLine
  const stored = await house.store.connections.reader.execute('SELECT id FROM enrolments')
  expect(stored.rows.map((row) => row['id'])).toEqual([early.id])
})
