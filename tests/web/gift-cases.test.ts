import { afterEach, expect, test } from 'vitest'
import type { GiftCaseList, GiftCaseView } from '#contract/gift-cases.ts'
import { choosable, createGiftCases, lostOf, runsOf } from '../../web/state/gift-cases.ts'
import { desk, entry, json, no, NOW, person, type Says, settled } from './desk-house.ts'

let close = () => {}
afterEach(() => close())

type Given = GiftCaseView['given'][number]
const given = (id: string, more: Partial<Given> = {}): Given => ({
  ...{ id, office: { id: `of-${id}`, name: `Quầy ${id}` }, clerk: { code: id, name: `Người ${id}` }, device: null, at: NOW, uncertainty: 0, receivedAt: NOW },
  ...{
    source: 'scan',
    mode: 'offline',
    standing: false,
    burst: false,
    ownEntry: false,
    factWrong: false,
    back: false,
    proxy: null,
    override: null,
    undone: null,
  },
  ...more,
})
const one = (id: string, more: Partial<GiftCaseView> = {}): GiftCaseView => ({
  ...{ id, kind: 'extra-handover', state: 'open', openedAt: NOW, office: { id: 'of-1', name: 'Quầy 1' }, code: '679239104904', entry: entry('e1') },
  ...{ given: [given('extra'), given('stood', { standing: true })], shelf: null, story: [], may: 'yes', decision: null },
  ...more,
})
const page = (cases: GiftCaseView[], next: string | null = null): GiftCaseList => ({
  ...{ cases, next, count: 3 },
  open: { 'extra-handover': 2, 'unknown-code': 1, 'negative-balance': 0, 'fallen-entry': 0 },
})

async function casesOf(says: Says) {
  const house = await desk(person('organiser'), says)
  const cases = house.inRoot(() => createGiftCases(house.app))
  close = house.close
  await settled()
  return { ...house, cases }
}
const pages: Says = ({ path }) =>
  path.includes('before=k2') ? json(page([one('k3')])) : path.startsWith('/api/gift-cases?') ? json(page([one('k1'), one('k2')], 'k2')) : undefined

test('cases come page by page, of one kind and one counter when asked so', async () => {
  const { cases, asked } = await casesOf(pages)
  expect([cases.list().map(({ id }) => id), cases.open(), cases.waits('unknown-code')]).toEqual([['k1', 'k2'], 3, 1])
  await cases.more()
  expect([cases.list().length, cases.hasMore()]).toEqual([3, false])
  cases.setKind('negative-balance')
  cases.setOffice('of-1')
  await settled()
  expect(asked.at(-1)?.path).toBe('/api/gift-cases?state=open&kind=negative-balance&office=of-1')
})

test('a decision reads the list anew and says what became of the shelf; a refused one says why', async () => {
  let refused = false
  const { cases, asked } = await casesOf((ask) =>
    ask.method === 'POST' ? (refused ? no('case-decided', 409) : new Response(null, { status: 204 })) : pages(ask),
  )
  const decision = { outcome: 'returned', standing: 'stood', reason: 'Đã gọi hai giao dịch viên' } as const
  expect(await cases.decide(one('k1'), decision)).toBe(true)
  expect([asked.find(({ method }) => method === 'POST')?.body, cases.toast.said()?.words]).toEqual([decision, 'Đã khép ca, kho tăng một ly.'])
  refused = true
  expect(await cases.decide(one('k1'), decision)).toBe(false)
  expect(cases.deed.trouble()).toContain('đã có người quyết')
})

test('the mug asked about is that of the handover that will not stand', () => {
  expect([lostOf(one('k'), 'stood')?.id, lostOf(one('k'), 'extra')?.id]).toEqual(['extra', 'stood'])
  const fallen = one('k', { kind: 'fallen-entry', given: [given('only', { standing: true })] })
  expect([lostOf(fallen, null)?.id, choosable(fallen)]).toEqual(['only', []])
})

test('only the one asked about and the one that stands may be chosen, and no undone one', () => {
  const undone = given('extra', { undone: { by: 'Người q2', at: NOW, returned: true, reason: null } })
  const all = [undone, given('stood', { standing: true }), given('third')]
  expect(choosable(one('k', { given: all })).map(({ id }) => id)).toEqual(['stood'])
  expect(choosable(one('k')).map(({ id }) => id)).toEqual(['extra', 'stood'])
})

test('mugs that one clerk handed over on one day stand in one line of the shelf, those of another day or with words apart', () => {
  const at = Date.parse('2026-08-19T09:00:00+07:00')
  const move = (id: string, more: object = {}) => ({ ...{ id, kind: 'handover', quantity: -1, at, by: 'Trần Trọng Ý', note: null }, ...more })
  const moves = [
    move('1'),
    move('2', { at: at - 3_600_000 }),
    move('3', { at: at - 86_400_000 }),
    move('4', { at: at - 86_400_000, note: 'Thu lại' }),
    move('5'),
  ]
  expect(runsOf(moves).map(({ id, quantity }) => [id, quantity])).toEqual([
    ['1', -2],
    ['3', -1],
    ['4', -1],
    ['5', -1],
  ])
  expect(runsOf([])).toEqual([])
})
