import { expect, test } from 'vitest'
import { readBirth, readDay, readMonth, serialDay } from '#rules/written-days.ts'

const TODAY = '2025-11-28'

test.each([
  ['28/11/2025', '2025-11-28'],
  ['8/1/2025', '2025-01-08'],
  ['28-11-25', '2025-11-28'],
  ['28.11.2025', '2025-11-28'],
  ['28 / 11 / 2025', '2025-11-28'],
  ['2025-11-28', '2025-11-28'],
  ['2025/11/28', '2025-11-28'],
  ['2025-11-28T00:00:00', '2025-11-28'],
  ['28/11/2025 14:30', '2025-11-28'],
  ['28112025', '2025-11-28'],
  ['20251128', '2025-11-28'],
  ['ngày 28 tháng 11 năm 2025', '2025-11-28'],
  ['45989', '2025-11-28'],
  ['45989.604', '2025-11-28'],
  ['31/02/2025', null],
  ['11/28/2025', null],
  ['hôm qua', null],
  ['', null],
  ['7', null],
])('the day written %s is %s', (text, day) => {
  expect(readDay(text, TODAY)).toBe(day)
})

test('Excel counts from 1900, with a day that never was, or from 1904', () => {
  expect([
    serialDay(1, false),
    serialDay(59, false),
    serialDay(60, false),
    serialDay(61, false),
    serialDay(45_989, false),
    serialDay(44_527, true),
    serialDay(0, true),
  ]).toEqual(['1900-01-01', '1900-02-28', null, '1900-03-01', '2025-11-28', '2025-11-28', '1904-01-01'])
  expect([serialDay(0, false), serialDay(-4, false), serialDay(9e9, false), serialDay(Number.NaN, false), readDay('44527', TODAY, true)]).toEqual([
    null,
    null,
    null,
    null,
    '2025-11-28',
  ])
})

test.each([
  ['1985', { year: 1985, day: null }],
  ['05/06/1985', { year: 1985, day: '1985-06-05' }],
  ['5-6-85', { year: 1985, day: '1985-06-05' }],
  ['1/2/24', { year: 2024, day: '2024-02-01' }],
  ['00/00/1985', { year: 1985, day: null }],
  ['--/--/1985', { year: 1985, day: null }],
  ['3/1985', { year: 1985, day: null }],
  ['31203', { year: 1985, day: '1985-06-05' }],
  ['2031', null],
  ['1899', null],
  ['không rõ', null],
])('the birth written %s is understood', (text, birth) => {
  expect(readBirth(text, TODAY)).toEqual(birth)
})

test.each([
  ['12/2025', '2025-12'],
  ['1-2026', '2026-01'],
  ['2025-12', '2025-12'],
  ['2025/1', '2025-01'],
  ['122025', '2025-12'],
  ['202512', '2025-12'],
  ['tháng 12 năm 2025', '2025-12'],
  ['T12/2025', '2025-12'],
  ['01/12/2025', '2025-12'],
  ['45992', '2025-12'],
  ['13/2025', null],
  ['12', null],
])('the month written %s is %s', (text, month) => {
  expect(readMonth(text, TODAY)).toBe(month)
})
