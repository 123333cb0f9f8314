import { afterEach, expect, test, vi } from 'vitest'
import { makeCode } from '#rules/voucher-codes.ts'
import { createCounter } from '../../web/state/counter.ts'
import { campaign, CounterServer } from './counter-server.ts'
import { desk, NOW, person, settled } from './desk-house.ts'
import { until } from './fake-device.ts'

const CODE = '679239104904'
const OTHER = '303799071431'
const AWAY = makeCode('1234123412')

let close = () => {}
afterEach(() => close())

async function counterWith(prepare: (server: CounterServer) => void = () => {}) {
  const server = new CounterServer()
  server.campaigns = [campaign()]
  server.put(CODE)
  server.put(OTHER)
  prepare(server)
  const sound = vi.fn()
  const house = await desk(person('clerk'), server.says)
  const counter = house.inRoot(() => createCounter(house.app, sound))
  close = house.close
  await until(() => Boolean(counter.stand()?.told()) && counter.stand()?.sync.status().kind !== 'working')
  const goDown = async () => {
    server.isDown = true
    for (let turn = 0; turn < 2; turn += 1) await counter.stand()!.sync.kick(true)
  }
  return { ...house, counter, sound, server, goDown }
}
type There = Awaited<ReturnType<typeof counterWith>>
const see = async ({ counter }: There, code = CODE) => (counter.scan(code), await settled())

test('a look-up books nothing; "Đã trao ly" books once and is ready for the next', async () => {
  const there = await counterWith()
  await see(there)
  const { counter, server, sound } = there
  expect(counter.state()).toMatchObject({ kind: 'verdict', source: 'scan', mode: 'online', view: { verdict: 'redeemable' } })
  expect(sound).toHaveBeenLastCalledWith('yes')
  expect(server.sent('handover')).toHaveLength(0)
  await counter.give()
  expect(counter.state()).toMatchObject({ kind: 'ready', given: { at: NOW, balance: 45 } })
  expect(counter.balance()).toBe(45)
  expect(server.sent('handover')).toHaveLength(1)
  expect(server.rows.get(CODE)?.voucher.state).toBe('redeemed')
})

test('what a scanner typed into the field of one voucher is no answer for the next', async () => {
  const there = await counterWith()
  await there.goDown()
  const { counter } = there
  counter.setCode(CODE)
  await counter.lookUp()
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { factNeeded: true } })
  counter.setFact(OTHER.slice(0, 4))
  await see(there, OTHER)
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { code: OTHER, factNeeded: false } })
  expect(counter.fact()).toBe('')
})

test('after an undo the counter says no longer that it was given', async () => {
  const there = await counterWith()
  await see(there)
  const { counter } = there
  await counter.give()
  const shown = counter.state()
  counter.undone(shown.kind === 'ready' ? (shown.given?.id ?? '') : '')
  expect(counter.state()).toEqual({ kind: 'ready', given: null })
})

test('without network the holding device gives what it holds, once, and says that it waits', async () => {
  const there = await counterWith()
  await there.goDown()
  await see(there)
  const { counter, server, sound, phone } = there
  expect(counter.alone()).toBe(true)
  expect(counter.state()).toMatchObject({ kind: 'verdict', mode: 'offline', view: { verdict: 'redeemable' } })
  await counter.give()
  expect(counter.state()).toMatchObject({ kind: 'given' })
  expect(sound).toHaveBeenLastCalledWith('yes-offline')
  expect(counter.stand()?.waiting()).toBe(1)
  expect(counter.balance()).toBe(45)
  phone.now += 6_000
  await see(there)
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'already-redeemed', redeemed: { office: 'Bưu điện Gò Dầu' } } })
  server.isDown = false
  await phone.goOnline(true)
  await until(() => counter.stand()?.waiting() === 0)
  expect(server.sent('handover').length).toBeGreaterThan(0)
  expect(new Set(server.sent('handover').map(({ id }) => id)).size).toBe(1)
  expect(server.balance).toBe(45)
})

test.each(['cut', 'lost'] as const)('a handover whose sync was %s is one handover, and the screen turns true by itself', async (road) => {
  const there = await counterWith()
  await see(there)
  const { counter, server, phone } = there
  server.roads.set('/api/sync', [road])
  await counter.give()
  // It was written here before anything was sent, so that nothing about it is unclear.
  const { id } = counter.state() as { id: string }
  expect(counter.state()).toMatchObject({ kind: 'given', view: { code: CODE } })
  expect(counter.stand()?.given()[0]).toMatchObject({ id, outcome: null, isWaiting: true })
  await phone.goOnline(true)
  await until(() => counter.stand()?.given()[0]?.outcome !== null)
  expect(counter.stand()?.given()[0]).toMatchObject({ id, outcome: { result: 'redeemed' }, isWaiting: false })
  expect(counter.state()).toMatchObject({ kind: 'given' })
  expect(server.balance).toBe(45)
  expect([...server.receipts.keys()]).toEqual([id])
})

