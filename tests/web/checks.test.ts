import { afterEach, expect, test } from 'vitest'
import type { CheckList, DrawnEntry } from '#contract/checks.ts'
import { createCall, createChecks } from '../../web/state/checks.ts'
import { cut, desk, entry, json, no, NOW, person, settled, type Says } from './desk-house.ts'

let close = () => {}
afterEach(() => close())

const drawn = (id: string, given: Partial<DrawnEntry> = {}): DrawnEntry => ({
  ...{ resultId: 'r-1', periodId: 'week-2', periodKind: 'week', periodNumber: 2, entry: entry(id), state: 'open', mayCall: true },
  ...{ winners: [{ board: 'individual', id: 's-1', name: 'Cao Thị Kim Huệ' }], calls: [] },
  ...given,
})
const list = (entries: DrawnEntry[]): CheckList => {
  const of = (state: string) => entries.filter((one) => one.state === state).length
  return {
    entries,
    counts: { entries: entries.length, confirmed: of('confirmed'), denied: of('denied'), unreached: of('unreached'), open: of('open'), fallen: 0 },
  }
}
const unreached = (at: number) => ({ id: 'c', outcome: 'unreached' as const, note: null, at, by: 'Phụ trách' })

async function houseOf(now: DrawnEntry[], says: Says = () => undefined, role: 'supervisor' | 'organiser' = 'supervisor') {
  const shown = { now }
  const made = await desk(
    person(role, { organisationId: 'o-0' }),
    (asked) => says(asked) ?? (asked.path.startsWith('/api/checks?') ? json(list(shown.now)) : undefined),
  )
  close = made.close
  const state = made.inRoot(() => createChecks(made.app))
  await settled()
  return { ...made, state, shown }
}

test('a supervisor reads what is theirs to call, an organiser all of it', async () => {
  const { asked, state } = await houseOf([drawn('e1'), drawn('e2', { state: 'confirmed' })])
  expect(asked.at(-1)?.path).toMatch(/^\/api\/checks\?campaign=[\w-]+&mine=1$/)
  expect([state.settled(), state.counts().entries, state.shown().map((one) => one.entry.id)]).toEqual([1, 2, ['e1']])
  expect(state.filters().map(({ value, count }) => [value, count])).toEqual([
    ['open', 1],
    ['unreached', 0],
    ['denied', 0],
    ['confirmed', 1],
  ])
  state.setState('confirmed')
  expect(state.shown().map((one) => one.entry.id)).toEqual(['e2'])
  close()
  const other = await houseOf([drawn('e1', { mayCall: false })], undefined, 'organiser')
  expect(other.asked.at(-1)?.path).not.toContain('mine')
  expect(other.state.toCall()).toEqual([])
})

test('one by one: after a call the next stands open that nobody has tried today', async () => {
  const { state, shown } = await houseOf([
    drawn('e1'),
    drawn('e2', { calls: [unreached(NOW - 60_000)] }),
    drawn('e3', { calls: [unreached(NOW - 86_400_000)] }),
  ])
  state.next()
  expect(state.open()?.entry.id).toBe('e1')
  shown.now = [drawn('e1', { state: 'confirmed' }), ...shown.now.slice(1)]
  await state.after('confirmed')
  expect(state.open()?.entry.id).toBe('e3')
  expect(state.toast.said()?.words).toBe('Đã ghi là đúng.')
  shown.now = [...shown.now.slice(0, 2), drawn('e3', { calls: [unreached(NOW)] })]
  await state.after('unreached')
  expect(state.open()).toBeNull()
  expect(state.counts().open).toBe(2)
})

test('what was said stands twice before it is sent, and a lost answer is asked for under the same id', async () => {
  let answers = 0
  const { app, inRoot, asked } = await houseOf([drawn('e1')], (one) =>
    one.path.endsWith('/calls') ? ((answers += 1) === 1 ? cut() : json({ id: one.body.id, outcome: 'denied', note: null, at: NOW, by: '' })) : undefined,
  )
  const call = inRoot(() => createCall(app, () => drawn('e1')))
  expect(await call.report()).toBeNull()
  expect(asked.some(({ path }) => path.endsWith('/calls'))).toBe(false)
  call.ask('denied')
  call.setNote('  Chưa nộp  ')
  expect(await call.report()).toBeNull()
  expect(call.deed.trouble()).toMatch(/^Chưa nối được máy chủ/)
  expect(await call.report()).toBe('denied')
  const sent = asked.filter(({ path }) => path === '/api/checks/r-1/entries/e1/calls').map(({ body }) => body)
  expect(sent[0]).toMatchObject({ outcome: 'denied', note: 'Chưa nộp' })
  expect(sent.at(-1)).toEqual(sent[0])
})

test('another outcome is another call, and a refusal is said', async () => {
  const { app, inRoot, asked } = await houseOf([drawn('e1')], (one) => (one.path.endsWith('/calls') ? no('own-entry', 403) : undefined))
  const call = inRoot(() => createCall(app, () => drawn('e1')))
  for (const outcome of ['confirmed', 'unreached'] as const) {
    call.ask(outcome)
    expect(await call.report()).toBeNull()
    expect(call.deed.trouble()).not.toBeNull()
  }
  const [first, second] = asked.filter(({ path }) => path.endsWith('/calls')).map(({ body }) => body.id)
  expect(first).not.toBe(second)
})
