import { afterEach, describe, expect, test } from 'vitest'
import type { CampaignBundle } from '#contract/campaigns.ts'
import { cutoffOf, proposePeriods } from '#rules/periods.ts'
import { createPeriods } from '../../web/state/set-up-periods.ts'
import { refusals } from '../../web/text/refusals.vi.ts'
import { setUpPeriods as t } from '../../web/text/set-up-periods.vi.ts'
import { desk, json, no, person, settled } from './desk-house.ts'
import { bundle } from './fake-server.ts'

let close = () => {}
afterEach(() => close())

async function periodsOf(campaign: CampaignBundle = bundle, refuse = false) {
  const house = await desk(person('organiser'), (asked) => {
    const { id, name, firstDay, lastDay } = campaign
    if (asked.path === '/api/campaigns') return json({ campaigns: [{ id, name, firstDay, lastDay, theme: '', training: false, published: true }] })
    if (asked.path === '/api/campaigns/c-1') return json(campaign)
    if (asked.path === '/api/campaigns/c-1/periods' && asked.method === 'POST') return refuse ? no('period-in-use', 409) : json({ periods: [] })
    return undefined
  })
  ;({ close } = house)
  const periods = house.inRoot(() => createPeriods(house.app, house.app.person()!))
  await settled()
  return { ...house, periods, key: (at: number) => periods.rows()[at]!.key }
}
/** The same campaign a month ahead, so that nothing has begun. */
const days = { firstDay: '2026-01-05', lastDay: '2026-02-08', launchDay: null }
const ahead: CampaignBundle = {
  ...bundle,
  ...days,
  periods: proposePeriods(days, 'from-first-day').map((period) => ({
    ...period,
    ...{ id: `${period.kind}-${period.number}`, cutoffAt: cutoffOf(period.lastDay, 12), state: 'open', version: null, finalAt: null, complaintsUntil: null },
  })),
}

test('what has begun is locked with its reason, and so is the launch day', async () => {
  const { periods } = await periodsOf()
  expect(periods.rows().map((row) => [row.id, periods.lockOf(row)])).toEqual([
    ['day-1', 'launch'],
    ['week-1', 'begun'],
    ['week-2', 'begun'],
    ['week-3', 'begun'],
    ['week-4', null],
    ['week-5', null],
  ])
  expect([periods.unbegun(), periods.dirty(), periods.free()]).toEqual([false, false, null])
})

describe('problems are said at their row before anything is sent:', () => {
  test('two weeks over one another, a week outside, a last day before the first', async () => {
    const { periods, key, asked } = await periodsOf()
    periods.change(key(4), { lastDay: '2025-12-11' })
    expect(periods.trouble(key(5))).toBe('Trùng ngày với kỳ 03/12 đến 11/12.')
    periods.change(key(5), { firstDay: '2025-12-12', lastDay: '2025-12-20' })
    expect(periods.trouble(key(5))).toBe('Kỳ phải nằm trong đợt, từ 12/11 đến 16/12/2025.')
    periods.change(key(5), { lastDay: '2025-12-11' })
    expect(periods.trouble(key(5))).toBe('Ngày cuối phải từ ngày đầu trở đi.')
    periods.change(key(5), { lastDay: '' })
    expect(periods.trouble(key(5))).toBe('Ghi đủ ngày đầu và ngày cuối.')
    expect([await periods.save(), periods.deed.trouble(), asked.some(({ method }) => method === 'POST')]).toEqual([false, t.mend, false])
  })

  test('a week that would begin today or earlier', async () => {
    const { periods, key } = await periodsOf()
    periods.remove(key(5))
    periods.change(key(4), { firstDay: '2025-11-28' })
    expect(periods.trouble(key(4))).toMatch(/Trùng ngày/)
    const early = await periodsOf(ahead)
    early.phone.now = Date.parse('2026-01-07T02:00:00Z')
    early.periods.change(early.key(1), { firstDay: '2026-01-07', lastDay: '2026-01-18' })
    early.periods.change(early.key(0), { lastDay: '2026-01-06' })
    expect([early.periods.trouble(early.key(1)), early.periods.trouble(early.key(0))]).toEqual([t.past, t.past])
  })
})

test('a week swallows the next, another fills the days left, and all is sent in order with the ids that stand', async () => {
  const { periods, key, asked } = await periodsOf()
  const [four, five] = [periods.rows()[4]!, periods.rows()[5]!]
  expect([periods.next(four)?.id, periods.next(five)]).toEqual(['week-5', null])
  periods.join(four, five)
  expect([periods.rows().at(-1)?.lastDay, periods.numbers().get(key(4))]).toEqual(['2025-12-16', 4])
  periods.change(key(4), { lastDay: '2025-12-10' })
  expect(periods.gaps()).toEqual([{ firstDay: '2025-12-11', lastDay: '2025-12-16' }])
  periods.add()
  expect([periods.gaps(), periods.numbers().get(key(5))]).toEqual([[], 5])
  expect(await periods.save()).toBe(true)
  const { body } = asked.find(({ method }) => method === 'POST')!
  expect(body.periods.map(({ id, firstDay, lastDay }: Record<string, string>) => [id, firstDay, lastDay]).slice(3)).toEqual([
    ['week-3', '2025-11-26', '2025-12-02'],
    ['week-4', '2025-12-03', '2025-12-10'],
    [undefined, '2025-12-11', '2025-12-16'],
  ])
  expect(periods.toast.said()?.words).toBe(t.saved(2))
})

test('before it begins weeks are shared out anew, the nth keeping its id', async () => {
  const { periods } = await periodsOf({ ...ahead, firstDay: '2026-01-07', periods: ahead.periods })
  expect(periods.unbegun()).toBe(true)
  periods.propose('calendar')
  expect(periods.rows().map(({ id, firstDay, lastDay }) => [id, firstDay, lastDay])).toEqual([
    ['week-1', '2026-01-07', '2026-01-11'],
    ['week-2', '2026-01-12', '2026-01-18'],
    ['week-3', '2026-01-19', '2026-01-25'],
    ['week-4', '2026-01-26', '2026-02-01'],
    ['week-5', '2026-02-02', '2026-02-08'],
  ])
  periods.undo()
  expect(periods.dirty()).toBe(false)
})

test('the hour until which late entries come follows the last day; that of a running week stays', async () => {
  const { periods, key } = await periodsOf({ ...bundle, rules: { ...bundle.rules, cutoffHours: 6 } })
  expect(periods.cutoff(periods.rows()[3]!)).toBe(cutoffOf('2025-12-02', 12))
  periods.change(key(4), { lastDay: '2025-12-08' })
  expect(periods.cutoff(periods.rows()[4]!)).toBe(cutoffOf('2025-12-08', 6))
})

test('a campaign of waves gets one more single day', async () => {
  const span = { firstDay: '2025-11-22', lastDay: '2025-12-31', launchDay: null }
  const wave = ahead.periods.slice(0, 1).map((period) => ({ ...period, id: 'wave-1', kind: 'wave' as const, firstDay: '2025-11-22', lastDay: '2025-11-22' }))
  const { periods } = await periodsOf({ ...bundle, ...span, periods: wave })
  expect([periods.free(), periods.unbegun()]).toEqual([{ kind: 'wave', firstDay: '2025-11-29', lastDay: '2025-11-29' }, false])
})

test('refused, the rows stay as they were written, with the reason', async () => {
  const { periods, key } = await periodsOf(bundle, true)
  periods.change(key(5), { lastDay: '2025-12-15' })
  expect([await periods.save(), periods.deed.trouble(), periods.dirty()]).toEqual([false, refusals['period-in-use'], true])
})