test('an answer that does not come within two seconds is not waited for', async () => {
  const there = await counterWith((server) => server.roads.set('/api/vouchers/claims', ['hang']))
  const { counter, phone } = there
  counter.scan(CODE)
  await settled()
  expect(counter.state().kind).toBe('looking')
  await phone.pass(2_000)
  expect(counter.state()).toMatchObject({ kind: 'verdict', mode: 'offline', view: { verdict: 'redeemable' } })
  expect(counter.alone()).toBe(true)
})

test('a counter works alone after two failures, and with its server again after two answers', async () => {
  const { counter, server, goDown } = await counterWith()
  await goDown()
  expect(counter.alone()).toBe(true)
  server.isDown = false
  await counter.stand()!.sync.kick(true)
  expect(counter.alone()).toBe(true)
  await counter.stand()!.sync.kick(true)
  expect(counter.alone()).toBe(false)
})

test('two reads of one code within 5 seconds are one', async () => {
  const there = await counterWith()
  const lookUps = () => there.server.asked.filter(({ path }) => path === '/api/vouchers/claims').length
  await see(there)
  await see(there)
  expect(lookUps()).toBe(1)
  there.phone.now += 5_001
  await see(there)
  expect(lookUps()).toBe(2)
})

test('what is not held here needs the network; it is asked again by itself, and the same code may be read again at once', async () => {
  const there = await counterWith((server) => server.put(AWAY, {}, {}, false))
  await there.goDown()
  await see(there, AWAY)
  const { counter, server, sound, phone } = there
  expect(counter.state()).toMatchObject({ kind: 'unsure', why: 'cut' })
  expect(sound).toHaveBeenLastCalledWith('unsure')
  expect(counter.asking()).toBe(true)
  server.isDown = false
  await phone.pass(2_000)
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'redeemable' } })
})

test('a held voucher is asked for again by itself for half a minute, then by hand', async () => {
  const there = await counterWith((server) => server.put(CODE, {}, { heldBy: 'there', hold: 7 }, false))
  await see(there)
  const { counter, server, phone } = there
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'held', holder: { device: 'Android, Chrome' } } })
  await phone.pass(4_000)
  expect(counter.asking()).toBe(true)
  await phone.pass(30_000)
  expect(counter.asking()).toBe(false)
  const row = server.rows.get(CODE)!
  row.held = { heldBy: null, hold: null, wantedBy: 'here', wantedAt: NOW }
  counter.again()
  await settled()
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'redeemable' } })
})

test('who goes on without giving gives another office’s voucher back, and keeps what its own office holds here', async () => {
  const there = await counterWith((server) => server.put(AWAY, {}, {}, false))
  await see(there, AWAY)
  there.counter.back()
  await until(() => there.server.rows.get(AWAY)?.held.heldBy === null)
  expect(there.server.rows.get(AWAY)?.held.heldBy).toBeNull()
  await see(there)
  there.counter.back()
  await settled()
  expect(there.server.rows.get(CODE)?.held.heldBy).toBe('here')
})

test('a hold that another device wants is dropped and told at once, and nothing is given under it', async () => {
  const there = await counterWith()
  await there.goDown()
  await see(there)
  const { counter, server } = there
  server.isDown = false
  server.want(CODE)
  await counter.stand()!.sync.kick(true)
  expect(server.rows.get(CODE)?.held.heldBy).toBe('there')
  await counter.stand()!.sync.kick(true)
  await counter.give()
  await settled()
  expect(server.sent('handover')).toHaveLength(0)
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'held' } })
})

test('a typed code asks the fact alone as well, and ten wrong ones lock the device', async () => {
  const there = await counterWith()
  await there.goDown()
  const { counter, server } = there
  counter.setCode(CODE)
  await counter.lookUp()
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { factNeeded: true, lastFour: null } })
  for (let turn = 0; turn < 10; turn += 1) {
    counter.setFact('9999')
    await counter.give()
  }
  expect(counter.trouble()).toMatch(/4 số cuối/)
  expect(counter.stand()?.waiting()).toBe(0)
  await settled()
  counter.setCode(OTHER)
  await counter.lookUp()
  expect(counter.state()).toMatchObject({ kind: 'unsure', why: 'lookup-locked' })
  expect(server.sent('handover')).toHaveLength(0)
})

