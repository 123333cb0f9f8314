import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween } from '#rules/days.ts'
import { campaignDay, cutoffOf, periodsAt, proposePeriods, type PeriodDraft } from '#rules/periods.ts'
import { at, thirtyFiveDays } from './made.ts'

const spans = (drafts: PeriodDraft[]) => drafts.filter((draft) => draft.kind !== 'phase').map((draft) => [draft.firstDay, draft.lastDay])

describe('proposed periods', () => {
  test('35 days from a Wednesday are five Wednesday-to-Tuesday weeks (T1)', () => {
    expect(spans(proposePeriods({ firstDay: '2025-11-12', lastDay: '2025-12-16' }, 'from-first-day'))).toEqual([
      ['2025-11-12', '2025-11-18'],
      ['2025-11-19', '2025-11-25'],
      ['2025-11-26', '2025-12-02'],
      ['2025-12-03', '2025-12-09'],
      ['2025-12-10', '2025-12-16'],
    ])
  })

  test('60 days give eight weeks and a period of four days (T2)', () => {
    const weeks = spans(proposePeriods({ firstDay: '2025-11-04', lastDay: '2026-01-02' }, 'from-first-day'))
    expect(weeks).toHaveLength(9)
    expect(weeks.slice(-2)).toEqual([
      ['2025-12-23', '2025-12-29'],
      ['2025-12-30', '2026-01-02'],
    ])
  })

  test('a last block of three days joins the week before it', () => {
    expect(spans(proposePeriods({ firstDay: '2025-11-04', lastDay: '2025-11-13' }, 'from-first-day'))).toEqual([['2025-11-04', '2025-11-13']])
  })

  test('calendar weeks are cut at the ends of the campaign and short ends join their neighbour', () => {
    expect(spans(proposePeriods({ firstDay: '2025-11-12', lastDay: '2025-12-16' }, 'calendar'))).toEqual([
      ['2025-11-12', '2025-11-16'],
      ['2025-11-17', '2025-11-23'],
      ['2025-11-24', '2025-11-30'],
      ['2025-12-01', '2025-12-07'],
      ['2025-12-08', '2025-12-16'],
    ])
    expect(spans(proposePeriods({ firstDay: '2025-11-14', lastDay: '2025-11-23' }, 'calendar'))).toEqual([['2025-11-14', '2025-11-23']])
    expect(spans(proposePeriods({ firstDay: '2025-11-13', lastDay: '2025-11-23' }, 'calendar'))).toEqual([
      ['2025-11-13', '2025-11-16'],
      ['2025-11-17', '2025-11-23'],
    ])
  })

  test('explicit days are waves, in order and once each', () => {
    const days = ['2020-09-26', '2020-08-22', '2020-10-24', '2020-08-22']
    const drafts = proposePeriods({ firstDay: '2020-08-22', lastDay: '2020-12-31' }, { days })
    expect(drafts.map(({ kind, number, firstDay }) => [kind, number, firstDay])).toEqual([
      ['wave', 1, '2020-08-22'],
      ['wave', 2, '2020-09-26'],
      ['wave', 3, '2020-10-24'],
      ['phase', 1, '2020-08-22'],
    ])
  })

  test('the launch day comes first, the phase is the whole campaign and comes last', () => {
    const drafts = proposePeriods({ firstDay: '2025-11-02', lastDay: '2025-12-31', launchDay: '2025-11-04' }, 'from-first-day')
    expect(drafts[0]).toEqual({ kind: 'day', number: 1, firstDay: '2025-11-04', lastDay: '2025-11-04' })
    expect(drafts.at(-1)).toEqual({ kind: 'phase', number: 1, firstDay: '2025-11-02', lastDay: '2025-12-31' })
  })

  test('weeks cover every day of a campaign once, none shorter than four days unless it is alone', () => {
    const campaign = fc.record({ start: fc.integer({ min: 0, max: 2000 }), length: fc.integer({ min: 1, max: 120 }) })
    fc.assert(
      fc.property(campaign, fc.constantFrom('from-first-day' as const, 'calendar' as const), ({ start, length }, plan) => {
        const firstDay = addDays('2025-01-01', start)
        const lastDay = addDays(firstDay, length - 1)
        const weeks = proposePeriods({ firstDay, lastDay }, plan).filter((draft) => draft.kind === 'week')
        const days = weeks.flatMap((week) => Array.from({ length: daysBetween(week.firstDay, week.lastDay) + 1 }, (_, index) => addDays(week.firstDay, index)))
        expect(days).toEqual(Array.from({ length }, (_, index) => addDays(firstDay, index)))
        expect(weeks.length === 1 || weeks.every((week) => daysBetween(week.firstDay, week.lastDay) >= 3)).toBe(true)
        expect(weeks.map((week) => week.number)).toEqual(weeks.map((_, index) => index + 1))
      }),
    )
  })
})

