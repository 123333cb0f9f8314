import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AT, makeHouse } from '../cast/house.ts'
import { makeShift } from '../cast/shift.ts'
import { happening, type Happening } from './happening.ts'
import { happen } from './happenings.ts'
import { expectCounts, expectPromises } from './promises.ts'

test('whatever happens, tallies and memory equal a recount, places and gifts are given once, and closed weeks stay as they are', async () => {
  const closed = { weeks: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 25, maxLength: 50 }), async (happenings) => void (closed.weeks += await live(happenings))),
    { numRuns: 12, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false, endOnFailure: true },
  )
  expect(closed.weeks).toBeGreaterThan(0)
}, 60_000)

test('whatever happens once the phase is final too, every final period holds exactly what its newest version counts', async () => {
  const versions = { all: 0 }
  const [before, after] = [fc.array(happening, { minLength: 8, maxLength: 14 }), fc.array(happening, { minLength: 15, maxLength: 30 })]
  await fc.assert(
    fc.asyncProperty(before, after, async (first, then) => {
      const ends = Array.from({ length: 7 }, (): Happening => ({ what: 'finish' }))
      versions.all += await live([...first, ...ends, ...then])
    }),
    { numRuns: 6, interruptAfterTimeLimit: 15_000, markInterruptAsFailure: false, endOnFailure: true },
  )
  expect(versions.all).toBeGreaterThanOrEqual(7)
}, 60_000)

/** Plays one campaign and answers how many versions were made in it. */
async function live(happenings: Happening[]): Promise<number> {
  const house = await makeHouse({ furniture: { organisations: ['u1', 'u2', 'u3'].map((code) => ({ code })), campaign: { launchDay: '2025-11-12' } } })
  house.clock.now = AT('2025-11-14T09:00:00+07:00')
  const stage = { house, as: makeShift(house), entries: [] }
  const sealed = new Map<string, string>()
  let last = house
  try {
    for (const one of happenings) {
      await happen(stage, one)
      await expectPromises(house, sealed)
    }
    last = await house.reopen()
    await expectCounts(last)
  } finally {
    await last.close()
  }
  return sealed.size
}
