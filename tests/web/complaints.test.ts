import { afterEach, expect, test } from 'vitest'
import type { Complaint } from '#contract/complaints.ts'
import { createComplaints } from '../../web/state/complaints.ts'
import { type Asked, desk, json, no, NOW, person } from './desk-house.ts'
import { settled } from './fake-device.ts'

let close = () => {}
afterEach(() => close())

const complaint = (id: string, given: Partial<Complaint> = {}): Complaint => ({
  ...{ id, periodId: 'week-2', version: 1, byId: 's-collector', by: 'Nguyễn Thị Lan', at: NOW, text: 'Thiếu biên lai 0042511', answer: null },
  ...given,
})

async function complaintsOf(role: 'collector' | 'organiser' | 'clerk', first: Complaint[], says: (asked: Asked) => Response | undefined = () => undefined) {
  let now = first
  const house = await desk(person(role), (asked) => {
    if (asked.method === 'GET' && asked.path === '/api/periods/week-2/complaints') return json({ until: NOW + 3_600_000, complaints: now })
    return says(asked)
  })
  const state = house.inRoot(() => createComplaints(house.app, () => 'week-2'))
  close = house.close
  await settled()
  return { ...house, state, becomes: (next: Complaint[]) => (now = next) }
}

test('who logs files one while the window is open, and sees it with its answer', async () => {
  const { state, asked, becomes } = await complaintsOf('collector', [], ({ method, path }) =>
    method === 'POST' && path.endsWith('/complaints') ? json(complaint('k-1')) : undefined,
  )
  expect([state.isOpen(NOW + 1), state.isOpen(NOW)]).toEqual([true, false])
  state.setText('  Thiếu biên lai 0042511 ')
  becomes([complaint('k-1', { answer: { by: 'Trần Thị Tổ', at: NOW, text: 'Đã bổ sung.' } })])
  expect(await state.file()).toBe(true)
  expect(asked.find((one) => one.method === 'POST' && one.path.endsWith('/complaints'))).toMatchObject({
    path: '/api/periods/week-2/complaints',
    body: { text: 'Thiếu biên lai 0042511' },
  })
  expect([state.text(), state.own()[0]?.answer?.text, state.unanswered()]).toEqual(['', 'Đã bổ sung.', []])
})

test('one that the server does not take keeps its words and says why', async () => {
  const { state } = await complaintsOf('collector', [], ({ method, path }) =>
    method === 'POST' && path.endsWith('/complaints') ? no('complaint-window-closed', 409) : undefined,
  )
  state.setText('Thiếu biên lai')
  expect(await state.file()).toBe(false)
  expect([state.text(), state.deed.trouble()]).toEqual(['Thiếu biên lai', expect.stringContaining('Đã hết hạn khiếu nại')])
})

test('an organiser answers, and what was answered meanwhile is shown as it is', async () => {
  const { state, asked, becomes } = await complaintsOf('organiser', [complaint('k-1'), complaint('k-2')], ({ path }) =>
    path === '/api/complaints/k-1/answer' ? json(null) : path === '/api/complaints/k-2/answer' ? no('complaint-answered', 409) : undefined,
  )
  expect(state.unanswered().map(({ id }) => id)).toEqual(['k-1', 'k-2'])
  const answer = { by: 'Trần Thị Tổ', at: NOW, text: 'Đã soát' }
  becomes([complaint('k-1', { answer }), complaint('k-2', { answer })])
  expect(await state.answer('k-1', ' Đã soát ')).toBe(true)
  expect(asked.find((one) => one.path === '/api/complaints/k-1/answer')?.body).toEqual({ text: 'Đã soát' })
  expect(await state.answer('k-2', 'Đã soát')).toBe(false)
  expect([state.unanswered(), state.isOpen(NOW + 1)]).toEqual([[], false])
})

test('a clerk is not asked about it at all', async () => {
  const { state, asked } = await complaintsOf('clerk', [])
  expect([state.files, asked.filter(({ path }) => path.includes('complaints'))]).toEqual([false, []])
})
