import { afterEach, expect, test } from 'vitest'
import { createSignal } from 'solid-js'
import { createQueue, groupsOf } from '../../web/state/queue.ts'
import { createEntryDetail } from '../../web/state/entry-detail.ts'
import { createLate, suggestionOf } from '../../web/state/late.ts'
import { desk, entry, json, no, NOW, person, type Says, settled } from './desk-house.ts'
import { bundle } from './fake-server.ts'

let close = () => {}
afterEach(() => close())
const entries = ['e1', 'e2', 'e3'].map((id) => entry(id))
const list = (all = entries) => json({ entries: all, next: null, count: all.length, looked: null })

/** A page's address in a test's hand. */
function addressOf(first: Record<string, string> = {}) {
  const [params, setParams] = createSignal<Record<string, string | undefined>>(first)
  const write = (changes: Record<string, string | undefined>) => void setParams((before) => ({ ...before, ...changes }))
  return { params, read: (name: string) => params()[name], write }
}

async function queueOf(says: Says, role: 'supervisor' | 'organiser' = 'supervisor', address = addressOf()) {
  const house = await desk(person(role, { organisationId: 'o-0' }), (asked) => says(asked) ?? (asked.path.startsWith('/api/enrolments?') ? list() : undefined))
  const queue = house.inRoot(() => createQueue(house.app, address))
  close = house.close
  await settled()
  return { ...house, queue }
}

test('many are confirmed at once, leave the list, and are taken back in one request', async () => {
  const outcomes = [
    { id: 'e1', ok: true, code: null },
    { id: 'e2', ok: true, code: null },
  ]
  const { queue, asked } = await queueOf((one) => (one.path.startsWith('/api/verifications') ? json({ outcomes }) : undefined))
  queue.pick(['e1', 'e2'], true)
  await queue.verify(queue.picked())
  expect(queue.list.entries().map(({ id }) => id)).toEqual(['e3'])
  expect(queue.picked()).toEqual([])
  expect(queue.toast.said()?.words).toMatch(/Đã xác nhận 2 lượt/)
  queue.toast.said()?.undo?.()
  await settled()
  expect(asked.filter((one) => one.path.endsWith('/withdrawal')).map((one) => one.body)).toEqual([{ ids: ['e1', 'e2'] }])
  expect(queue.toast.said()?.words).toMatch(/Đã đưa 2 lượt về chờ xác nhận/)
  expect(queue.list.entries()).toHaveLength(3)
})

test('what of an undo is refused is said, and the rest is undone', async () => {
  const outcomes = [
    { id: 'e1', ok: true, code: null },
    { id: 'e2', ok: false, code: 'state-does-not-allow' },
  ]
  const { queue } = await queueOf((one) => (one.path === '/api/verifications/withdrawal' ? json({ outcomes }) : undefined))
  await queue.takeBack(['e1', 'e2'])
  expect([queue.toast.said()?.words, queue.deed.trouble()]).toEqual([expect.stringMatching(/Đã đưa 1 lượt/), expect.stringMatching(/còn 1 lượt chưa được/)])
})

test('filters are asked of the server and kept in the address, from where a reload has them again', async () => {
  const address = addressOf({ loai: 'bhxh-tn', ngay: '2025-02-30', 'trang-thai': 'x' })
  const { queue, asked } = await queueOf(() => undefined, 'supervisor', address)
  const last = () => new URLSearchParams(asked.findLast((one) => one.path.startsWith('/api/enrolments?'))?.path.split('?')[1])
  expect([last().get('product'), last().get('day'), last().get('state')]).toEqual(['bhxh-tn', null, 'received'])
  queue.pick(['e1'], true)
  queue.filters.setOrganisation('o-2')
  queue.filters.set({ signal: 'burst', collector: 's-9' })
  await settled()
  expect(address.params()).toMatchObject({ loai: 'bhxh-tn', 'don-vi': 'o-2', 'nguoi-ghi': 's-9', 'dau-hieu': 'burst' })
  expect(Object.fromEntries(last())).toMatchObject({ organisation: 'o-2', collector: 's-9', signal: 'burst', product: 'bhxh-tn', 'to-confirm': '1' })
  expect([queue.filters.narrowed(), queue.picked()]).toEqual([4, []])
  queue.filters.clear()
  expect(Object.values(address.params()).filter(Boolean)).toEqual(['x'])
})

