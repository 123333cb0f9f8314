import { afterEach, expect, test } from 'vitest'
import type { GiftFigures } from '#contract/gift-figures.ts'
import { barsOf, createGiftFigures, shareOf } from '../../web/state/gift-figures.ts'
import { desk, json, NOW, person, settled } from './desk-house.ts'

let close = () => {}
afterEach(() => close())

const NONE = { issued: 0, redeemed: 0, extra: 0, undone: 0, waiting: 0, held: 0, expired: 0, parked: 0, bursts: 0, proxies: 0, overrides: 0, factsWrong: 0 }
const day = (name: string, issued: number, redeemed: number) => ({ day: name, issued, redeemed, extra: 0, undone: 0 })
const figures: GiftFigures = {
  ...{ from: '2025-11-12', to: '2025-11-15', lastVoucherDay: '2026-01-15', daysLeft: 61, blanks: 20, medianDays: 2, within7: 0, within14: 0 },
  sum: { ...NONE, issued: 40, redeemed: 10, waiting: 28, expired: 2 },
  offices: [{ office: { id: 'of-1', name: '=HYPERLINK("x")' }, ...NONE, issued: 40, redeemed: 10, waiting: 28 }],
  days: [day('2025-11-12', 30, 0), day('2025-11-15', 10, 10)],
  ...{ bursts: [], overrides: [] },
  collectors: [{ collector: { id: 's-lan', code: 'nvt001', name: 'Nguyễn Thị Lan' }, organisation: 'Bưu điện Gò Dầu', waiting: 28, since: NOW }],
}

test('the share is of what may still be or could have been fetched', () => expect(shareOf(figures)).toEqual({ part: 10, whole: 40 }))

test('each day has its place, those without anything too, and what is small is still seen', () => {
  expect(barsOf(figures)).toEqual([
    { day: '2025-11-12', issued: 100, redeemed: 0 },
    { day: '2025-11-13', issued: 0, redeemed: 0 },
    { day: '2025-11-14', issued: 0, redeemed: 0 },
    { day: '2025-11-15', issued: 33, redeemed: 33 },
  ])
  expect(barsOf({ ...figures, days: [day('2025-11-12', 1_000, 1)] })[0]).toMatchObject({ redeemed: 1 })
  expect(barsOf({ ...figures, days: [] })).toEqual([])
})

test('the file stands in the audit before it is made, and nothing in it is a formula', async () => {
  const house = await desk(person('organiser'), ({ path }) =>
    path.startsWith('/api/gift-figures') ? json(figures) : path === '/api/exports' ? new Response(null, { status: 204 }) : undefined,
  )
  const saved: { name: string; file: Blob }[] = []
  house.app.device.share.save = (name, file) => void saved.push({ name, file })
  const state = house.inRoot(() => createGiftFigures(house.app))
  close = house.close
  await settled()
  await state.save()
  expect(house.asked.at(-1)).toMatchObject({ method: 'POST', path: '/api/exports', body: { kind: 'gift-figures', about: 'c-1' } })
  expect(saved.map(({ name }) => name)).toEqual(['so-lieu-qua-2025-11-12-2025-11-15.csv'])
  const text = await saved[0]!.file.text()
  expect(text).toContain(`"'=HYPERLINK`)
  expect(text).toContain('Nguyễn Thị Lan')
})

test('days the wrong way round are said, and not asked for', async () => {
  const house = await desk(person('organiser'), ({ path }) => (path.startsWith('/api/gift-figures') ? json(figures) : undefined))
  const state = house.inRoot(() => createGiftFigures(house.app))
  close = house.close
  await settled()
  const before = house.asked.length
  state.setFrom('2031-01-01')
  await settled()
  expect([state.isWrongWay(), house.asked.length]).toEqual([true, before])
})
