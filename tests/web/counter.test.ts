import { afterEach, expect, test, vi } from 'vitest'
import { createCounter } from '../../web/state/counter.ts'
import { type Asked, cut, desk, json, no, NOW, person, type Says, settled, view } from './desk-house.ts'

const CODE = '679239104904'
const stock = { officeId: 'of-1', office: 'Bưu điện Gò Dầu', balance: 46, issued: 3, handedToday: 0, moves: [] }
const booked = { verdict: 'redeemed', at: NOW, office: 'Bưu điện Gò Dầu', by: 'Lan', balance: 45 }
const handovers = (asked: Asked[]) => asked.filter((one) => one.path.endsWith('/handover'))

let close = () => {}
afterEach(() => close())

async function counterWith(says: Says) {
  const sound = vi.fn()
  const house = await desk(person('clerk'), (asked) => says(asked) ?? (asked.path.startsWith('/api/stock') ? json(stock) : undefined))
  const counter = house.inRoot(() => createCounter(house.app, sound))
  close = house.close
  await settled()
  return { ...house, counter, sound }
}
const looks: Says = ({ path }) => (path.startsWith('/api/vouchers?') ? json(view()) : undefined)

test('a look-up books nothing; "Đã trao ly" books once and is ready for the next', async () => {
  const { counter, asked, sound } = await counterWith((one) => looks(one) ?? (one.path.endsWith('/handover') ? json(booked) : undefined))
  counter.scan(CODE)
  await settled()
  expect(counter.state()).toMatchObject({ kind: 'verdict', source: 'scan' })
  expect(sound).toHaveBeenLastCalledWith('yes')
  expect(handovers(asked)).toHaveLength(0)
  await counter.give()
  expect(counter.state()).toEqual({ kind: 'ready', given: { at: NOW, balance: 45 } })
  expect(counter.balance()).toBe(45)
  expect(handovers(asked)).toHaveLength(1)
})

test('a handover whose answer was lost goes again under the same id', async () => {
  let cuts = 2
  const { counter, asked } = await counterWith((one) => looks(one) ?? (one.path.endsWith('/handover') ? (cuts-- > 0 ? cut() : json(booked)) : undefined))
  counter.scan(CODE)
  await settled()
  await counter.give()
  expect(counter.state().kind).toBe('unanswered')
  expect(counter.unanswered()).toHaveLength(1)
  // The clerk looks the voucher up again and presses once more: it is still the same operation.
  counter.back()
  counter.setCode(CODE)
  await counter.lookUp()
  await counter.give()
  counter.resend(counter.unanswered()[0]!)
  await settled()
  const ids = handovers(asked).map((one) => one.body.id)
  expect(counter.state()).toMatchObject({ kind: 'ready' })
  expect(counter.unanswered()).toHaveLength(0)
  expect(new Set(ids).size).toBe(1)
})

test('a server that breaks on the way has not answered either', async () => {
  const { counter } = await counterWith((one) => looks(one) ?? (one.path.endsWith('/handover') ? no('storage-failed', 503) : undefined))
  counter.scan(CODE)
  await settled()
  await counter.give()
  expect(counter.state().kind).toBe('unanswered')
})

test('when the network comes back, what was pressed is sent by itself', async () => {
  let answer = false
  const { counter, phone } = await counterWith((one) => looks(one) ?? (one.path.endsWith('/handover') ? (answer ? json(booked) : cut()) : undefined))
  counter.scan(CODE)
  await settled()
  await counter.give()
  answer = true
  await phone.goOnline(false)
  await phone.goOnline(true)
  expect(counter.state()).toMatchObject({ kind: 'ready', given: { at: NOW } })
})

test('two reads of one code within 5 seconds are one', async () => {
  const { counter, asked, phone } = await counterWith(looks)
  const lookUps = () => asked.filter((one) => one.path.startsWith('/api/vouchers?')).length
  counter.scan(CODE)
  await settled()
  counter.scan(CODE)
  await settled()
  expect(lookUps()).toBe(1)
  phone.now += 5_001
  counter.scan(CODE)
  await settled()
  expect(lookUps()).toBe(2)
})

test('the scanner goes on after a bad code', async () => {
  const { counter, sound } = await counterWith(({ path }) =>
    path.includes('code=123456789012') ? json(view({ verdict: 'mistyped' })) : looks({ method: 'GET', path, body: null }),
  )
  counter.scan('123456789012')
  await settled()
  expect(sound).toHaveBeenLastCalledWith('no')
  counter.scan(CODE)
  await settled()
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { verdict: 'redeemable' } })
})

test('without network it says so, and the same code may be read again at once', async () => {
  let online = false
  const { counter, sound } = await counterWith((one) => (one.path.startsWith('/api/vouchers?') ? (online ? json(view()) : cut()) : undefined))
  counter.scan(CODE)
  await settled()
  expect(counter.state()).toMatchObject({ kind: 'unsure', why: 'cut' })
  expect(sound).toHaveBeenLastCalledWith('unsure')
  online = true
  counter.scan(CODE)
  await settled()
  expect(counter.state().kind).toBe('verdict')
})

test('a wrong fact asks again, and the next press is a new operation', async () => {
  const answers = [no('fact-wrong'), json(booked)]
  const { counter, asked } = await counterWith((one) =>
    one.path.startsWith('/api/vouchers?') ? json(view({ factNeeded: true })) : one.path.endsWith('/handover') ? answers.shift() : undefined,
  )
  counter.setCode(CODE)
  await counter.lookUp()
  counter.setFact('9999')
  await counter.give()
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { factNeeded: true } })
  expect(counter.trouble()).toMatch(/4 số cuối/)
  expect(counter.fact()).toBe('')
  counter.setFact('4217')
  await counter.give()
  expect(counter.state().kind).toBe('ready')
  expect(handovers(asked).map((one) => one.body.fact)).toEqual(['9999', '4217'])
})

test('a voucher that was redeemed elsewhere meanwhile says when, where and by whom', async () => {
  const gone = { verdict: 'already-redeemed', at: NOW - 60_000, office: 'Bưu điện Hoà Thành', by: 'Nhung', balance: 46 }
  const { counter, sound } = await counterWith((one) => looks(one) ?? (one.path.endsWith('/handover') ? json(gone) : undefined))
  counter.scan(CODE)
  await settled()
  await counter.give()
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { redeemed: { at: NOW - 60_000, office: 'Bưu điện Hoà Thành', by: 'Nhung' } } })
  expect(sound).toHaveBeenLastCalledWith('used')
})

test('a code read while a handover is being booked waits for its turn', async () => {
  let answer = (_: Response) => {}
  const { counter, asked } = await counterWith(
    (one) => looks(one) ?? (one.path.endsWith('/handover') ? new Promise<Response>((resolve) => (answer = resolve)) : undefined),
  )
  counter.scan(CODE)
  await settled()
  const given = counter.give()
  await settled()
  counter.scan('303799071431')
  expect(counter.state()).toMatchObject({ kind: 'verdict', view: { code: CODE } })
  answer(json(booked))
  await given
  await settled()
  expect(asked.some((one) => one.path.includes('303799071431'))).toBe(true)
})

test('a CCCD that is no CCCD is said at the field, before the server is asked', async () => {
  const { counter, asked } = await counterWith(() => undefined)
  await counter.search('07219')
  expect(counter.state().kind).toBe('ready')
  expect(counter.trouble()).toMatch(/12 số/)
  expect(asked.some((one) => one.path.includes('searches'))).toBe(false)
})