test('only what nothing speaks against is chosen in one go', async () => {
  const all = [
    entry('e1'),
    entry('e2', { signals: ['burst'] }),
    entry('e3', { flags: ['old'] }),
    entry('e4', { counting: { dayId: null, weekId: null, phaseId: 'phase-1', late: 'waiting' } }),
    entry('e5', { collector: { id: 's-supervisor', code: 'pt', name: 'Chính mình' } }),
    entry('e6'),
  ]
  const { queue } = await queueOf((one) => (one.path.startsWith('/api/enrolments?') ? list(all) : undefined))
  expect(queue.clean().map(({ id }) => id)).toEqual(['e1', 'e6'])
})

test('one that is refused stays, with its reason; the others are done', async () => {
  const outcomes = [
    { id: 'e1', ok: true, code: null },
    { id: 'e2', ok: false, code: 'own-entry' },
  ]
  const { queue } = await queueOf((one) => (one.path === '/api/verifications' ? json({ outcomes }) : undefined))
  await queue.verify(['e1', 'e2'])
  expect(queue.list.entries().map(({ id }) => id)).toEqual(['e2', 'e3'])
  expect(queue.deed.trouble()).toMatch(/còn 1 lượt chưa được.*người khác phải xác nhận/)
})

test.each([['return', 'returns'] as const, ['rejection', 'rejections'] as const])(
  'a %s of many is one request with one reason, and what is refused stays',
  async (act, noun) => {
    const outcomes = [
      { id: 'e1', ok: true, code: null },
      { id: 'e2', ok: false, code: 'state-does-not-allow' },
    ]
    const { queue, asked } = await queueOf((one) => (one.path === `/api/${noun}` ? json({ outcomes }) : undefined))
    await queue.judge(['e1', 'e2'], act, 'Sai số biên lai')
    expect(asked.filter((one) => one.path === `/api/${noun}`).map((one) => one.body)).toEqual([{ ids: ['e1', 'e2'], reason: 'Sai số biên lai' }])
    expect(queue.list.entries().map(({ id }) => id)).toEqual(['e2', 'e3'])
    expect(queue.deed.trouble()).toMatch(/trạng thái khác/)
  },
)

test('more than a request takes go in several', async () => {
  const ids = Array.from({ length: 501 }, (_, index) => `x${index}`)
  const { queue, asked } = await queueOf((one) =>
    one.path === '/api/verifications' ? json({ outcomes: (one.body as { ids: string[] }).ids.map((id) => ({ id, ok: true, code: null })) }) : undefined,
  )
  await queue.verify(ids)
  expect(asked.filter((one) => one.path === '/api/verifications').map((one) => (one.body as { ids: string[] }).ids.length)).toEqual([500, 1])
  expect(queue.toast.said()?.words).toMatch(/Đã xác nhận 501 lượt/)
})

test('a supervisor asks for what is theirs to confirm; an organiser sees all and sets aside', async () => {
  const own = await queueOf(() => undefined)
  expect(own.asked[0]?.path).toContain('to-confirm=1')
  own.close()
  const all = await queueOf((one) => (one.path === '/api/set-asides' ? json({ outcomes: [{ id: 'e1', ok: true, code: null }] }) : undefined), 'organiser')
  expect(all.asked[0]?.path).not.toContain('to-confirm')
  await all.queue.decide('setAside', ['e1'], 'Phụ trách vắng')
  expect(all.asked.at(-1)?.body).toEqual({ ids: ['e1'], reason: 'Phụ trách vắng' })
  expect(all.queue.list.entries()).toHaveLength(2)
})

