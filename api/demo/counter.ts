import { and, asc, eq, lt } from 'drizzle-orm'
import { clerkOf } from '#db/vouchers/clerk.ts'
import { handOver } from '#db/vouchers/hand-over.ts'
import { balanceAt } from '#db/stock/balance.ts'
import { breakPieces } from '#db/stock/purchases.ts'
import { vouchers } from '#db/schema/index.ts'
import { HOUR } from '#rules/days.ts'
import type { Moment } from './moments.ts'
import { BEGAN, type Stage } from './stage.ts'
import { warehouseMoments } from './warehouse.ts'

const CLERKS = [1, 2, 3, 4, 5, 6].map((number) => `quay0${number}`)
const FETCHED = 0.05

/** Twice a day some of those who wait fetch their mug, as far as their counter has any; now and then one breaks, and the shelves are counted and filled. */
export function counterMoments(stage: Stage): Moment[] {
  const days = Array.from({ length: BEGAN }, (_, index) => index + 1)
  const handing = days.flatMap((day) => [9.8, 14.6].map((hour) => ({ at: stage.at(day, hour), happen: () => handMugs(stage) })))
  return [
    ...handing,
    ...[3, 8, 12].map((day, index) => ({
      at: stage.at(day, 11.4),
      happen: () => breakSome(stage, CLERKS[index * 2] ?? '', 1 + index, 'Vỡ khi mở thùng'),
    })),
    ...warehouseMoments(stage),
  ]
}

async function handMugs(stage: Stage): Promise<void> {
  const { store, chance } = stage
  const wait = and(eq(vouchers.state, 'issued'), lt(vouchers.issuedAt, store.now() - 20 * HOUR))
  const waiting = await store.connections.read.select().from(vouchers).where(wait).orderBy(asc(vouchers.issuedAt), asc(vouchers.code))
  const fetched = Map.groupBy(
    waiting.filter(() => chance.happens(FETCHED)),
    ({ officeId }) => officeId,
  )
  for (const clerk of CLERKS.map((one) => clerkOf(stage.as(one)))) {
    const left = Math.max(0, await balanceAt(store.connections.read, clerk.officeId))
    const served = (fetched.get(clerk.officeId) ?? []).slice(0, left)
    await Promise.all(served.map(({ code }) => handOver(store, clerk, code, { id: chance.uuid(store.now()), source: 'scan', fact: null, hold: null })))
  }
}

function breakSome(stage: Stage, code: string, quantity: number, note: string): Promise<void> {
  const actor = stage.as(code)
  return breakPieces(stage.store, actor, clerkOf(actor).officeId, { id: stage.chance.uuid(), quantity, note })
}
