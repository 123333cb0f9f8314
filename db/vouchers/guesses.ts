import { and, desc, eq, gt } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import { readCode } from '#rules/voucher-codes.ts'
import { note } from '../audit/note.ts'
import type { World } from '../lane/world.ts'
import type { Database } from '../open.ts'
import { lookupMisses } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'

const MISSES = 10
const WINDOW = 10 * 60_000

/** When a device last missed, the newest first, as far as it matters for the lock. */
export async function missesOf(db: Database, deviceId: string, now: number): Promise<number[]> {
  const recent = and(eq(lookupMisses.deviceId, deviceId), gt(lookupMisses.at, now - WINDOW))
  const rows = await db.select({ at: lookupMisses.at }).from(lookupMisses).where(recent).orderBy(desc(lookupMisses.at)).limit(MISSES)
  return rows.map(({ at }) => at)
}

/** Ten unknown codes or wrong last fours within ten minutes, at whatever door they were tried; says for how many `seconds` still. Null while it is not locked. */
export function lockOf(misses: readonly number[], now: number): Refused | null {
  const tenth = misses[MISSES - 1]
  return tenth === undefined ? null : new Refused('lookup-locked', [], { seconds: Math.ceil((tenth + WINDOW - now) / 1_000) })
}

export async function refuseLocked(store: Store, deviceId: string, db = store.connections.read): Promise<void> {
  const now = store.now()
  const locked = lockOf(await missesOf(db, deviceId, now), now)
  if (locked) throw locked
}

/** Counts an unknown code before it is answered, so that many at once cannot slip through: refuses `lookup-locked` from the eleventh on. */
export const countMiss = (store: Store, clerk: Clerk): Promise<void> =>
  store.lane.do({
    name: 'look-up-miss',
    alone: async (world) => {
      await refuseLocked(store, clerk.deviceId, store.connections.write)
      writeMiss(world, clerk)
      note(world, clerk, 'look-up-missed', clerk.officeId)
    },
  })

/** The same in a job that asked for `misses`. It answers its refusal and does not throw it, since the miss is to be written. */
export function writeMiss(world: World, { deviceId }: Clerk): void {
  world.misses.set(deviceId, [world.now, ...(world.misses.get(deviceId) ?? [])].slice(0, MISSES))
  world.statements.push(statementOf(world.store.connections.write.insert(lookupMisses).values({ deviceId, at: world.now })))
}

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
