import { afterEach, describe, expect, test } from 'vitest'
import type { AmendmentView } from '#contract/amendments.ts'
import { comparedStates } from '../../web/pages/desk/stated-facts.ts'
import { createAmendments } from '../../web/state/amendments.ts'
import { createEntryCancel, createEntryChange, wayOf } from '../../web/state/entry-change.ts'
import { desk, entry, json, no, NOW, person, type Says, settled } from './desk-house.ts'
import { bundle } from './fake-server.ts'

let close = () => {}
afterEach(() => close())
const done = () => new Response(null, { status: 204 })

async function sit<State>(says: Says, make: (app: Awaited<ReturnType<typeof desk>>['app']) => State, role: 'supervisor' | 'organiser' = 'supervisor') {
  const house = await desk(person(role, { organisationId: 'o-0' }), says)
  const state = house.inRoot(() => make(house.app))
  close = house.close
  await settled()
  return { ...house, state }
}

describe('an entry on the desk', () => {
  const periods = bundle.periods.map((one) => (one.id === 'week-1' ? { ...one, version: 1, finalAt: NOW } : one))
  const withFinal: Says = ({ path }) => (path === '/api/campaigns/c-1' ? json({ ...bundle, periods }) : undefined)
  const inFinal = entry('e1', { state: 'verified', counting: { dayId: null, weekId: 'week-1', phaseId: 'phase-1', late: null } })

  test('is changed at once by who confirms it, as a proposal once a final period counts it, and never by who logged it', async () => {
    const { app } = await sit(withFinal, () => null)
    const open = entry('e1', { state: 'verified' })
    expect(wayOf(app, open, true, false)).toBe('at-once')
    expect(wayOf(app, open, false, true)).toBeNull()
    expect(wayOf(app, inFinal, true, false)).toBe('final')
    expect(wayOf(app, inFinal, false, true)).toBe('propose')
    expect(wayOf(app, entry('e1', { state: 'rejected' }), true, true)).toBeNull()
    expect(wayOf(app, entry('e1', { collector: { id: 's-supervisor', code: 'pt', name: 'Tôi' } }), true, true)).toBeNull()
  })

  test('sends only what was changed, with the reason and what was seen; masked numbers stay', async () => {
    const { state, asked } = await sit(
      ({ method }) => (method === 'POST' ? done() : undefined),
      (app) => createEntryChange(app, entry('e1', { seq: 7, state: 'verified' }), 'at-once'),
    )
    expect(state.isSame()).toBe(true)
    state.set('months', '6')
    expect([state.isSame(), await state.save(), state.needsReason()]).toEqual([false, false, true])
    state.setReason('Gõ sai so với biên lai')
    expect(await state.save()).toBe(true)
    expect(asked.at(-1)).toEqual({
      ...{ method: 'POST', path: '/api/enrolments/e1/correction' },
      body: { changes: { months: 6 }, reason: 'Gõ sai so với biên lai', seq: 7 },
    })
  })

  test('says what keeps it from being saved: a wrong number at its field, a refusal in a sentence', async () => {
    const { state, asked } = await sit(
      ({ method }) => (method === 'POST' ? no('entry-changed', 409) : undefined),
      (app) => createEntryChange(app, entry('e1'), 'at-once'),
    )
    state.setReason('Sai số giấy tờ')
    state.set('cccd', '0721')
    expect([await state.save(), state.hint('cccd')?.state]).toEqual([false, 'error'])
    state.set('cccd', '')
    state.set('amount', 1_000_000)
    expect(await state.save()).toBe(false)
    expect([asked.length, state.deed.trouble()]).toEqual([1, expect.stringContaining('vừa thay đổi')])
  })

  test('in a final period is proposed, to be corrected or cancelled', async () => {
    const { state, asked } = await sit(
      ({ method }) => (method === 'POST' ? json({ id: 'm1' }) : undefined),
      (app) => ({ change: createEntryChange(app, inFinal, 'propose'), stop: createEntryCancel(app, inFinal, 'propose') }),
      'organiser',
    )
    state.change.set('receiptNumber', 'BL-9')
    state.change.setReason('Gõ sai')
    await state.change.save()
    await state.stop.cancel('Đã hoàn tiền')
    expect(asked.map(({ path, body }) => [path, body.kind, body.changes])).toEqual([
      ['/api/enrolments/e1/amendments', 'correction', { receiptNumber: 'BL-9' }],
      ['/api/enrolments/e1/amendments', 'cancellation', undefined],
    ])
  })
})

describe('the list of proposals', () => {
  const one: AmendmentView = {
    ...{ id: 'm1', kind: 'correction', state: 'open', reason: 'Gõ sai', by: 'Trương Thị Thắm', byId: 's-other', at: NOW, decided: null },
    ...{ entry: entry('e1'), periods: ['week-1'], isChanged: false, before: { months: 1 }, after: { months: 12 } },
    worth: { before: { participation: 'new', points: 10 }, after: { participation: 'new', points: 13 } },
  }
  const list: Says = ({ path }) => (path.startsWith('/api/amendments?') ? json({ amendments: [one] }) : undefined)

  test('is approved by another, and read anew', async () => {
    const { state, asked } = await sit((ask) => (ask.method === 'POST' ? done() : list(ask)), createAmendments, 'organiser')
    expect([state.isOwn(one), state.isOwn({ ...one, byId: 's-organiser' })]).toEqual([false, true])
    await state.approve(one)
    expect(asked.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).toEqual([
      'GET /api/amendments',
      'POST /api/amendments/m1/approval',
      'GET /api/amendments',
    ])
    expect(state.toast.said()?.words).toContain('Đã duyệt')
  })

  test('is taken back by whoever proposed, and declined by another', async () => {
    const { state } = await sit((ask) => (ask.method === 'DELETE' ? done() : list(ask)), createAmendments, 'organiser')
    await state.withdraw(one)
    expect(state.toast.said()?.words).toContain('không duyệt')
    await state.withdraw({ ...one, byId: 's-organiser' })
    expect(state.toast.said()?.words).toContain('Đã rút đề nghị')
  })

  test('says why a proposal was not approved', async () => {
    const { state } = await sit((ask) => (ask.method === 'DELETE' ? no('already-decided', 409) : list(ask)), createAmendments, 'organiser')
    await state.withdraw(one)
    expect([state.deed.trouble(), state.isBusy(one)]).toEqual([expect.stringContaining('đã được quyết'), false])
  })

  test('shows what is and what would be in words, and leaves out what says the same', () => {
    const before = {
      months: 3,
      amount: 100_000,
      cccd: '079***1234',
      coverage: { insured: 'never' as const },
      collectedFrom: 'clock' as const,
      donated: false,
      place: null,
    }
    const after = {
      ...before,
      months: 12,
      coverage: { insured: 'until' as const, coveredUntil: '2025-07', coversFrom: '2025-11' },
      collectedFrom: 'receipt' as const,
      place: 'Ấp 3',
    }
    expect(comparedStates(before, after, () => null)).toEqual([
      { label: 'Số tháng', before: '3 tháng', after: '12 tháng' },
      { label: 'Trước đây', before: 'chưa từng tham gia', after: 'có hạn đến 07/2025, 11/2025' },
      { label: 'Nơi ở', before: '–', after: 'Ấp 3' },
    ])
  })
})
