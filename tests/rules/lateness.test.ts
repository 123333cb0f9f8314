import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeInPeriods, suggestLate, toldLateness } from '#rules/lateness.ts'
import { at, thirtyFiveDays } from './made.ts'

const entry = (collected: string, received: string) => ({ collectedAt: at(collected), receivedAt: at(received), capturedAt: at(collected) })

describe('an entry that arrives', () => {
  test('counts in the week of its receipt while the cutoff has not passed (T16)', () => {
    expect(placeInPeriods(entry('2025-11-18 22:50', '2025-11-19 08:10'), thirtyFiveDays())).toMatchObject({
      weekId: 'week 1',
      phaseId: 'phase 1',
      late: null,
    })
    expect(placeInPeriods(entry('2025-11-19 00:30', '2025-11-19 00:30'), thirtyFiveDays())).toMatchObject({ weekId: 'week 2', late: null })
  })

  test('at the cutoff itself is late, a millisecond earlier it is not', () => {
    expect(placeInPeriods(entry('2025-11-18 23:00', '2025-11-19 11:59:59.999'), thirtyFiveDays())).toMatchObject({ weekId: 'week 1', late: null })
    expect(placeInPeriods(entry('2025-11-18 23:00', '2025-11-19 12:00:00'), thirtyFiveDays())).toMatchObject({
      weekId: null,
      naturalWeekId: 'week 1',
      phaseId: 'phase 1',
      late: 'waiting',
    })
  })

  test('after the close counts in the phase alone (T16)', () => {
    expect(placeInPeriods(entry('2025-11-18 20:00', '2025-11-20 09:00'), thirtyFiveDays(['week 1']))).toMatchObject({
      weekId: null,
      naturalWeekId: 'week 1',
      phaseId: 'phase 1',
      late: 'phase-only',
      afterPhase: false,
    })
  })

  test('late for the launch day counts in its week all the same', () => {
    expect(placeInPeriods(entry('2025-11-12 20:00', '2025-11-13 13:00'), thirtyFiveDays())).toMatchObject({
      dayId: null,
      naturalDayId: 'day 1',
      weekId: 'week 1',
      late: 'waiting',
    })
  })

  test('after the launch day is final alone counts in its week, and is not called late', () => {
    expect(placeInPeriods(entry('2025-11-12 20:00', '2025-11-14 09:00'), thirtyFiveDays(['day 1']))).toMatchObject({
      dayId: null,
      naturalDayId: 'day 1',
      weekId: 'week 1',
      phaseId: 'phase 1',
      late: null,
    })
  })

  test('after the launch day of a campaign without weeks counts in the phase alone', () => {
    const periods = thirtyFiveDays(['day 1']).filter(({ kind }) => kind !== 'week')
    expect(placeInPeriods(entry('2025-11-12 20:00', '2025-11-14 09:00'), periods)).toMatchObject({ dayId: null, phaseId: 'phase 1', late: 'phase-only' })
  })

  test('late for a week whose launch day is final waits for the week', () => {
    expect(placeInPeriods(entry('2025-11-12 20:00', '2025-11-19 13:00'), thirtyFiveDays(['day 1']))).toMatchObject({
      dayId: null,
      weekId: null,
      late: 'waiting',
    })
  })

  test('late for the last week is late for the phase too', () => {
    expect(placeInPeriods(entry('2025-12-16 20:00', '2025-12-17 12:00'), thirtyFiveDays())).toMatchObject({
      weekId: null,
      phaseId: null,
      late: 'waiting',
    })
  })

  test('after the phase is final counts nowhere and says so', () => {
    const all = thirtyFiveDays(thirtyFiveDays().map((period) => period.id))
    expect(placeInPeriods(entry('2025-12-16 20:00', '2025-12-18 12:00'), all)).toMatchObject({
      weekId: null,
      phaseId: null,
      naturalPhaseId: 'phase 1',
      afterPhase: true,
    })
  })

  test('outside the campaign has no period and is not late', () => {
    expect(Object.values(placeInPeriods(entry('2025-11-01 09:00', '2025-11-01 09:00'), thirtyFiveDays())).filter(Boolean)).toEqual([])
  })
})

describe('a decision on a late entry', () => {
  const late = entry('2025-11-18 23:00', '2025-11-19 12:00:01')

  test('to accept lets it count in its week', () => {
    expect(placeInPeriods(late, thirtyFiveDays(), 'accepted')).toMatchObject({ weekId: 'week 1', phaseId: 'phase 1', late: null })
  })

  test('to leave out keeps it in the phase', () => {
    expect(placeInPeriods(late, thirtyFiveDays(), 'left-out')).toMatchObject({ weekId: null, phaseId: 'phase 1', late: null })
  })

  test('holds for all periods it is late for', () => {
    const last = entry('2025-12-16 20:00', '2025-12-17 12:00')
    expect(placeInPeriods(last, thirtyFiveDays(), 'accepted')).toMatchObject({ weekId: 'week 5', phaseId: 'phase 1', late: null })
    expect(placeInPeriods(last, thirtyFiveDays(), 'left-out')).toMatchObject({ weekId: null, phaseId: null, late: null })
  })

  test('comes too late for a week that is final', () => {
    expect(placeInPeriods(late, thirtyFiveDays(['week 1']), 'accepted')).toMatchObject({ weekId: null, phaseId: 'phase 1', late: 'phase-only' })
  })
})

test('only who misses more than the launch day hears of it', () => {
  const placed = (late: 'waiting' | 'accepted' | 'left-out' | 'phase-only' | null, weekId: string | null, phaseId: string | null = 'p') =>
    toldLateness({ late, weekId, phaseId })
  expect(placed('left-out', 'w')).toBe(null)
  expect(placed('phase-only', 'w')).toBe(null)
  expect(placed('waiting', 'w')).toBe('waiting')
  expect(placed('accepted', 'w')).toBe('accepted')
  expect(placed('left-out', null)).toBe('left-out')
  expect(placed('phase-only', null)).toBe('phase-only')
  expect(placed('left-out', 'w', null)).toBe('left-out')
})

test('nothing ever comes to count in a final week', () => {
  const moment = fc.integer({ min: at('2025-11-10 00:00'), max: at('2025-12-20 00:00') })
  const ids = thirtyFiveDays().map((period) => period.id)
  const decision = fc.constantFrom('accepted' as const, 'left-out' as const, null)
  fc.assert(
    fc.property(moment, moment, fc.subarray(ids), decision, (collectedAt, receivedAt, final, decided) => {
      const placed = placeInPeriods({ collectedAt, receivedAt, capturedAt: collectedAt }, thirtyFiveDays(final), decided)
      for (const id of [placed.dayId, placed.weekId, placed.phaseId]) expect(final).not.toContain(id)
    }),
  )
})

test('"accept" is suggested when the phone captured it before the end and nothing is flagged', () => {
  const week = { lastDay: '2025-11-18' }
  expect(suggestLate({ capturedAt: at('2025-11-18 23:59:59.999') }, week, [])).toBe('accept')
  expect(suggestLate({ capturedAt: at('2025-11-19 00:00') }, week, [])).toBe('leave-out')
  expect(suggestLate({ capturedAt: at('2025-11-18 20:00') }, week, ['day-changed'])).toBe('leave-out')
})
