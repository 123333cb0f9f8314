import { describe, expect, test } from 'vitest'
import { correctClock, type ClockFacts } from '#rules/clock.ts'
import { at } from './made.ts'

const minutes = (count: number) => count * 60_000
const received = at('2025-11-18 10:00')
const facts = (changed: Partial<ClockFacts>): ClockFacts => ({
  capturedAt: received - minutes(10),
  collectedAt: received - minutes(10),
  collectedFrom: 'clock',
  offset: 0,
  receivedAt: received,
  ...changed,
})

describe("a phone's clock", () => {
  test('up to five minutes off is taken as it is', () => {
    expect(correctClock(facts({ offset: minutes(5) }))).toEqual({
      capturedAt: received - minutes(10),
      collectedAt: received - minutes(10),
      corrected: false,
      flags: [],
    })
    expect(correctClock(facts({ offset: -minutes(5) })).corrected).toBe(false)
  })

  test('further off is corrected, and the entry is flagged', () => {
    expect(correctClock(facts({ capturedAt: received - minutes(70), collectedAt: received - minutes(70), offset: minutes(60) }))).toEqual({
      capturedAt: received - minutes(10),
      collectedAt: received - minutes(10),
      corrected: true,
      flags: ['clock-corrected'],
    })
  })

  test('does not move a time typed off the receipt', () => {
    const typed = at('2025-11-18 08:30')
    const corrected = correctClock(facts({ collectedAt: typed, collectedFrom: 'receipt', capturedAt: received + minutes(50), offset: -minutes(60) }))
    expect(corrected).toEqual({ capturedAt: received - minutes(10), collectedAt: typed, corrected: true, flags: ['clock-corrected'] })
  })

  test('corrected over midnight changes the day, which a supervisor sees', () => {
    const midnight = at('2025-11-19 00:20')
    const clock = facts({ capturedAt: midnight, collectedAt: midnight, offset: -minutes(30), receivedAt: at('2025-11-19 08:00') })
    expect(correctClock(clock)).toMatchObject({ collectedAt: at('2025-11-18 23:50'), flags: ['clock-corrected', 'day-changed'] })
  })

  test('up to five minutes ahead counts as the moment of receipt', () => {
    const ahead = received + minutes(5)
    expect(correctClock(facts({ capturedAt: ahead, collectedAt: ahead, offset: -minutes(5) }))).toEqual({
      capturedAt: received,
      collectedAt: received,
      corrected: true,
      flags: [],
    })
  })
})

describe('a time', () => {
  test('a little ahead over midnight belongs to the day of the receipt, without a flag', () => {
    const midnight = at('2025-11-19 00:01')
    const clock = facts({ capturedAt: midnight, collectedAt: midnight, offset: -minutes(2), receivedAt: at('2025-11-18 23:59') })
    expect(correctClock(clock)).toEqual({ capturedAt: clock.receivedAt, collectedAt: clock.receivedAt, corrected: true, flags: [] })
  })

  test('of capture that is still to come is flagged beside a good receipt', () => {
    expect(correctClock(facts({ capturedAt: received + minutes(6), collectedFrom: 'receipt' })).flags).toEqual(['future'])
  })

  test('more than five minutes after the receipt, even corrected, is flagged and stays', () => {
    const ahead = received + minutes(5) + 1
    expect(correctClock(facts({ capturedAt: ahead, collectedAt: ahead }))).toEqual({
      capturedAt: ahead,
      collectedAt: ahead,
      corrected: false,
      flags: ['future'],
    })
  })

  test('typed later than the server received it is flagged', () => {
    expect(correctClock(facts({ collectedAt: received + minutes(1), collectedFrom: 'receipt' })).flags).toEqual(['future'])
  })

  test('more than 72 hours old is flagged', () => {
    expect(correctClock(facts({ collectedAt: received - minutes(72 * 60), collectedFrom: 'receipt' })).flags).toEqual([])
    expect(correctClock(facts({ collectedAt: received - minutes(72 * 60) - 1, collectedFrom: 'receipt' })).flags).toEqual(['old'])
  })
})
