import { afterEach, expect, test } from 'vitest'
import type { Closing } from '#contract/results.ts'
import { createClosing, stepOf } from '../../web/state/closing.ts'
import { type Asked, desk, entry, json, no, NOW, person } from './desk-house.ts'
import { settled } from './fake-device.ts'

let close = () => {}
afterEach(() => close())

const closing = (given: Partial<Closing> = {}): Closing => ({
  ...{
    periodId: 'week-2',
    state: 'review',
    blockers: [],
    late: { accepted: 0, leftOut: 0 },
    recount: { entries: 24, differs: 0 },
    phones: [],
    preview: [],
    hash: 'h1',
    twoPersonClose: true,
    complaintsUntil: null,
    openComplaints: 0,
    check: null,
    proposal: null,
  },
  ...given,
})
const proposal = (given = {}) => ({ id: 'r-1', by: 'Huệ', byId: 's-other', at: NOW, comment: 'Đã soát', hash: 'h1', ...given })

async function closingOf(first: Closing, says: (asked: Asked) => Response | undefined = () => undefined) {
  let now = first
  const house = await desk(person('organiser'), (asked) => says(asked) ?? (asked.path.endsWith('/closing') ? json(now) : undefined))
  const state = house.inRoot(() => createClosing(house.app, () => 'week-2'))
  close = house.close
  await settled()
  return { ...house, state, becomes: (next: Partial<Closing>) => (now = closing(next)) }
}

test('phones with unsent entries are one thing left until they are known', async () => {
  const phones = [{ staffId: 's-1', name: 'Út Mười', waiting: 2, lastSyncAt: NOW }]
  const { state } = await closingOf(
    closing({
      phones,
      blockers: [
        { code: 'unsent-phones', count: 1, detail: [] },
        { code: 'unverified', count: 4, detail: [] },
      ],
    }),
  )
  expect(state.left()).toBe(2)
  state.setKnown(true)
  expect(state.left()).toBe(1)
  expect(state.blockers().map(({ code }) => code)).toEqual(['unverified'])
})

test('what was acknowledged with the proposal is not asked again of who approves', async () => {
  const phones = [{ staffId: 's-1', name: 'Út Mười', waiting: 2, lastSyncAt: NOW }]
  const { state } = await closingOf(closing({ state: 'proposed', phones, blockers: [{ code: 'unsent-phones', count: 1, detail: [] }], proposal: proposal() }))
  expect(state.left()).toBe(0)
  expect(state.isOwnProposal()).toBe(false)
})

test('a proposal carries comment and acknowledgement, and the page shows it', async () => {
  const { state, asked, becomes } = await closingOf(closing(), ({ method, path }) =>
    method === 'POST' && path.endsWith('/result') ? json({ id: 'r-1', state: 'proposed', version: null, hash: 'h1' }) : undefined,
  )
  state.setComment('  Đã soát ')
  state.setKnown(true)
  becomes({ state: 'proposed', proposal: proposal({ byId: 's-organiser' }) })
  await state.propose()
  expect(asked.find((one) => one.path.endsWith('/result'))?.body).toEqual({ comment: 'Đã soát', acknowledged: true, hash: 'h1' })
  expect(state.isOwnProposal()).toBe(true)
  expect(state.changed()).toBe(false)
  expect(state.comment()).toBe('')
})

test('figures that changed before the approval are shown anew and asked about again', async () => {
  const { state, becomes } = await closingOf(closing({ state: 'proposed', proposal: proposal() }), ({ path }) =>
    path.endsWith('/approval') ? no('figures-changed', 409) : undefined,
  )
  state.setComment('Đồng ý')
  becomes({ state: 'proposed', hash: 'h2', proposal: proposal() })
  await state.approve()
  expect(state.changed()).toBe(true)
  expect(state.movedSinceProposal()).toBe(true)
  expect(state.closing()?.hash).toBe('h2')
  expect(state.comment()).toBe('Đồng ý')
})

test('figures that changed before the proposal are shown anew and asked about again', async () => {
  const { state, becomes } = await closingOf(closing(), ({ method, path }) =>
    method === 'POST' && path.endsWith('/result') ? no('figures-changed', 409) : undefined,
  )
  becomes({ hash: 'h2' })
  await state.propose()
  expect(state.changed()).toBe(true)
  expect(state.closing()?.hash).toBe('h2')
})

test('after the last signature the snapshot is read, and it can be announced', async () => {
  const result = { id: 'r-1', periodId: 'week-2', version: 1, hash: 'a'.repeat(64), at: NOW, announcedAt: null, snapshot: {} }
  const { state, asked, becomes } = await closingOf(closing({ state: 'proposed', proposal: proposal() }), ({ method, path }) => {
    if (path.endsWith('/approval')) return json({ id: 'r-1', state: 'final', version: 1, hash: 'a' })
    if (path.endsWith('/announcement')) return new Response(null, { status: 204 })
    return method === 'GET' && path.endsWith('/result') ? json(result) : undefined
  })
  becomes({ state: 'final' })
  await state.approve()
  await settled()
  expect(state.isFinal()).toBe(true)
  expect(state.result.value()?.version).toBe(1)
  await state.announce()
  expect(asked.some((one) => one.path === '/api/results/r-1/announcement')).toBe(true)
})

test('only what lies in the period and is no late entry is offered to be set aside', async () => {
  const inside = Date.parse('2025-11-20T09:00:00+07:00')
  const late = { dayId: null, weekId: null, phaseId: null, late: 'waiting' as const }
  const entries = [entry('in', { collectedAt: inside }), entry('out', { collectedAt: NOW }), entry('late', { collectedAt: inside, counting: late })]
  const { state, asked } = await closingOf(closing(), ({ path }) => (path.startsWith('/api/enrolments?') ? json({ entries, next: null, count: 3 }) : undefined))
  expect(await state.openEntries('received')).toEqual(['in'])
  expect(asked.find((one) => one.path.startsWith('/api/enrolments?'))?.path).toContain('week=week-2')
})

test('the steps of a period follow its state', () => {
  expect((['open', 'grace', 'review', 'proposed', 'final', 'announced'] as const).map(stepOf)).toEqual([0, 1, 2, 3, 5, 6])
})