test('a CCCD without network finds by birth year and last digits, and the clerk compares the name', async () => {
  const there = await counterWith()
  await there.goDown()
  const { counter } = there
  counter.search('072185004217')
  await settled()
  const state = counter.state()
  if (state.kind !== 'people') throw new Error(state.kind)
  expect(state.people.map(({ inside }) => inside.code).toSorted()).toEqual([OTHER, CODE].toSorted())
  await counter.choose(state.people[0]!, state.sought)
  expect(counter.state()).toMatchObject({ kind: 'verdict', source: 'cccd', view: { verdict: 'redeemable' } })
})

test('a code read while a handover is being booked waits for its turn', async () => {
  const there = await counterWith((server) => server.roads.set('/api/sync', ['hang']))
  await see(there)
  const { counter, server, phone } = there
  const given = counter.give()
  await settled()
  counter.scan(OTHER)
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { code: CODE } })
  await phone.pass(2_000)
  await given
  await settled()
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { code: OTHER, verdict: 'redeemable' } })
  expect(server.asked.filter(({ path }) => path === '/api/sync')).toHaveLength(1)
})

test('a CCCD that is no CCCD is said at the field, before anybody is asked', async () => {
  const { counter, server } = await counterWith()
  counter.search('07219')
  expect(counter.state().kind).toBe('ready')
  expect(counter.trouble()).toMatch(/12 số/)
  expect(server.asked.some(({ path }) => path.includes('claims'))).toBe(false)
})

/** How a claim that is answered late is let go; what was given back of a voucher, told in a round. */
function lateClaim({ server }: There): () => void {
  let answer = () => {}
  server.roads.set('/api/vouchers/claims', ['late'])
  server.late = (go) => (answer = go)
  return () => answer()
}
const givenBack = ({ server }: There, code: string) =>
  server.asked.flatMap(({ path, body }) => (path === '/api/holdings' ? (body.releases as { code: string }[]) : [])).filter((one) => one.code === code)

test('a hold that comes after its clerk went on is given back', async () => {
  const there = await counterWith((server) => server.put(AWAY, {}, { heldBy: 'there', hold: 7 }, false))
  await see(there, AWAY)
  const { counter, server, phone } = there
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'held' } })
  const row = server.rows.get(AWAY)!
  row.held = { heldBy: null, hold: null, wantedBy: 'here', wantedAt: NOW }
  const answer = lateClaim(there)
  await phone.pass(2_000)
  expect(server.asked.filter(({ path }) => path === '/api/vouchers/claims')).toHaveLength(2)
  counter.back()
  answer()
  await until(() => givenBack(there, AWAY).length > 0)
  expect([row.held.heldBy, counter.state().kind]).toEqual([null, 'ready'])
})

test('a hold that comes after two seconds to a clerk who went on is given back', async () => {
  const there = await counterWith((server) => server.put(AWAY, {}, {}, false))
  const { counter, server, phone } = there
  const answer = lateClaim(there)
  counter.scan(AWAY)
  await settled()
  await phone.pass(2_000)
  expect(counter.state()).toMatchObject({ kind: 'unsure', why: 'cut' })
  counter.back()
  answer()
  await until(() => givenBack(there, AWAY).length > 0)
  expect(server.rows.get(AWAY)?.held.heldBy).toBeNull()
})

test('what was given a moment ago and still lies before the camera is no new reading', async () => {
  const there = await counterWith()
  await see(there)
  there.phone.now += 8_000
  await there.counter.give()
  await see(there)
  expect(there.counter.state()).toMatchObject({ kind: 'ready' })
})

test('without its four digits a typed code is given by no key, though this device does not know them', async () => {
  const there = await counterWith((server) => server.put(CODE, { facts: [] }))
  await there.goDown()
  const { counter } = there
  counter.setCode(CODE)
  await counter.lookUp()
  await counter.give()
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { factNeeded: true } })
  expect([counter.stand()?.waiting(), counter.trouble()]).toEqual([0, expect.stringMatching(/4 số cuối/)])
})

test('one tab that goes on leaves alone the younger hold of another', async () => {
  const there = await counterWith((server) => server.put(AWAY, {}, {}, false))
  await see(there, AWAY)
  const other = there.inRoot(() => createCounter(there.app, () => {}))
  await settled()
  other.scan(AWAY)
  await until(() => other.state().kind === 'verdict')
  there.counter.back()
  await settled()
  await other.give()
  expect(other.state()).toMatchObject({ kind: 'ready', given: {} })
})

test('a store that cannot write leaves the counter alive', async () => {
  const there = await counterWith()
  await see(there)
  const { counter } = there
  vi.spyOn(counter.stand()!.power.store, 'run').mockRejectedValueOnce(new Error('no room'))
  await counter.give()
  expect([counter.busy(), counter.state().kind]).toEqual([false, 'unsure'])
  counter.again()
  await until(() => counter.state().kind === 'verdict')
  expect(counter.state()).toMatchObject({ view: { verdict: 'redeemable' } })
})
