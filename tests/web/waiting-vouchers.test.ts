import { afterEach, expect, test } from 'vitest'
import type { WaitingVoucher } from '#contract/reminders.ts'
import { createWaitingVouchers } from '../../web/state/waiting-vouchers.ts'
import { cut, desk, json, NOW, person, type Says, settled } from './desk-house.ts'

let close = () => {}
afterEach(() => close())

const one = (code: string, more: Partial<WaitingVoucher> = {}): WaitingVoucher => ({
  ...{ enrolmentId: `e-${code}`, code, token: 'A'.repeat(22), name: 'Trương Công Định', maskedPhone: '091***5678', product: 'bhxh-tn', issuedAt: NOW },
  ...{ lastDay: '2026-01-15', office: { name: 'Bưu điện Gò Dầu', address: '1 đường Chợ', hours: '7:30 đến 17:00' }, reminded: 0, lastRemindedAt: null },
  ...more,
})
const list = [one('111111111111'), one('222222222222', { name: 'Lê Thị Sáu', reminded: 1, lastRemindedAt: NOW })]
const answers: Says = ({ path }) => (path.startsWith('/api/vouchers/waiting') ? json({ vouchers: list, count: 2 }) : undefined)

async function waitingOf(says: Says = answers) {
  const house = await desk(person('collector'), says)
  const state = house.inRoot(() => createWaitingVouchers(house.app, 'https://raquan.test'))
  close = house.close
  await settled()
  return { ...house, state }
}

test('whoever was not reminded yet is found alone, and a name without its signs', async () => {
  const { state } = await waitingOf()
  expect([state.count(), state.fresh(), state.found().length]).toEqual([2, 1, 2])
  state.setWho('fresh')
  expect(state.found().map(({ name }) => name)).toEqual(['Trương Công Định'])
  state.setWho('all')
  state.setSearch('le thi')
  expect(state.found().map(({ name }) => name)).toEqual(['Lê Thị Sáu'])
})

test('the text says where and until when, and nothing of the person', async () => {
  const { state, app } = await waitingOf()
  const copied: string[] = []
  app.device.share.can = () => false
  app.device.share.copy = async (text) => (copied.push(text), true)
  await state.send(list[0]!)
  expect(copied[0]).toMatch(/Bưu điện Gò Dầu, 1 đường Chợ .*15\/01\/2026.*\/q\/A{22}$/)
  expect(copied[0]).not.toMatch(/Định|5678|111111111111/)
})

test('a reminder that had no answer is sent again under the same id', async () => {
  let answered = false
  const { state, asked } = await waitingOf((ask) => {
    if (ask.method !== 'POST' || !ask.path.endsWith('/reminder')) return answers(ask)
    asked.push(ask)
    return answered ? new Response(null, { status: 204 }) : cut()
  })
  expect(await state.remind(list[0]!)).toBe(false)
  expect(state.toast.said()?.words).toContain('Chưa nối được máy chủ')
  answered = true
  expect(await state.remind(list[0]!)).toBe(true)
  await state.remind(list[0]!)
  const ids = asked.filter(({ method }) => method === 'POST').map(({ body }) => body.id)
  expect([ids[0] === ids[1], new Set(ids).size]).toEqual([true, 2])
})
