import { afterEach, expect, test } from 'vitest'
import type { CorrectionEntry, CorrectionPreview, CorrectionView } from '#contract/results.ts'
import { createCorrection } from '../../web/state/correction.ts'
import { moveLines, prizeLines } from '../../web/state/difference.ts'
import { type Asked, desk, json, no, NOW, person } from './desk-house.ts'
import { settled } from './fake-device.ts'

let close = () => {}
afterEach(() => close())

const entry = (id: string, about: CorrectionEntry['about']): CorrectionEntry => ({
  ...{ id, about, collectorId: 's-lan', collector: 'Nguyễn Thị Lan', product: 'bhxh-tn', points: 13, state: about === 'fallen' ? 'cancelled' : 'verified' },
  ...{ collectedAt: NOW, receivedAt: NOW, reason: null, wonPrize: false },
})
const preview = (given: Partial<CorrectionPreview> = {}): CorrectionPreview => ({
  ...{ takeOut: ['e-1'], takeIn: [], difference: { moves: [], prizes: [] }, awards: [], hash: 'h1' },
  ...given,
})
const view = (given: Partial<CorrectionView> = {}): CorrectionView => ({
  ...{ periodId: 'week-2', version: 1, entries: [entry('e-1', 'fallen'), entry('e-2', 'fallen'), entry('e-3', 'arrived')], proposal: null },
  ...given,
})
const PATH = '/api/periods/week-2/correction'

async function correctionOf(first: CorrectionView, says: (asked: Asked) => Response | undefined = () => undefined) {
  let now = first
  const house = await desk(person('organiser'), (asked) => says(asked) ?? (asked.path === PATH ? json(asked.method === 'GET' ? now : preview()) : undefined))
  const state = house.inRoot(() => createCorrection(house.app, () => 'week-2'))
  close = house.close
  await settled()
  const posted = () => house.asked.filter(({ method, path }) => method === 'POST' && path === PATH).map(({ body }) => body)
  return { ...house, state, posted, becomes: (next: CorrectionView) => (now = next) }
}

test('nothing is ticked beforehand, and each choice is looked at once the hand rests', async () => {
  const { state, phone, posted } = await correctionOf(view())
  expect([state.isEmpty(), state.preview()]).toEqual([true, null])
  state.pick([entry('e-1', 'fallen')], true)
  state.pick([entry('e-3', 'arrived')], true)
  await phone.pass(300)
  expect(posted()).toEqual([{ takeOut: ['e-1'], takeIn: ['e-3'] }])
  expect(state.preview()?.hash).toBe('h1')
  state.pick([entry('e-1', 'fallen'), entry('e-3', 'arrived')], false)
  await phone.pass(300)
  expect([posted().length, state.preview()]).toEqual([1, null])
})

test('an entry that was mended is taken out as what it was and in as what it is, each by its own tick', async () => {
  const { state, phone, posted } = await correctionOf(view({ entries: [entry('e-1', 'fallen'), entry('e-1', 'arrived')] }))
  state.pick([entry('e-1', 'arrived')], true)
  await phone.pass(300)
  state.pick([entry('e-1', 'fallen')], true)
  await phone.pass(300)
  expect(posted()).toEqual([
    { takeOut: [], takeIn: ['e-1'] },
    { takeOut: ['e-1'], takeIn: ['e-1'] },
  ])
})

test('only the answer to the last choice is shown', async () => {
  const waiting: ((answer: Response) => void)[] = []
  const { state, phone } = await correctionOf(view(), ({ method, path }) =>
    method === 'POST' && path === PATH ? (new Promise<Response>((resolve) => waiting.push(resolve)) as never) : undefined,
  )
  state.pick([entry('e-1', 'fallen')], true)
  await phone.pass(300)
  state.pick([entry('e-2', 'fallen')], true)
  await phone.pass(300)
  waiting[1]!(json(preview({ hash: 'second' })))
  await settled()
  waiting[0]!(json(preview({ hash: 'first' })))
  await settled()
  expect(state.preview()?.hash).toBe('second')
})

test('a proposal names the figures that were seen, and then waits for somebody else', async () => {
  const { state, phone, posted, becomes } = await correctionOf(view())
  state.pick([entry('e-1', 'fallen')], true)
  await phone.pass(300)
  state.setComment(' Biên lai ghi hai lần ')
  becomes(view({ proposal: { ...preview(), id: 'r-9', by: 'Huệ', byId: 's-organiser', at: NOW, comment: 'Biên lai ghi hai lần' } }))
  expect(await state.propose()).toBe(true)
  expect(posted().at(-1)).toEqual({ takeOut: ['e-1'], takeIn: [], comment: 'Biên lai ghi hai lần', hash: 'h1' })
  expect([state.isOwn(), state.isEmpty(), state.comment()]).toEqual([true, true, ''])
})

test('figures that moved meanwhile are shown anew and asked about again', async () => {
  const { state, phone } = await correctionOf(view(), ({ body, path, method }) =>
    method === 'POST' && path === PATH
      ? body.hash === 'h1'
        ? no('figures-changed', 409)
        : json(preview({ hash: body.hash ?? (moved ? 'h2' : 'h1') }))
      : undefined,
  )
  let moved = false
  state.pick([entry('e-1', 'fallen')], true)
  await phone.pass(300)
  state.setComment('Biên lai ghi hai lần')
  moved = true
  expect(await state.propose()).toBe(false)
  expect([state.changed(), state.preview()?.hash, state.comment()]).toEqual([true, 'h2', 'Biên lai ghi hai lần'])
})

test('somebody else approves with a word of their own, and who proposed may take it back', async () => {
  const proposal = { ...preview(), id: 'r-9', by: 'Huệ', byId: 's-other', at: NOW, comment: 'Biên lai ghi hai lần' }
  const { state, asked, becomes } = await correctionOf(view({ proposal }), ({ path }) => (path.startsWith('/api/results/r-9') ? json({}) : undefined))
  expect(state.isOwn()).toBe(false)
  state.setComment('Đồng ý')
  becomes(view({ version: 2, entries: [] }))
  expect(await state.approve()).toBe(true)
  expect(asked.find(({ path }) => path === '/api/results/r-9/approval')?.body).toEqual({ comment: 'Đồng ý' })
  expect([state.proposal(), state.entries()]).toEqual([null, []])
})

test('a difference says from where to where, the own line marked, and a place that stayed only once', () => {
  const move = { board: 'individual' as const, code: 'nvt001', fromPoints: 118, toPoints: 118 }
  const value = {
    moves: [
      { ...move, id: 'b', name: 'B', fromRank: 1, toRank: null, fromPoints: 118, toPoints: 0 },
      { ...move, id: 'a', name: 'A', fromRank: 2, toRank: 1 },
      { ...move, id: 'c', name: 'C', fromRank: 3, toRank: 3, toPoints: 121 },
    ],
    prizes: [{ board: 'individual' as const, id: 'a', name: 'A', from: { place: 'Nhì', amount: 400_000 }, to: null }],
  }
  expect(moveLines(value, ['a']).map(({ name, words, mine }) => [name, words, mine])).toEqual([
    ['A', 'Hạng 2 thành hạng 1 · 118 điểm', true],
    ['C', 'Hạng 3 · 118 thành 121 điểm', false],
    ['B', 'Hạng 1 thành chưa xếp hạng · 118 thành 0 điểm', false],
  ])
  expect(prizeLines(value, [])[0]?.words).toBe('Giải Nhì 400.000\u00a0đ thành không có giải')
})