test('pages follow each other, and a broken one keeps what is there', async () => {
  let pages = 0
  const { queue } = await queueOf((one) => {
    if (!one.path.startsWith('/api/enrolments?')) return undefined
    pages++
    if (pages === 1) return json({ entries, next: '7', count: 5 })
    return pages === 2 ? json({ entries: [entry('e4'), entry('e5')], next: null, count: 5 }) : no('server-busy', 503)
  })
  expect(queue.list.hasMore()).toBe(true)
  await queue.list.more()
  expect(queue.list.entries().map(({ id }) => id)).toEqual(['e1', 'e2', 'e3', 'e4', 'e5'])
  await queue.list.read.reload()
  expect(queue.list.read.state()).toBe('kept')
  expect(queue.list.entries()).toHaveLength(5)
})

test('entries stand by collector, in the order in which they come', () => {
  const other = { id: 's-2', code: 'b', name: 'Minh' }
  const groups = groupsOf([entry('1'), entry('2', { collector: other }), entry('3')])
  expect(groups.map(({ name, entries: own }) => [name, own.map(({ id }) => id)])).toEqual([
    ['Nguyễn Thị Lan', ['1', '3']],
    ['Minh', ['2']],
  ])
})

test('a number in full is shown for 30 seconds and then gone', async () => {
  const house = await desk(person('supervisor'), (one) =>
    one.path.endsWith('/disclosure')
      ? json({ cccd: '079190001234', insuranceNumber: null, phone: null })
      : one.path.endsWith('/history')
        ? json({ transitions: [] })
        : undefined,
  )
  close = house.close
  const detail = house.inRoot(() => createEntryDetail(house.app, () => 'e1'))
  await detail.disclose()
  expect(detail.disclosed()?.cccd).toBe('079190001234')
  await house.phone.pass(29_000)
  expect(detail.seconds()).toBe(1)
  await house.phone.pass(1_000)
  expect(detail.disclosed()).toBeNull()
})

const late = { waiting: { dayId: null, weekId: null, phaseId: 'phase-1', late: 'waiting' as const } }
const DAY = 86_400_000
test('a late entry that the phone captured in time, with nothing flagged, is one to accept', () => {
  const times = { collectedAt: NOW - 4 * DAY, receivedAt: NOW, counting: late.waiting }
  expect(suggestionOf(entry('1', { ...times, capturedAt: NOW - 4 * DAY }), bundle)).toBe('accept')
  expect(suggestionOf(entry('2', { ...times, capturedAt: NOW - 4 * DAY, flags: ['old'] }), bundle)).toBe('leave-out')
  expect(suggestionOf(entry('3', { ...times, capturedAt: NOW }), bundle)).toBe('leave-out')
})

test('late entries are decided as a list under one reason', async () => {
  const waiting = ['e1', 'e2'].map((id) => entry(id, { counting: late.waiting }))
  const outcomes = [
    { id: 'e1', ok: true, code: null },
    { id: 'e2', ok: false, code: 'own-entry' },
  ]
  const house = await desk(person('supervisor'), (one) =>
    one.path.startsWith('/api/enrolments?') ? list(waiting) : one.path === '/api/lateness' ? json({ outcomes }) : undefined,
  )
  close = house.close
  const state = house.inRoot(() => createLate(house.app))
  await settled()
  state.pick(['e1', 'e2'], true)
  await state.decide('accept', state.picked(), 'Mất sóng')
  expect(house.asked.filter((one) => one.path === '/api/lateness').map((one) => one.body)).toEqual([{ ids: ['e1', 'e2'], accepted: true, reason: 'Mất sóng' }])
  expect([state.entries().map(({ id }) => id), state.deed.trouble()]).toEqual([['e2'], expect.stringContaining('Xong 1 lượt, còn 1 lượt chưa được.')])
})
