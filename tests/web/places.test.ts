import { expect, test } from 'vitest'
import { firstPlace, placesFor } from '../../web/state/places.ts'
import { sumOf } from '../../web/state/totals.ts'
import { person } from './desk-house.ts'
import { lan } from './fake-server.ts'

test('everybody begins where their work is', () => {
  expect(firstPlace(lan)).toBe('/')
  expect(firstPlace(person('supervisor'))).toBe('/xac-nhan')
  expect(firstPlace(person('clerk'))).toBe('/quay')
  expect(firstPlace(person('organiser'))).toBe('/tong-quan')
  expect(firstPlace({ ...person('organiser'), campaigns: [] })).toBe('/thiet-lap')
  expect(firstPlace({ ...lan, assignments: [] })).toBe('/tin')
})

test('who holds several roles reaches all of them', () => {
  const both = { ...lan, assignments: [...lan.assignments, ...person('supervisor').assignments, ...person('clerk').assignments] }
  expect(placesFor(both).map(({ href }) => href)).toEqual(expect.arrayContaining(['/', '/ghi-nhan', '/xac-nhan', '/quay', '/ton-kho']))
  expect(firstPlace(both)).toBe('/')
})

test('the own shelf stands in the dock of a clerk, those of all counters in the dock of a supervisor and in the rail of an organiser', () => {
  const shelves = (role: 'clerk' | 'supervisor' | 'organiser') => placesFor(person(role)).filter(({ icon }) => icon === 'shelf')
  expect(shelves('clerk')).toMatchObject([{ href: '/ton-kho' }])
  expect(shelves('supervisor')).toMatchObject([{ href: '/kho' }])
  expect([shelves('supervisor')[0]?.railOnly, shelves('organiser')[0]?.railOnly]).toEqual([undefined, true])
})

test('a clerk’s dock holds the counter, lost vouchers, the shelf and the news', () => {
  expect(placesFor(person('clerk')).map(({ href }) => href)).toEqual(['/quay', '/tim-phieu', '/ton-kho', '/tin'])
})

test('an organiser’s dock holds five places, and the rail the rest', () => {
  const places = placesFor(person('organiser'))
  expect(places.filter(({ railOnly }) => !railOnly).map(({ href }) => href)).toEqual(['/tong-quan', '/chot', '/xac-nhan', '/thiet-lap', '/tin'])
  expect(places.filter(({ railOnly }) => railOnly).map(({ href }) => href)).toEqual(['/kho', '/giai-thuong', '/nhat-ky', '/xep-hang'])
})

test('totals add up what the rows say', () => {
  const row = {
    collectorId: 'a',
    collector: 'A',
    day: '2025-11-12',
    voluntary: 2,
    household: 1,
    renewals: 0,
    donated: 1,
    amount: 3_168_000,
    unverified: 1,
  }
  expect(sumOf([row, { ...row, voluntary: 3, amount: 1 }])).toMatchObject({
    voluntary: 5,
    household: 2,
    donated: 2,
    amount: 3_168_001,
    unverified: 2,
  })
})
