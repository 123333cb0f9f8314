import { describe, expect, test } from 'vitest'
import { metresBetween } from '#rules/distance.ts'
import { forecastOf, freeOf, suggestShipments, type Shelf } from '#rules/stock-forecast.ts'

const TODAY = '2025-11-13'
const shelf = (given: Partial<Shelf> = {}): Shelf => ({ balance: 30, handedInWeek: 14, waiting: [], onTheWay: 0, ...given })

describe('a shelf lasts', () => {
  test('as long as the last seven days would empty it', () => {
    expect(forecastOf(shelf(), TODAY)).toEqual({ neededInSevenDays: 14, lasts: 15, emptyOn: '2025-11-28', warning: null, toSend: 0 })
  })

  test('no longer than the vouchers that wait need their share of the days left', () => {
    expect(forecastOf(shelf({ balance: 90, waiting: [{ vouchers: 80, daysLeft: 14 }] }), TODAY)).toMatchObject({ neededInSevenDays: 40, lasts: 15 })
    expect(forecastOf(shelf({ balance: 90, waiting: [{ vouchers: 80, daysLeft: 3 }] }), TODAY)).toMatchObject({ neededInSevenDays: 80 })
  })

  test('for ever where nothing is needed, and not a day below zero', () => {
    expect(forecastOf(shelf({ handedInWeek: 0 }), TODAY)).toMatchObject({ lasts: null, emptyOn: null, warning: null })
    expect(forecastOf(shelf({ balance: -2 }), TODAY)).toMatchObject({ lasts: 0, emptyOn: TODAY, warning: 'below-issued', toSend: 16 })
  })
})

test('an office is warned below its open vouchers, then below a week of need, whatever is on the way; what is on the way need not be sent again', () => {
  const waiting = [{ vouchers: 31, daysLeft: 60 }]
  expect(forecastOf(shelf({ waiting }), TODAY)).toMatchObject({ warning: 'below-issued', toSend: 1 })
  expect(forecastOf(shelf({ waiting, onTheWay: 5 }), TODAY)).toMatchObject({ warning: 'below-issued', toSend: 0 })
  expect(forecastOf(shelf({ balance: 13 }), TODAY)).toMatchObject({ warning: 'below-need', toSend: 1 })
})

test('free is what an office needs neither for its vouchers nor for seven days', () => {
  expect(freeOf(30, [{ vouchers: 10, daysLeft: 60 }], 14)).toBe(16)
  expect(freeOf(30, [{ vouchers: 40, daysLeft: 60 }], 14)).toBe(0)
})

describe('a shipment is suggested', () => {
  const at: Record<string, number> = { near: 1, far: 9, short: 0, poor: 5 }
  const line = (from: string, to: string) => Math.abs((at[from] ?? 0) - (at[to] ?? 0))
  const office = (id: string, free: number, toSend = 0) => ({ id, free, toSend })

  test('from the nearest office that has more than it needs, the rest from the next one', () => {
    expect(suggestShipments([office('far', 90), office('near', 10), office('short', 0, 25)], line)).toEqual([
      { from: 'near', to: 'short', quantity: 10 },
      { from: 'far', to: 'short', quantity: 15 },
    ])
  })

  test('first for whoever lacks most, and never twice with the same mugs', () => {
    expect(suggestShipments([office('near', 30), office('poor', 0, 20), office('short', 0, 25)], line)).toEqual([
      { from: 'near', to: 'short', quantity: 25 },
      { from: 'near', to: 'poor', quantity: 5 },
    ])
  })

  test('where no place is known, from whoever has most', () => {
    expect(suggestShipments([office('near', 10), office('far', 90), office('short', 0, 5)], () => null)).toEqual([{ from: 'far', to: 'short', quantity: 5 }])
  })

  test('none where nobody has any', () => expect(suggestShipments([office('short', 0, 5)], line)).toEqual([]))
})

test('Gò Dầu is about 31 km from Tân Ninh', () => {
  expect(Math.round(metresBetween({ latitude: 11.085, longitude: 106.262 }, { latitude: 11.312, longitude: 106.098 }) / 1_000)).toBe(31)
})
