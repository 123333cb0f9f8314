import { afterEach, expect, test } from 'vitest'
import type { ListView } from '#contract/lists.ts'
import { createLists, progressOf } from '../../web/state/lists.ts'
import { createList } from '../../web/state/list.ts'
import { cut, desk, json, no, person, settled } from './desk-house.ts'
import { listView } from './list-made.ts'

let close = () => {}
afterEach(() => close())

async function listsOf(answers: () => ListView[]) {
  const house = await desk(person('supervisor'), ({ path }) => (path.startsWith('/api/lists?') ? json({ lists: answers() }) : undefined))
  close = house.close
  const lists = house.inRoot(() => createLists(house.app))
  await settled()
  return { ...house, lists }
}

async function listOf(answer: () => ListView, role: 'supervisor' | 'organiser' = 'supervisor') {
  const house = await desk(person(role), ({ path, method }) => {
    if (method === 'POST' && path.startsWith('/api/lists/l-1/')) return json(answer())
    return path === '/api/lists/l-1' ? json(answer()) : undefined
  })
  close = house.close
  const list = house.inRoot(() => createList(house.app, () => 'l-1'))
  await settled()
  return { ...house, list }
}

test('a list that is compared is looked at every two seconds until it is done', async () => {
  let done = 4
  const { lists, phone, asked } = await listsOf(() => [listView({ state: done < 12 ? 'matching' : 'matched', done })])
  expect(progressOf(lists.list('l-1')!)).toEqual({ kind: 'matching', done: 4, of: 12 })
  done = 8
  await phone.pass(2_000)
  expect(progressOf(lists.list('l-1')!)?.done).toBe(8)
  done = 12
  await phone.pass(2_000)
  expect(progressOf(lists.list('l-1')!)).toBeNull()
  const before = asked.length
  await phone.pass(20_000)
  expect(asked.length).toBe(before)
})

test('nothing is asked while the screen is out of sight or without network, nor after it was left', async () => {
  const { phone, asked } = await listsOf(() => [listView({ state: 'matching', done: 1 })])
  phone.isSeen = false
  const before = asked.length
  await phone.pass(10_000)
  expect(asked.length).toBe(before)
  phone.isSeen = true
  await phone.pass(2_000)
  expect(asked.length).toBe(before + 1)
  close()
  close = () => {}
  await phone.pass(10_000)
  expect(asked.length).toBe(before + 1)
})

test('a desk keeps no copy of a list: without network it says so instead', async () => {
  let reached = true
  const house = await desk(person('supervisor'), ({ path }) => (path === '/api/lists/l-1' ? (reached ? json(listView()) : cut()) : undefined))
  close = house.close
  const first = house.inRoot(() => createList(house.app, () => 'l-1'))
  await settled()
  expect(first.read.state()).toBe('fresh')
  reached = false
  const second = house.inRoot(() => createList(house.app, () => 'l-1'))
  await settled()
  expect([second.read.state(), second.read.value(), second.read.failure()?.kind]).toEqual(['failed', null, 'unreachable'])
})

test('a list opens at the group with something to do, and does not jump when its count falls', async () => {
  let view = listView()
  const { list } = await listOf(() => view)
  expect(list.group()).toBe('agreed')
  view = listView({ counts: { ...view.counts, toConfirm: 0 } })
  await list.read.reload()
  expect(list.group()).toBe('agreed')
  list.setGroup('unmatched')
  expect(list.group()).toBe('unmatched')
})

test('whoever may not confirm begins with what is doubtful', async () => {
  const { list } = await listOf(() => listView(), 'organiser')
  expect([list.confirms, list.group()]).toEqual([false, 'doubtful'])
})

test('the agreed ones are confirmed in one go: looked at while it runs, said when it is done, and taken back', async () => {
  let view = listView()
  const { list, phone, asked } = await listOf(() => view)
  view = listView({ confirming: true, done: 2 })
  await list.confirmAll()
  expect(progressOf(list.read.value()!)).toEqual({ kind: 'confirming', done: 2, of: 12 })
  const turn = list.turn()
  view = listView({ counts: { ...view.counts, toConfirm: 0 }, undo: { until: phone.now + 900_000, count: 4 } })
  await phone.pass(2_000)
  expect([list.toast.said()?.words, list.turn(), list.undo()?.count]).toEqual([expect.stringContaining('Đã xác nhận xong'), turn + 1, 4])
  view = listView({ confirming: true, done: 1 })
  await list.takeBack()
  view = listView()
  await phone.pass(2_000)
  expect(list.toast.said()?.words).toMatch(/về chờ xác nhận/)
  expect(asked.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual(['/api/lists/l-1/verifications', '/api/lists/l-1/verifications/undo'])
})

test('a short list that is confirmed, taken back or compared before it is looked at says so too, and its rows are read anew', async () => {
  const { list } = await listOf(() => listView({ undo: { until: Date.parse('2025-11-28T23:50:00Z'), count: 4 } }))
  const turn = list.turn()
  await list.confirmAll()
  expect([list.toast.said()?.words, list.turn()]).toEqual([expect.stringContaining('Đã xác nhận xong'), turn + 1])
  await list.takeBack()
  expect([list.toast.said()?.words, list.turn()]).toEqual([expect.stringContaining('về chờ xác nhận'), turn + 2])
  await list.compareAgain()
  expect(list.turn()).toBe(turn + 3)
})

test('what may no longer be taken back is not offered', async () => {
  const { list, phone } = await listOf(() => listView({ undo: { until: Date.parse('2025-11-28T02:50:00Z'), count: 4 } }))
  expect(list.undo()?.count).toBe(4)
  await phone.pass(20 * 60_000)
  expect(list.undo()).toBeNull()
})

test('a refusal is a sentence, and the list is read anew', async () => {
  const house = await desk(person('supervisor'), ({ path, method }) =>
    method === 'POST' && path.startsWith('/api/lists/') ? no('list-running', 409) : path === '/api/lists/l-1' ? json(listView({ newer: 3 })) : undefined,
  )
  close = house.close
  const list = house.inRoot(() => createList(house.app, () => 'l-1'))
  await settled()
  await list.compareAgain()
  expect(list.deed.trouble()).toMatch(/đang được xử lý/)
  expect(house.asked.map(({ path }) => path)).toEqual(['/api/lists/l-1', '/api/lists/l-1/matching', '/api/lists/l-1'])
})