describe('a moment', () => {
  const named = (instant: number) => Object.values(periodsAt(instant, thirtyFiveDays())).map((period) => period?.id ?? null)

  test('belongs to the launch day, its week and the phase', () => {
    expect(named(at('2025-11-12 08:00'))).toEqual(['day 1', 'week 1', 'phase 1'])
  })

  test('half an hour after midnight belongs to the second week (T16)', () => {
    expect(named(at('2025-11-18 23:59:59.999'))).toEqual([null, 'week 1', 'phase 1'])
    expect(named(at('2025-11-19 00:30'))).toEqual([null, 'week 2', 'phase 1'])
  })

  test('outside the campaign belongs to nothing', () => {
    expect(named(at('2025-11-11 23:59:59.999'))).toEqual([null, null, null])
    expect(named(at('2025-12-17 00:00'))).toEqual([null, null, null])
  })

  test('between two waves counts in the phase alone; a wave stands for a week', () => {
    const drafts = proposePeriods({ firstDay: '2020-08-22', lastDay: '2020-12-31' }, { days: ['2020-08-22', '2020-09-26'] })
    const periods = drafts.map((draft) => ({ ...draft, id: `${draft.kind} ${draft.number}`, cutoffAt: 0, final: false }))
    expect(periodsAt(at('2020-09-01 09:00'), periods)).toMatchObject({ week: null, phase: { id: 'phase 1' } })
    expect(periodsAt(at('2020-09-26 09:00'), periods)).toMatchObject({ week: { id: 'wave 2' } })
  })

  test('is in at most one week, and its week holds its day', () => {
    const periods = thirtyFiveDays()
    fc.assert(
      fc.property(fc.integer({ min: at('2025-11-10 00:00'), max: at('2025-12-19 00:00') }), (instant) => {
        const day = dayOf(instant)
        const holding = periods.filter((period) => period.kind === 'week' && period.firstDay <= day && day <= period.lastDay)
        expect(holding.length).toBe(day >= '2025-11-12' && day <= '2025-12-16' ? 1 : 0)
        expect(periodsAt(instant, periods).week).toBe(holding[0] ?? null)
      }),
    )
  })
})

test('the cutoff stands so many hours after the last day ends', () => {
  expect(cutoffOf('2025-11-18', 12)).toBe(at('2025-11-19 12:00'))
  expect(cutoffOf('2025-11-18', 0)).toBe(at('2025-11-19 00:00'))
})

describe('the day of the campaign', () => {
  test.each([
    ['2025-11-02', '2025-12-31', '2025-12-31', { day: 60, of: 60 }],
    ['2025-11-04', '2025-12-31', '2025-12-31', { day: 58, of: 58 }],
    ['2025-11-04', '2026-01-02', '2026-01-02', { day: 60, of: 60 }],
    ['2025-11-02', '2025-12-31', '2025-11-18', { day: 17, of: 60 }],
    ['2025-11-02', '2025-12-31', '2025-11-01', null],
    ['2025-11-02', '2025-12-31', '2026-01-01', null],
  ])('%s to %s on %s (T2)', (firstDay, lastDay, today, expected) => expect(campaignDay({ firstDay, lastDay }, today)).toEqual(expected))
})
