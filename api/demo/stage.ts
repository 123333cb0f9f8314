import { randomBytes } from 'node:crypto'
import { actorOf, type Actor } from '#db/actor.ts'
import type { Campaign } from '#db/register.ts'
import { openStore, type Store, type Where } from '#db/store.ts'
import { addDays, dayOf, startOfDay, HOUR } from '#rules/days.ts'
import { makeChance, type Chance } from './chance.ts'

/** How many days before today the campaign began, so that its third week runs. */
export const BEGAN = 16

/** A store whose clock the demo moves from before the campaign to now; everything happens through the verbs that the server uses. */
export type Stage = {
  store: Store
  chance: Chance
  firstDay: string
  share: number
  as(code: string): Actor
  campaign(): Campaign
  /** An instant of the campaign: day 0 is the first, hours may be broken. */
  at(day: number, hour: number): number
  move(now: number): void
}

/** `entries` is about how many are logged in the sixteen days. */
export async function openStage(where: Where, { now, entries }: { now: number; entries: number }): Promise<Stage> {
  const chance = makeChance(1_731)
  const firstDay = addDays(dayOf(now), -BEGAN)
  const at = (day: number, hour: number) => startOfDay(addDays(firstDay, day)) + Math.round(hour * HOUR)
  let clock = at(-3, 8)
  // The keys are made from real chance; only codes and ids repeat from one demo to the next.
  let random = (bytes: number): Uint8Array => new Uint8Array(randomBytes(bytes))
  const store = await openStore(where, { now: () => clock, random: (bytes) => random(bytes), log: logErrors, fail: stop })
  random = chance.bytes
  // A demo that is cut short is built anew, so its thousand writes need not wait for the disk one by one.
  await store.connections.writer.execute('PRAGMA synchronous = OFF')
  return {
    ...{ store, chance, firstDay, share: entries / 6_000, at },
    as(code) {
      const person = [...store.register.staff.values()].find((one) => one.code === code)
      if (!person) throw new Error(`Nobody is called ${code}`)
      return actorOf(store.register, person.id, deviceOf(code), clock)
    },
    campaign: () => [...store.register.campaigns.values()][0] as Campaign,
    move: (next) => void (clock = Math.max(clock, next)),
  }
}

/** Everyone has one phone; its id follows from the code. */
export const deviceOf = (code: string): string => makeChance([...code].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7)).uuid()

const logErrors: Store['log'] = (level, line) => {
  if (level === 'error') process.stderr.write(`${JSON.stringify(line)}\n`)
}

function stop(error: unknown): never {
  throw error
}
