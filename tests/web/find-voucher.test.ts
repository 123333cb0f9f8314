import { afterEach, expect, test } from 'vitest'
import { createAppointment } from '../../web/state/appointment.ts'
import { createFindVoucher } from '../../web/state/find-voucher.ts'
import { createHolds } from '../../web/state/holds.ts'
import { createLostVoucher } from '../../web/state/lost-voucher.ts'
import { createProxy } from '../../web/state/proxy.ts'
import { type Asked, cut, desk, json, no, NOW, person, type Says, settled } from './desk-house.ts'

let close = () => {}
afterEach(() => close())

const CODE = '679239104904'
const match = {
  ...({ code: CODE, state: 'issued', initials: 'N. T. M. D.', birthYear: 1985, lastFour: '4217', product: 'bhxh-tn', participation: 'new' } as const),
  ...{ day: '2025-11-27', collector: 'Nguyễn Thị Lan', training: false, place: null },
}
const line = { officeId: 'of-1', office: 'Bưu điện Gò Dầu', balance: 0, line: [] }
const slip = { code: '303799071431', token: 't', signed: null, initials: 'N. T. M. D.', office: null, lastDay: '2026-01-15', training: false }

async function at<State>(make: (app: Awaited<ReturnType<typeof desk>>['app']) => State, says: Says, role: 'clerk' | 'supervisor' = 'clerk') {
  const house = await desk(person(role), (asked) => says(asked) ?? (asked.path === '/api/appointments' ? json(line) : undefined))
  const state = house.inRoot(() => make(house.app))
  close = house.close
  await settled()
  return { ...house, state }
}
const to = (asked: Asked[], end: string) => asked.filter(({ path }) => path.endsWith(end))

test('too little is said before anybody is asked, and only what was said is sent', async () => {
  const { state, asked } = await at(createFindVoucher, ({ path }) => (path.endsWith('/matches') ? json({ count: 1, matches: [match] }) : undefined))
  state.set('name', ' M ')
  await state.search()
  expect(state.missing()).toMatch(/2 chữ/)
  expect(to(asked, '/matches')).toEqual([])
  state.set('name', ' Mỹ ')
  state.set('lastFour', '42175')
  await state.search()
  expect(to(asked, '/matches').map(({ path, body }) => [path, body])).toEqual([['/api/vouchers/matches', { name: 'Mỹ', lastFour: '4217' }]])
  expect(state.found()?.matches).toHaveLength(1)
  state.clear()
  expect([state.found(), state.isBegun()]).toEqual([null, false])
})

test('without network the search says what can be done instead', async () => {
  const { state } = await at(createFindVoucher, ({ path }) => (path.endsWith('/matches') ? cut() : undefined))
  state.set('name', 'Duyên')
  await state.search()
  expect(state.deed.trouble()).toMatch(/máy giữ phiếu/)
  expect([state.found(), state.ownAt()]).toEqual([null, null])
})

test('what an older question found is gone as soon as another is asked', async () => {
  const answers = [() => json({ count: 1, matches: [match] }), () => cut()]
  const { state } = await at(createFindVoucher, ({ path }) => (path.endsWith('/matches') ? answers.shift()!() : undefined))
  state.set('name', 'Duyên')
  await state.search()
  state.set('name', 'Vy')
  const asking = state.search()
  expect([state.found(), state.busy()]).toEqual([null, true])
  await asking
  expect([state.found(), state.busy()]).toEqual([null, false])
})

test('nothing that a search or the line of a counter tells stays on the device', async () => {
  const { state, app } = await at(createFindVoucher, ({ path }) => (path.endsWith('/matches') ? json({ count: 1, matches: [match] }) : undefined))
  state.set('name', 'Duyên')
  await state.search()
  expect(await app.person()!.reads.copies.get('/api/appointments')).toBeUndefined()
})

test('another code is asked for after this device dropped its hold, and under one id until the server has answered', async () => {
  const answers = [() => cut(), () => no('voucher-held', 409), () => json(slip)]
  const order: string[] = []
  const { state, asked } = await at(
    (app) => createLostVoucher(app, match, async (code) => (order.push(`drop ${code}`), { ok: true, hold: 8 })),
    ({ path }) => (path.endsWith('/reissue') ? (order.push('ask'), answers.shift()!()) : undefined),
  )
  expect(await state.reissue()).toBeNull()
  expect(order).toEqual([])
  state.setReason('Rơi mất phiếu')
  expect(await state.reissue()).toBeNull()
  expect(await state.reissue()).toBeNull()
  expect(state.deed.trouble()).toMatch(/Máy khác đang giữ/)
  expect(await state.reissue()).toEqual(slip)
  expect(order.slice(0, 2)).toEqual([`drop ${CODE}`, 'ask'])
  expect(new Set(to(asked, '/reissue').map(({ body }) => body.id)).size).toBe(1)
  expect(to(asked, '/reissue')[0]?.body).toMatchObject({ reason: 'Rơi mất phiếu', hold: 8 })
})

test('while this device cannot drop its hold nothing is asked for', async () => {
  const { state, asked } = await at(
    (app) => createLostVoucher(app, match, async () => ({ ok: false, why: 'unsent' })),
    () => undefined,
  )
  state.setReason('Rơi mất phiếu')
  expect(await state.reissue()).toBeNull()
  expect(state.deed.trouble()).toMatch(/chưa gửi/)
  expect(to(asked, '/reissue')).toEqual([])
})

test('one that was fetched leaves nothing to do', async () => {
  const { state } = await at(
    (app) => createLostVoucher(app, { ...match, state: 'redeemed' }, async () => ({ ok: true, hold: null })),
    () => undefined,
  )
  expect(state.isLive()).toBe(false)
})

