import { and, eq, inArray } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import { dayOf } from '#rules/days.ts'
import { keyedHash } from '../seal.ts'
import { signInFailures } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'

const PER_DEVICE = 5
export const PER_DAY = 30
const LOCK = 15 * 60_000
export const ANY_DEVICE = '*'

/** What tries of a code that nobody has are counted under: it may be a number of somebody, so that it is kept hashed. No code begins so. */
export const unknownCode = ({ keys }: Store, code: string): string => `?${keyedHash(keys.MATCH_KEY.secret, `sign-in:${code}`)}`

/** Counts a try before it is checked, so that many at once cannot slip through. Refuses `sign-in-locked` (with `until`) and `account-locked`. */
export const countTry = (store: Store, code: string, deviceId: string): Promise<{ left: number }> =>
  store.lane.do({
    name: 'count-try',
    alone: async (world) => {
      const rows = await store.connections.write
        .select()
        .from(signInFailures)
        .where(and(eq(signInFailures.code, code), inArray(signInFailures.deviceId, [deviceId, ANY_DEVICE])))
      const own = rows.find((row) => row.deviceId === deviceId)
      const today = rows.find((row) => row.deviceId === ANY_DEVICE && dayOf(row.since) === dayOf(world.now))
      if (own?.lockedUntil && own.lockedUntil > world.now) throw new Refused('sign-in-locked', [], { until: own.lockedUntil })
      if ((today?.count ?? 0) >= PER_DAY) throw new Refused('account-locked')
      const count = (own?.count ?? 0) + 1
      const lockedUntil = count % PER_DEVICE === 0 ? world.now + LOCK * 2 ** (count / PER_DEVICE - 1) : null
      const put = (deviceOf: string, next: { count: number; lockedUntil: number | null; since: number }) =>
        world.statements.push(
          statementOf(
            store.connections.write
              .insert(signInFailures)
              .values({ code, deviceId: deviceOf, ...next })
              .onConflictDoUpdate({ target: [signInFailures.code, signInFailures.deviceId], set: next }),
          ),
        )
      put(deviceId, { count, lockedUntil, since: own?.since ?? world.now })
      put(ANY_DEVICE, { count: (today?.count ?? 0) + 1, lockedUntil: null, since: today?.since ?? world.now })
      return { left: (PER_DEVICE - (count % PER_DEVICE)) % PER_DEVICE }
    },
  })

/** A right PIN wipes what its device had got wrong; a supervisor's unlocking wipes all. */
export const forgetTries = (store: Store, code: string, deviceId: string | null): Promise<void> =>
  store.lane.do({
    name: 'forget-tries',
    alone: async (world) => {
      const which =
        deviceId === null ? eq(signInFailures.code, code) : and(eq(signInFailures.code, code), inArray(signInFailures.deviceId, [deviceId, ANY_DEVICE]))
      world.statements.push(statementOf(store.connections.write.delete(signInFailures).where(which)))
    },
  })
