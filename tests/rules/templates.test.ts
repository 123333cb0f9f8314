import { describe, expect, test } from 'vitest'
import { changeRules, defaultRules } from '#rules/defaults.ts'
import { checkPeriods } from '#rules/check-periods.ts'
import { addDays, daysBetween, isDay } from '#rules/days.ts'
import { campaignDay, proposePeriods, saturdaysOfThirdFullWeek } from '#rules/periods.ts'
import { tableOf } from '#rules/prize-table.ts'
import { checkPrizeTable } from '#rules/prizes.ts'
import { shiftTemplate, templateOf, type Template } from '#rules/templates.ts'
import { TEMPLATES, type TemplateName } from '#rules/words.ts'

const periodsOf = (template: Template) => proposePeriods(template, template.periods)
const shown = (template: Template) => periodsOf(template).map(({ kind, number, firstDay, lastDay }) => `${kind} ${number}: ${firstDay} to ${lastDay}`)
const peopleGoals = (name: TemplateName) => templateOf(name).goals.flatMap((goal) => (goal.kind === 'people' ? [[goal.product, goal.people]] : []))
const WEEKDAY = (day: string) => new Date(day).getUTCDay()

describe('the five templates', () => {
  test.each(TEMPLATES)('%s has periods that stand, a table that may be published, and goals of days that are', (name) => {
    const template = templateOf(name)
    expect(checkPeriods(template, periodsOf(template)).ok).toBe(true)
    expect(checkPrizeTable(changeRules(defaultRules(), template.rules).prizes).ok).toBe(true)
    for (const goal of template.goals) expect((goal.kind === 'people' ? [goal.firstDay, goal.lastDay] : [goal.asOf]).every(isDay)).toBe(true)
    expect(template.name).toBe(name)
  })

  test('35-days gives five Wednesday-to-Tuesday weeks and the launch day, 60 prizes of 50,000,000 đ, and mugs (T1)', () => {
    const template = templateOf('35-days')
    expect(shown(template)).toEqual([
      'day 1: 2025-11-12 to 2025-11-12',
      'week 1: 2025-11-12 to 2025-11-18',
      'week 2: 2025-11-19 to 2025-11-25',
      'week 3: 2025-11-26 to 2025-12-02',
      'week 4: 2025-12-03 to 2025-12-09',
      'week 5: 2025-12-10 to 2025-12-16',
      'phase 1: 2025-11-12 to 2025-12-16',
    ])
    const rules = changeRules(defaultRules(), template.rules)
    expect(tableOf(rules, periodsOf(template), [])).toEqual({ total: 50_000_000, prizes: 60 })
    expect([rules.giftPer, rules.interruption['bhyt-hgd']]).toEqual(['person', { months: 3 }])
    expect(template.goals).toMatchObject([
      { rate: 9_500, base: null, product: 'bhyt-hgd' },
      { rate: 4_500, base: null, product: 'bhxh-tn' },
    ])
  })

  test('60-days counts its sixty days from 4/11, in eight weeks and four days, towards 3,000, 16,000 and 350,000 people (T2)', () => {
    const template = templateOf('60-days')
    const weeks = periodsOf(template).filter(({ kind }) => kind === 'week')
    expect([weeks.length, daysBetween(weeks[8]!.firstDay, weeks[8]!.lastDay) + 1, template.lastDay]).toEqual([9, 4, '2026-01-02'])
    expect(campaignDay(template, '2026-01-02')).toEqual({ day: 60, of: 60 })
    expect(peopleGoals('60-days')).toEqual([
      [null, 3_000],
      ['bhxh-tn', 16_000],
      ['bhyt-hgd', 350_000],
    ])
    expect(template.goals[0]).toMatchObject({ firstDay: '2025-11-04', lastDay: '2025-11-04', onlyNew: true })
  })

  test('launch-day is one day whose goal of 10,000 is counted in and after it', () => {
    const template = templateOf('launch-day')
    expect(shown(template)).toEqual(['wave 1: 2022-05-08 to 2022-05-08', 'phase 1: 2022-05-08 to 2022-05-31'])
    expect(template).toMatchObject({
      planNumber: '1731/KHLT-BHXH-BĐVN',
      planDate: '2022-04-29',
      goals: [{ product: 'bhxh-tn', people: 10_000, firstDay: '2022-05-08', lastDay: '2022-05-31' }],
    })
    expect([template.theme, ...template.slogans]).toHaveLength(10)
  })

  test('campaign-month has calendar weeks around the launch day and certificates at its end', () => {
    const template = templateOf('campaign-month')
    expect(shown(template)).toEqual([
      'day 1: 2022-05-08 to 2022-05-08',
      'week 1: 2022-05-01 to 2022-05-08',
      'week 2: 2022-05-09 to 2022-05-15',
      'week 3: 2022-05-16 to 2022-05-22',
      'week 4: 2022-05-23 to 2022-05-31',
      'phase 1: 2022-05-01 to 2022-05-31',
    ])
    expect(template.rules.prizes).toMatchObject([{ place: 'Nhất' }, { place: 'Nhì' }, { place: 'Ba' }])
    for (const prize of template.rules.prizes ?? []) expect(prize).toMatchObject({ period: 'phase', board: 'team', thing: 'Giấy khen', amount: 0 })
  })

  test('monthly-waves stands on its five Saturdays, with the goals of August and those of Đà Lạt (T8)', () => {
    const template = templateOf('monthly-waves')
    const waves = periodsOf(template).filter(({ kind }) => kind === 'wave')
    expect(waves.map(({ firstDay }) => firstDay)).toEqual(['2020-08-22', '2020-09-26', '2020-10-24', '2020-11-21', '2020-12-26'])
    expect(template.goals).toMatchObject([
      { product: 'bhyt-hgd', people: 1_000 },
      { product: 'bhxh-tn', people: 1_000 },
      { base: 229_319, rate: 9_000, covered: 190_863, asOf: '2020-07-31' },
      { people: 2_680, before: 1_091 },
    ])
  })
})

