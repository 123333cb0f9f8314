import fc from 'fast-check'
import { expect, test } from 'vitest'
import { metresBetween, nearestFirst, readPlace } from '#rules/distance.ts'

const TAY_NINH = { latitude: 11.31, longitude: 106.098 }
const SAIGON = { latitude: 10.776, longitude: 106.701 }
const places = fc.record({ latitude: fc.double({ min: -90, max: 90, noNaN: true }), longitude: fc.double({ min: -180, max: 180, noNaN: true }) })

test('Tây Ninh lies 88 to 90 km from Saigon, a degree along the equator is 111.2 km, the poles are half the world apart', () => {
  expect(metresBetween(TAY_NINH, SAIGON)).toBeGreaterThan(88_000)
  expect(metresBetween(TAY_NINH, SAIGON)).toBeLessThan(90_000)
  expect(metresBetween({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBe(111_195)
  expect(metresBetween({ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 77 })).toBe(20_015_114)
})

test('there and back is the same way, here to here is none, and nothing is further than half the world', () => {
  fc.assert(
    fc.property(places, places, (one, other) => {
      expect(metresBetween(one, other)).toBe(metresBetween(other, one))
      expect(metresBetween(one, one)).toBe(0)
      expect(metresBetween(one, other)).toBeLessThanOrEqual(20_015_114)
    }),
  )
})

test.each([
  ['11.3124, 106.0987', [11.3124, 106.0987]],
  ['11.3124 106.0987', [11.3124, 106.0987]],
  ['11,3124; 106,0987', [11.3124, 106.0987]],
  ['11,3124, 106,0987', [11.3124, 106.0987]],
  ['11,106', [11, 106]],
  ['-11.5°, -106°', [-11.5, -106]],
])('%s is read as maps mean it', (text, [latitude, longitude]) => {
  expect(readPlace(text)).toEqual({ ok: true, value: { latitude, longitude } })
})

test.each(['', '11.3124', '91, 106', '11, 181', '11.3, 106.1, 5', 'Gò Dầu', '11.3N, 106.1E', '11..3, 106'])('%s is no place', (text) => {
  expect(readPlace(text).ok).toBe(false)
})

test('those that have some come by their way, then those whose way nobody knows by what they have; the empty ones not at all', () => {
  const at = (name: string, left: number, place: { latitude: number | null; longitude: number | null }) => ({ name, left, ...place })
  const nowhere = { latitude: null, longitude: null }
  const offices = [at('unknown, 3', 3, nowhere), at('far', 1, SAIGON), at('empty', 0, TAY_NINH), at('unknown, 9', 9, nowhere), at('near', 2, TAY_NINH)]
  expect(nearestFirst(TAY_NINH, offices).map(({ name }) => name)).toEqual(['near', 'far', 'unknown, 9', 'unknown, 3'])
  expect(nearestFirst(nowhere, offices).map(({ name, metres }) => [name, metres])).toEqual([
    ['unknown, 9', null],
    ['unknown, 3', null],
    ['near', null],
    ['far', null],
  ])
})
