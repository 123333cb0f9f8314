import { afterEach, expect, test } from 'vitest'
import { createList } from '../../web/state/list.ts'
import { createDifferent } from '../../web/state/list-different.ts'
import { createRowEnrolment } from '../../web/state/list-enrolment.ts'
import { createWithoutPayment } from '../../web/state/list-entries.ts'
import { createListExport } from '../../web/state/list-export.ts'
import { pairFacts } from '../../web/state/list-pair-facts.ts'
import { createPairs } from '../../web/state/list-pairs.ts'
import { createPayments } from '../../web/state/list-payments.ts'
import { desk, entry, json, no, person, type Says, settled } from './desk-house.ts'
import { listRow, listView } from './list-made.ts'

let close = () => {}
afterEach(() => close())

/** A list in the hand of a test; `make` is the state of one of its groups. */
async function groupOf<State>(make: (app: Parameters<typeof createList>[0], list: ReturnType<typeof createList>) => State, says: Says) {
  const house = await desk(person('supervisor'), (one) => says(one) ?? (one.path === '/api/lists/l-1' ? json(listView()) : undefined))
  close = house.close
  const made = house.inRoot(() => {
    const list = createList(house.app, () => 'l-1')
    return { list, state: make(house.app, list) }
  })
  await settled()
  return { ...house, ...made }
}
const isRows = (path: string, group: string) => path.startsWith('/api/lists/l-1/rows?') && path.includes(`group=${group}`)
const pairs = [3, 7, 9].map((row) => listRow(row))

test('payments come page by page in the order of the file', async () => {
  const { state, asked } = await groupOf(
    (app, list) => createPayments(app, list, 'agreed'),
    ({ path }) =>
      isRows(path, 'agreed') ? json(path.includes('after=3') ? { rows: [listRow(7)], next: null } : { rows: [listRow(3)], next: '3' }) : undefined,
  )
  expect([state.rows().map(({ row }) => row), state.hasMore()]).toEqual([[3], true])
  await state.more()
  expect([state.rows().map(({ row }) => row), state.hasMore()]).toEqual([[3, 7], false])
  expect(asked.at(-1)?.path).toBe('/api/lists/l-1/rows?group=agreed&limit=50&after=3')
})

test('a decided pair makes room for the next by itself, and one more press takes it back', async () => {
  const { state, list, asked } = await groupOf(createPairs, ({ path, method }) =>
    isRows(path, 'doubtful')
      ? json({ rows: pairs, next: null })
      : path.endsWith('/decision')
        ? method === 'POST'
          ? json(pairs[0])
          : json(pairs[0])
        : undefined,
  )
  expect([state.current()?.row, state.left()]).toEqual([3, 3])
  state.walk(1)
  expect(state.current()?.row).toBe(7)
  await state.decide(false)
  expect([state.current()?.row, asked.find(({ path }) => path.endsWith('/decision'))?.path]).toEqual([9, '/api/lists/l-1/rows/7/decision'])
  expect(asked.find(({ path }) => path.endsWith('/decision'))?.body).toEqual({ same: false })
  list.toast.said()?.undo?.()
  await settled()
  expect([state.current()?.row, asked.at(-2)?.method, asked.at(-2)?.path]).toEqual([7, 'DELETE', '/api/lists/l-1/rows/7/decision'])
})

test('of a joined pair the confirmation is taken back, when there was one', async () => {
  const both = [listRow(3), listRow(7, { entry: entry('e7', { state: 'verified' }) })]
  const { state, list, asked } = await groupOf(createPairs, ({ path, method }) => {
    if (isRows(path, 'doubtful')) return json({ rows: both, next: null })
    return method === 'DELETE' ? new Response(null, { status: 204 }) : path.endsWith('/decision') ? json(both[0]) : undefined
  })
  await state.decide(true)
  list.toast.said()?.undo?.()
  await settled()
  expect([asked.filter(({ method }) => method === 'DELETE').map(({ path }) => path), list.toast.said()?.words]).toEqual([
    ['/api/enrolments/e3/verification'],
    expect.stringContaining('nhóm Khớp'),
  ])
  await state.decide(true)
  expect(list.toast.said()?.undo).toBeUndefined()
})

test('a pair of another organisation is decided by nobody here', async () => {
  const { state, asked } = await groupOf(createPairs, ({ path }) =>
    isRows(path, 'doubtful') ? json({ rows: [listRow(3, { mine: false })], next: null }) : undefined,
  )
  await state.decide(true)
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([])
})

test('a refused decision leaves the pair where it stands, with a sentence', async () => {
  const { state } = await groupOf(createPairs, ({ path }) =>
    isRows(path, 'doubtful') ? json({ rows: pairs, next: null }) : path.endsWith('/decision') ? no('own-entry', 403) : undefined,
  )
  await state.decide(true)
  expect([state.current()?.row, state.deed.trouble()]).toEqual([3, expect.stringMatching(/.+/)])
})

test('what differs is told by word, and what one side does not say is no difference', () => {
  const row = listRow(3, { doubts: ['amount', 'receipt', 'numbers'], amount: 1_584_000, receiptNumber: '77', months: null, name: 'TRUONG CONG DINH' })
  const said = Object.fromEntries(pairFacts(row, entry('e3')).map(({ label, verdict }) => [label, verdict]))
  expect(said).toMatchObject({ 'Họ và tên': 'same', CCCD: 'differs', 'Số tiền': 'differs', 'Số biên lai': 'differs', 'Số tháng': 'unsaid', 'Năm sinh': 'same' })
  expect(said).not.toHaveProperty('Mã số BHXH')
})

