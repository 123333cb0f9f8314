import { createSignal } from 'solid-js'
import { afterEach, describe, expect, test } from 'vitest'
import { TEMPLATES } from '#rules/words.ts'
import { createCampaignNew } from '../../web/state/campaign-new.ts'
import { templateFacts } from '../../web/state/campaign-new-facts.ts'
import { campaignNew as t } from '../../web/text/campaign-new.vi.ts'
import { refusals } from '../../web/text/refusals.vi.ts'
import { setUpCampaign } from '../../web/text/set-up-campaign.vi.ts'
import { type Asked, cut, desk, json, person, settled } from './desk-house.ts'
import { bundle, refused } from './fake-server.ts'

let close = () => {}
afterEach(() => close())

/** The test's today is 28/11/2025. */
async function newOne(source: { template?: string; copyOf?: string }, answer?: (asked: Asked) => Response | Promise<Response> | undefined) {
  const house = await desk(person('organiser'), (asked) => {
    const own = answer?.(asked)
    if (own) return own
    if (asked.path === '/api/campaigns' && asked.method === 'POST') return json({ ...bundle, ...asked.body, id: 'c-2', rulesVersion: 0 })
    if (asked.path === '/api/campaigns') return json({ campaigns: [] })
    return undefined
  })
  ;({ close } = house)
  const [wanted, setWanted] = createSignal({ template: '', copyOf: '', ...source })
  let done = 0
  const made = house.inRoot(() => createCampaignNew(house.app, wanted, () => done++))
  await settled()
  const sent = () => house.asked.filter(({ method, path }) => method === 'POST' && path === '/api/campaigns').map(({ body }) => body)
  return { ...house, made, setWanted, sent, done: () => done }
}
const days = ({ head }: { head: { firstDay: string; lastDay: string; launchDay: string } }) => [head.firstDay, head.lastDay, head.launchDay]

test('the five templates say where they were and what they bring, by their own figures', () => {
  expect(TEMPLATES.map((name) => [templateFacts(name).where, ...templateFacts(name).lines.map(({ words }) => words)])).toEqual([
    ['Tây Ninh, 12/11 đến 16/12/2025', '35 ngày, 5 tuần, lễ ra quân', '2 mục tiêu', '60 giải, 50.000.000\u00a0đ', 'ly sứ'],
    ['TP.HCM, 04/11/2025 đến 02/01/2026', '60 ngày, 9 tuần, lễ ra quân', '3 mục tiêu', 'không kèm giải', 'không tặng quà'],
    ['Toàn quốc, 08/05 đến 31/05/2022', '24 ngày, 1 đợt ra quân', '1 mục tiêu', 'không kèm giải', 'không tặng quà'],
    ['Toàn quốc, 01/05 đến 31/05/2022', '31 ngày, 4 tuần, lễ ra quân', 'chưa có mục tiêu', '3 giấy khen', 'không tặng quà'],
    ['Lâm Đồng, 22/08 đến 31/12/2020', '132 ngày, 5 đợt ra quân', '4 mục tiêu', 'không kèm giải', 'không tặng quà'],
  ])
})

