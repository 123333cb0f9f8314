import type { House, Person } from './house.ts'

const SHIFT = 8 * 3_600_000

/** People by code who sign in anew when the clock has leapt: all but collectors are signed out after twelve hours. */
export function makeShift(house: House): (code: string) => Promise<Person> {
  const signedIn = new Map<string, { at: number; person: Promise<Person> }>()
  return (code) => {
    const known = signedIn.get(code)
    if (known && Math.abs(house.clock.now - known.at) < SHIFT) return known.person
    const person = house.enter(code)
    signedIn.set(code, { at: house.clock.now, person })
    return person
  }
}