test('a receipt with its series is the same one when the server does not doubt it', () => {
  const facts = pairFacts(listRow(3, { doubts: [], receiptNumber: 'C45-BB 0042511' }), entry('e3'))
  expect(facts.find(({ label }) => label === 'Số biên lai')?.verdict).toBe('same')
})

test('a payment asks only for what its row does not say', async () => {
  let done = 0
  const row = listRow(5, { group: 'unmatched', entry: null, doubts: [], participation: 'returning', collector: null, amount: null })
  const { state, asked } = await groupOf(
    (app, list) => createRowEnrolment(app, list, row, () => (done += 1)),
    ({ path }) => (path.endsWith('/enrolment') ? json({ enrolmentId: 'e', state: 'received' }) : undefined),
  )
  expect(state.asks).toEqual({ collectorCode: true, insured: false, months: false, amount: true, receiptNumber: false, paidDay: false })
  expect(state.missing()).toMatch(/mã nhân viên thu/)
  state.set('collectorCode', ' nvt002 ')
  expect(state.missing()).toMatch(/tháng đóng gần nhất/)
  state.set('coveredUntil', '062025')
  expect(state.missing()).toMatch(/số tiền/)
  state.set('amount', 3_168_000)
  expect(state.missing()).toBeUndefined()
  state.set('reason', 'Đã hỏi người thu')
  await state.send()
  const body = { collectorCode: 'nvt002', coveredUntil: '2025-06', amount: 3_168_000, reason: 'Đã hỏi người thu' }
  expect([asked.find(({ path }) => path.endsWith('/enrolment'))?.body, done]).toEqual([body, 1])
})

test('a refused payment stays open with its sentence', async () => {
  let done = 0
  const row = listRow(5, { group: 'unmatched', entry: null, doubts: [] })
  const { state } = await groupOf(
    (app, list) => createRowEnrolment(app, list, row, () => (done += 1)),
    ({ path }) => (path.endsWith('/enrolment') ? no('payment-has-entry', 409) : undefined),
  )
  await state.send()
  expect([done, state.deed.trouble()]).toEqual([0, expect.stringContaining('đang ghép với một lượt')])
})

test('an entry without a payment is returned with a reason that names the list, and leaves', async () => {
  const { state, list, asked } = await groupOf(createWithoutPayment, ({ path }) => {
    if (path.startsWith('/api/lists/l-1/entries?')) return json({ entries: ['e1', 'e2'].map((id) => entry(id)), next: null, count: 2 })
    return path.endsWith('/return') ? new Response(null, { status: 204 }) : undefined
  })
  const [first] = state.entries.entries()
  expect([state.mayReturn(first!), state.mayReturn(entry('e9', { state: 'verified' }))]).toEqual([true, false])
  await state.giveBack(first!, 'Chưa thấy tiền nộp trong danh sách D05 tuần 3.xlsx')
  expect(state.entries.entries().map(({ id }) => id)).toEqual(['e2'])
  expect([asked.find(({ path }) => path.endsWith('/return'))?.path, list.toast.said()?.words]).toEqual([
    '/api/enrolments/e1/return',
    expect.stringContaining('Đã trả lại'),
  ])
})

test('a confirmed entry without a payment waits again first, and can then be returned', async () => {
  const verified = entry('e1', { state: 'verified' })
  const { state, asked } = await groupOf(createWithoutPayment, ({ path, method }) =>
    path.startsWith('/api/lists/l-1/entries?')
      ? json({ entries: [verified], next: null, count: 1 })
      : method === 'DELETE'
        ? new Response(null, { status: 204 })
        : undefined,
  )
  expect([state.mayReturn(verified), state.mayUnverify(verified)]).toEqual([false, true])
  await state.unverify(verified)
  expect(asked.find(({ method }) => method === 'DELETE')?.path).toBe('/api/enrolments/e1/verification')
  expect([state.mayReturn(state.open()!), state.mayUnverify(state.open()!)]).toEqual([true, false])
})

test('a pair that was told apart goes back among the doubtful, where it may be decided anew', async () => {
  const decision = { by: 'Lê Thị Hồng', at: 1, reason: null }
  const rows = [listRow(3, { group: 'different', decision }), listRow(7, { group: 'different', decision, mine: false })]
  const { state, list, asked } = await groupOf(createDifferent, ({ path, method }) =>
    isRows(path, 'different') ? json({ rows, next: null }) : method === 'DELETE' ? new Response(null, { status: 204 }) : undefined,
  )
  expect(rows.map(state.mayPutBack)).toEqual([true, false])
  await state.putBack(rows[0]!)
  expect([state.rows.rows().map(({ row }) => row), asked.find(({ method }) => method === 'DELETE')?.path]).toEqual([[7], '/api/lists/l-1/rows/3/decision'])
  expect(list.toast.said()?.words).toMatch(/về Cần xem/)
})

test('a file holds all pages of a group, with masked numbers and no cell that Excel would run', async () => {
  const hostile = listRow(3, { name: '=HYPERLINK("x")' })
  const { state, phone, asked } = await groupOf(createListExport, ({ path, body }) =>
    path.endsWith('/export')
      ? json(body.after ? { rows: [], entries: [entry('e8')], more: false, next: null } : { rows: [hostile], entries: [], more: true, next: '3' })
      : undefined,
  )
  await state.csv('doubtful')
  const text = await phone.saved[0]!.file.text()
  expect(text.split('\r\n').length).toBe(4)
  expect(text).toContain(`'=HYPERLINK`)
  expect(text).toContain('079***1234')
  expect([phone.saved[0]?.name, asked.filter(({ path }) => path.endsWith('/export')).map(({ body }) => body)]).toEqual([
    'D05 tuần 3 - Cần xem.csv',
    [{ group: 'doubtful' }, { group: 'doubtful', after: '3' }],
  ])
})
