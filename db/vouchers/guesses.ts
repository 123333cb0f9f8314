import { and, count, eq, gt } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import { readCode } from '#rules/voucher-codes.ts'
import { note } from '../audit/note.ts'
import { lookupMisses } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'

const MISSES = 10
const WINDOW = 10 * 60_000

/** Ten unknown codes within ten minutes, at whatever door they were tried. */
export async function isLocked(store: Store, deviceId: string, db = store.connections.read): Promise<boolean> {
  const recent = and(eq(lookupMisses.deviceId, deviceId), gt(lookupMisses.at, store.now() - WINDOW))
  const [found] = await db.select({ count: count() }).from(lookupMisses).where(recent)
  return (found?.count ?? 0) >= MISSES
}

export async function refuseLocked(store: Store, deviceId: string): Promise<void> {
  if (await isLocked(store, deviceId)) throw new Refused('lookup-locked')
}

/** Counts an unknown code before it is answered, so that many at once cannot slip through: refuses `lookup-locked` from the eleventh on. */
export const countMiss = (store: Store, clerk: Clerk): Promise<void> =>
  store.lane.do({
    name: 'look-up-miss',
    alone: async (world) => {
      const { write } = store.connections
      const { deviceId } = clerk
      if (await isLocked(store, deviceId, write)) throw new Refused('lookup-locked')
      world.statements.push(statementOf(write.insert(lookupMisses).values({ deviceId, at: world.now })))
      note(world, clerk, 'look-up-missed', clerk.officeId)
    },
  })

/**
 * For each other door that takes a voucher's code: a locked device is refused, what leads nowhere is a miss as if it had been looked up,
 * and a wrong check digit is `code-mistyped`, never `not-found` (RULES section 10).
 */
export async function withoutGuessing<Answer>(store: Store, clerk: Clerk, code: string, act: () => Promise<Answer>): Promise<Answer> {
  await refuseLocked(store, clerk.deviceId)
  const isCode = readCode(code).ok
  if (!isCode && /^\d{12}$/.test(code)) throw new Refused('code-mistyped', ['code'])
  try {
    return await act()
  } catch (error) {
    if (isCode && error instanceof Refused && error.code === 'not-found') await countMiss(store, clerk)
    throw error
  }
}