describe('the Saturday of the third full week', () => {
  test('is what people mean by "thứ bảy, tuần thứ ba", where the third Saturday would be another day (T8)', () => {
    const thirdSaturdays = ['08', '09', '10', '11', '12'].map((month) => {
      const first = `2020-${month}-01`
      return addDays(first, ((6 - WEEKDAY(first) + 7) % 7) + 14)
    })
    expect(thirdSaturdays).toEqual(['2020-08-15', '2020-09-19', '2020-10-17', '2020-11-21', '2020-12-19'])
    expect(saturdaysOfThirdFullWeek('2020-08-22', 5)).toEqual(['2020-08-22', '2020-09-26', '2020-10-24', '2020-11-21', '2020-12-26'])
  })

  test('is a Saturday of its month in every month of twenty years', () => {
    for (const day of saturdaysOfThirdFullWeek('2020-01-31', 240))
      expect([WEEKDAY(day), Number(day.slice(8)) >= 20 && Number(day.slice(8)) <= 26]).toEqual([6, true])
    expect(new Set(saturdaysOfThirdFullWeek('2020-01-31', 240).map((day) => day.slice(0, 7))).size).toBe(240)
  })
})

describe('a template on other days', () => {
  test('moves its days, its launch day and its goals together, and leaves the plan behind', () => {
    expect(shiftTemplate(templateOf('60-days'), '2026-11-03')).toMatchObject({
      ...{ firstDay: '2026-11-03', lastDay: '2027-01-01', launchDay: '2026-11-03' },
      goals: [{ firstDay: '2026-11-03', lastDay: '2026-11-03' }, { lastDay: '2027-01-01' }, { lastDay: '2027-01-01' }],
    })
    const moved = shiftTemplate(templateOf('launch-day'), '2026-05-10')
    expect(shown(moved)).toEqual(['wave 1: 2026-05-10 to 2026-05-10', 'phase 1: 2026-05-10 to 2026-06-02'])
    expect([moved.planNumber, moved.planDate]).toEqual([null, null])
    expect(shiftTemplate(templateOf('launch-day'), '2022-05-08')).toEqual(templateOf('launch-day'))
  })

  test('stays a whole month', () => {
    expect(shiftTemplate(templateOf('campaign-month'), '2027-02-01')).toMatchObject({ lastDay: '2027-02-28', launchDay: '2027-02-08' })
  })

  test('counts its Saturdays anew until the year’s end, and the goal of the first one goes along', () => {
    const moved = shiftTemplate(templateOf('monthly-waves'), '2026-08-01')
    expect(moved.periods).toEqual({ days: saturdaysOfThirdFullWeek('2026-08-01', 5) })
    expect(moved).toMatchObject({
      lastDay: '2026-12-31',
      goals: [{ firstDay: '2026-08-22', lastDay: '2026-08-22' }, {}, { asOf: '2026-07-10' }, { firstDay: '2026-08-01', lastDay: '2026-12-31' }],
    })
    const late = shiftTemplate(templateOf('monthly-waves'), '2026-08-23')
    expect(periodsOf(late).filter(({ kind }) => kind === 'wave')).toHaveLength(4)
  })

  test.each(TEMPLATES)('%s has periods that stand on any first day', (name) => {
    for (let by = 0; by < 800; by += 7) {
      const moved = shiftTemplate(templateOf(name), addDays('2026-01-01', by + (by % 5)))
      expect(checkPeriods(moved, periodsOf(moved)).ok).toBe(true)
      for (const goal of moved.goals)
        if (goal.kind === 'people') expect(moved.firstDay <= goal.firstDay && goal.firstDay <= goal.lastDay && goal.lastDay <= moved.lastDay).toBe(true)
    }
  })
})
