import { describe, expect, test } from 'vitest'
import { numberPeriods } from '#rules/check-periods.ts'
import { movedPlan, planOf, saturdaysWithin } from '#rules/period-plans.ts'
import { proposePeriods } from '#rules/periods.ts'
import { templateOf } from '#rules/templates.ts'
import { TEMPLATES } from '#rules/words.ts'

describe('the plan that periods look like', () => {
  test.each(TEMPLATES)('of %s is its own', (name) => {
    const template = templateOf(name)
    expect(planOf(template, proposePeriods(template, template.periods))).toEqual(template.periods)
  })

  test('of a campaign without weeks is explicit days, of weeks written by hand blocks from the first day', () => {
    const campaign = { firstDay: '2025-11-12', lastDay: '2025-12-16', launchDay: '2025-11-12' }
    expect(planOf(campaign, proposePeriods(campaign, { days: [] }))).toEqual({ days: [] })
    expect(planOf(campaign, [{ kind: 'week', firstDay: '2025-11-12', lastDay: '2025-12-16' }])).toBe('from-first-day')
  })
})

describe('a plan for other days', () => {
  const before = templateOf('monthly-waves')

  test('counts Saturdays of the third full week anew', () => {
    const after = { firstDay: '2020-08-22', lastDay: '2021-01-31' }
    expect(movedPlan(before.periods, before, after)).toEqual({ days: [...saturdaysWithin(before), '2021-01-23'] })
  })

  test('moves other days along and leaves out what lies outside', () => {
    const plan = { days: ['2020-09-01', '2020-12-30'] }
    expect(movedPlan(plan, before, { firstDay: '2020-08-24', lastDay: '2020-12-31' })).toEqual({ days: ['2020-09-03'] })
    expect(movedPlan('calendar', before, before)).toBe('calendar')
  })
})

test('periods are numbered within their kind in the order of their days, whatever order they come in', () => {
  const week = (firstDay: string) => ({ kind: 'week' as const, firstDay, lastDay: firstDay })
  const given = [week('2025-11-19'), { ...week('2025-11-12'), kind: 'day' as const }, week('2025-11-12')]
  expect(numberPeriods(given).map(({ kind, number, firstDay }) => [kind, number, firstDay])).toEqual([
    ['day', 1, '2025-11-12'],
    ['week', 1, '2025-11-12'],
    ['week', 2, '2025-11-19'],
  ])
})