test('a number in line is taken once; the voucher is then sent to the nearest counter under an id of its own', async () => {
  const near = { id: 'of-2', name: 'Bưu điện Hoà Thành', address: '', hours: '', phone: '', metres: 12_300, left: 4 }
  const answers = [() => cut(), () => json({ code: CODE, number: 7, before: 2, office: 'Bưu điện Gò Dầu', nearest: [near] })]
  const ids: string[] = []
  const { state } = await at(
    (app) => createAppointment(app, CODE),
    ({ path, body }) => {
      if (!path.startsWith('/api/vouchers/')) return undefined
      ids.push(body.id)
      return path.endsWith('/appointment') ? answers.shift()!() : json({ code: CODE, officeId: 'of-2', office: near })
    },
  )
  await state.take()
  expect(state.deed.trouble()).toMatch(/cần mạng/)
  await state.take()
  expect(state.taken()).toMatchObject({ number: 7, before: 2 })
  await state.transfer(near)
  expect(state.moved()).toBe('Bưu điện Hoà Thành')
  expect(ids[0]).toBe(ids[1])
  expect([ids.length, new Set(ids).size]).toEqual([3, 2])
})

test('who fetches a gift for somebody else is written down once both papers were looked at', () => {
  const proxy = createProxy(null)
  expect(proxy.missing()).toBe('relation')
  proxy.setRelation('family')
  proxy.setLastFour('12a3')
  expect([proxy.lastFour(), proxy.missing()]).toEqual(['123', 'lastFour'])
  proxy.setLastFour('12345')
  proxy.setOwn(true)
  expect([proxy.missing(), proxy.value()]).toEqual(['papers', null])
  proxy.setTheirs(true)
  expect(proxy.value()).toEqual({ relation: 'family', lastFour: '1234' })
  expect(createProxy({ relation: 'other', lastFour: '0001' }).value()).toEqual({ relation: 'other', lastFour: '0001' })
})

const request = {
  ...{ code: CODE, initials: 'N. T. M. D.', birthYear: 1985, lastFour: '4217', home: 'Bưu điện Gò Dầu', collector: 'Nguyễn Thị Lan' },
  holder: { office: 'Bưu điện Gò Dầu', holdingOf: 'of-1', device: 'Máy quầy', since: NOW - 1, lastSyncAt: null },
  ...{ asking: 'Bưu điện Hoà Thành', askingDevice: 'Máy khác', askedAt: NOW },
}

test('a supervisor gives one hold to the device that waits, or ends all of a lost one, each with a reason', async () => {
  let requests = [request]
  const { state, asked } = await at(
    createHolds,
    ({ method, path }) =>
      path === '/api/hold-requests'
        ? json({ requests })
        : path === '/api/handovers'
          ? json({ handovers: [] })
          : method === 'POST'
            ? ((requests = []), json(null))
            : undefined,
    'supervisor',
  )
  expect(state.requests()).toEqual([request])
  state.ask('one', request)
  await state.decide(state.asking()!, 'Máy kia hỏng hoặc mất')
  expect([state.asking(), state.requests()]).toEqual([null, []])
  await state.decide({ of: 'device', request }, 'Máy bị mất')
  expect(asked.filter(({ method }) => method === 'POST').map(({ path, body }) => [path, body.reason])).toEqual([
    [`/api/vouchers/${CODE}/override`, 'Máy kia hỏng hoặc mất'],
    ['/api/offices/of-1/holding-device/override', 'Máy bị mất'],
  ])
})

test('when the holder has answered meanwhile the list is read anew, and what was asked stays to be read', async () => {
  let requests = [request]
  const { state } = await at(
    createHolds,
    ({ path }) =>
      path === '/api/hold-requests'
        ? json({ requests })
        : path === '/api/handovers'
          ? json({ handovers: [] })
          : path.endsWith('/override')
            ? ((requests = []), no('not-found', 404))
            : undefined,
    'supervisor',
  )
  state.ask('one', request)
  await state.decide(state.asking()!, 'Máy kia hỏng hoặc mất')
  expect(state.requests()).toEqual([])
  expect(state.deed.trouble()).toMatch(/./)
})

test('a supervisor takes a handover back once it is said whether the mug came back', async () => {
  const given = { id: 'h-1', code: CODE, at: NOW, office: 'Bưu điện Gò Dầu', by: 'Lan', mode: 'online', standing: true } as const
  const handed = { ...given, initials: 'N. T. M. D.', lastFour: '4217', training: false, undone: null, mayUndo: true }
  // The first answer is lost on its way.
  const sent: Asked['body'][] = []
  const { state } = await at(
    createHolds,
    ({ method, path, body }) => {
      if (path === '/api/hold-requests') return json({ requests: [] })
      if (path === '/api/handovers') return json({ handovers: [handed] })
      if (method !== 'POST' || path !== '/api/handovers/h-1/undo') return undefined
      return sent.push(body) === 1 ? cut() : json(null)
    },
    'supervisor',
  )
  expect(state.handovers.value()?.handovers).toEqual([handed])
  state.askUndo(handed)
  await state.undo(handed, 'Trao nhầm người')
  expect(state.deed.trouble()).toMatch(/thu lại/)
  state.setReturned(false)
  await state.undo(handed, 'Trao nhầm người')
  expect(state.undoing()).toEqual(handed)
  await state.undo(handed, 'Trao nhầm người')
  expect(state.undoing()).toBeNull()
  expect(sent).toEqual([1, 2].map(() => ({ id: sent[0].id, returned: false, reason: 'Trao nhầm người' })))
})