describe('from a template', () => {
  test('everything is prefilled from today on, and what it comes to stands beside it', async () => {
    const { made } = await newOne({ template: '35-days' })
    expect([days(made.form), made.form.head.theme]).toEqual([
      ['2025-11-28', '2026-01-01', '2025-11-28'],
      'Bảo hiểm xã hội, bảo hiểm y tế - Vì an sinh xã hội, vì hạnh phúc muôn nhà',
    ])
    expect(made.dirty()).toBe(false)
    made.setPlan('calendar')
    expect(made.dirty()).toBe(true)
    made.setPlan('from-first-day')
    expect(made.dirty()).toBe(false)
    expect(made.periods().map(({ kind }) => kind)).toEqual(['day', 'week', 'week', 'week', 'week', 'week', 'phase'])
    expect([made.prizes().prizes, made.prizes().amount, made.form.head.goals.length]).toEqual([60, 50_000_000, 2])
  })

  test('the first day takes all others along, goals too; half a date moves nothing', async () => {
    const { made } = await newOne({ template: '60-days' })
    made.setFirstDay('2026-03-01')
    expect(days(made.form)).toEqual(['2026-03-01', '2026-04-29', '2026-03-01'])
    expect(made.form.head.goals.map((goal) => goal.kind === 'people' && [goal.firstDay, goal.lastDay])).toEqual([
      ['2026-03-01', '2026-03-01'],
      ['2026-03-01', '2026-04-29'],
      ['2026-03-01', '2026-04-29'],
    ])
    made.setFirstDay('0002-03-01')
    expect([made.form.head.lastDay, made.form.trouble('firstDay'), made.periods()]).toEqual(['2026-04-29', setUpCampaign.dayFirst, []])
    made.form.set('lastDay', '2026-03-30')
    made.setFirstDay('2026-03-08')
    expect(days(made.form)).toEqual(['2026-03-08', '2026-04-06', '2026-03-08'])
  })

  test('a whole month begins with a month, waves are counted anew', async () => {
    expect(days((await newOne({ template: 'campaign-month' })).made.form).slice(0, 2)).toEqual(['2025-12-01', '2025-12-31'])
    close()
    const { made } = await newOne({ template: 'monthly-waves' })
    expect([days(made.form)[1], made.waves()]).toEqual(['2025-12-31', ['2025-12-20']])
    made.setFirstDay('2026-08-15')
    expect(made.waves()).toEqual(['2026-08-22', '2026-09-26', '2026-10-24', '2026-11-21', '2026-12-26'])
  })

  test('explicit days of one’s own move along and are checked one by one', async () => {
    const { made } = await newOne({ template: 'launch-day' })
    expect([made.plan(), made.waves()]).toEqual(['days', ['2025-11-28']])
    made.setWaves(['2025-11-28', '2025-12-05', '2025-12-05', '2026-03-01', ''])
    expect([...made.waveTrouble()]).toEqual([
      [2, t.waveTwice],
      [3, t.waveOutside],
      [4, t.waveFirst],
    ])
    made.setWaves(['2025-11-28', '2025-12-05'])
    made.setFirstDay('2025-12-01')
    expect(made.waves()).toEqual(['2025-12-01', '2025-12-08'])
  })

  test('nothing is sent while something is missing; whole, it goes as a draft and one works in it', async () => {
    const { made, sent, done, app } = await newOne({ template: '35-days' }, (asked) => {
      if (asked.path === '/api/campaigns/c-2') return json({ ...bundle, id: 'c-2', rulesVersion: 0 })
      return undefined
    })
    expect([await made.go(), made.form.trouble('name'), sent()]).toEqual([false, setUpCampaign.nameFirst, []])
    made.form.set('name', ' Cao điểm Gò Dầu ')
    made.form.set('slogans', 'Một\n\n Hai ')
    made.form.set('planNumber', '12/KH')
    made.setPlan('calendar')
    made.setTraining(true)
    expect(made.dirty()).toBe(true)
    expect(await made.go()).toBe(true)
    expect(sent()[0]).toMatchObject({
      ...{ template: '35-days', copyOf: null, publish: false, training: true, periods: 'calendar', name: 'Cao điểm Gò Dầu', slogans: ['Một', 'Hai'] },
      ...{ planNumber: '12/KH', planDate: null, firstDay: '2025-11-28', lastDay: '2026-01-01', launchDay: '2025-11-28' },
    })
    expect([done(), made.dirty(), app.bundle()?.id]).toEqual([1, false, 'c-1'])
  })

  test('a refusal stands at the field that it names', async () => {
    const answer = new Response(JSON.stringify({ code: 'goal-days-malformed', status: 422, fields: ['goals.1'] }), {
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
    })
    const { made } = await newOne({ template: '35-days' }, ({ method, path }) => (method === 'POST' && path === '/api/campaigns' ? answer : undefined))
    made.form.set('name', 'Đợt')
    expect([await made.go(), made.form.goalRefused(1), made.form.goalRefused(0)]).toEqual([false, refusals['goal-days-malformed'], null])
    made.form.set('name', 'Đợt khác')
    expect(made.form.goalRefused(1)).toBeNull()
  })

  test('cut off, the form stays as it was typed', async () => {
    const { made, done } = await newOne({ template: '35-days' }, ({ method, path }) => (method === 'POST' && path === '/api/campaigns' ? cut() : undefined))
    made.form.set('name', 'Đợt')
    expect([await made.go(), made.form.head.name, done()]).toEqual([false, 'Đợt', 0])
    expect(made.deed.trouble()).toMatch(/mạng/)
  })

  test('another choice begins anew, none leads back', async () => {
    const { made, setWanted } = await newOne({ template: '35-days' })
    setWanted({ template: '60-days', copyOf: '' })
    await settled()
    expect(made.source()?.template.name).toBe('60-days')
    setWanted({ template: 'nothing', copyOf: '' })
    await settled()
    expect(made.source()).toBeNull()
  })
})

describe('as a copy', () => {
  const earlier = {
    ...bundle,
    theme: 'Đi từng ngõ',
    slogans: ['Một'],
    rules: { ...bundle.rules, giftPer: 'none' as const, prizes: bundle.rules.prizes.slice(0, 1) },
  }

  test('days keep their shape, rules and words come along, and the server is told of whom', async () => {
    const { made, sent } = await newOne({ copyOf: 'c-1' }, ({ path }) => (path === '/api/campaigns/c-1' ? json(earlier) : undefined))
    expect([days(made.form), made.form.head.theme, made.form.head.name]).toEqual([['2025-11-28', '2026-01-01', '2025-11-28'], 'Đi từng ngõ', ''])
    expect([made.prizes().amount, made.rules().giftPer]).toEqual([1_500_000, 'none'])
    made.form.set('name', 'Cao điểm 2026')
    await made.go()
    expect(sent()[0]).toMatchObject({ template: '35-days', copyOf: 'c-1', periods: 'from-first-day' })
  })

  test('that cannot be read says so', async () => {
    const { made } = await newOne({ copyOf: 'c-9' }, ({ path }) => (path === '/api/campaigns/c-9' ? refused('not-found', 404) : undefined))
    expect([made.source(), made.deed.trouble()]).toEqual([null, t.copyFailed])
  })
})
