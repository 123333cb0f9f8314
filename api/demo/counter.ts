import { and, asc, eq, lt } from 'drizzle-orm'
import { clerkOf } from '#db/vouchers/clerk.ts'
import { handOver } from '#db/vouchers/hand-over.ts'
import { moveStock } from '#db/stock/moves.ts'
import { vouchers } from '#db/schema/index.ts'
import { HOUR } from '#rules/days.ts'
import type { Moment } from './moments.ts'
import { receiveStock } from './set-up.ts'
import { BEGAN, type Stage } from './stage.ts'

const CLERKS = [1, 2, 3, 4, 5, 6].map((number) => `quay0${number}`)
const FETCHED = 0.05

/** Twice a day some of those who wait fetch their mug; now and then one breaks, and the shelves are counted and filled. */
export function counterMoments(stage: Stage): Moment[] {
  const days = Array.from({ length: BEGAN }, (_, index) => index + 1)
  const handing = days.flatMap((day) => [9.8, 14.6].map((hour) => ({ at: stage.at(day, hour), happen: () => handMugs(stage) })))
  return [
    ...handing,
    ...[3, 8, 12].map((day, index) => ({
      at: stage.at(day, 11.4),
      happen: () => stockMove(stage, CLERKS[index * 2] ?? '', 'breakage', 1 + index, 'Vỡ khi mở thùng'),
    })),
    { at: stage.at(10, 8.2), happen: () => receiveStock(stage, 120) },
    { at: stage.at(14, 16.9), happen: () => countShelf(stage, 'quay02') },
  ]
}

async function handMugs(stage: Stage): Promise<void> {
  const { store, chance } = stage
  const wait = and(eq(vouchers.state, 'issued'), lt(vouchers.issuedAt, store.now() - 20 * HOUR))
  const waiting = await store.connections.read.select().from(vouchers).where(wait).orderBy(asc(vouchers.issuedAt), asc(vouchers.code))
  const fetched = waiting.filter(() => chance.happens(FETCHED))
  await Promise.all(
    fetched.map(({ code, officeId }) => {
      const clerk = CLERKS.map((one) => clerkOf(stage.as(one))).find((one) => one.officeId === officeId)
      return clerk && handOver(store, clerk, code, { id: chance.uuid(store.now()), source: 'scan', fact: null })
    }),
  )
}

export function stockMove(stage: Stage, code: string, kind: 'breakage' | 'count', quantity: number, note: string): Promise<void> {
  const actor = stage.as(code)
  return moveStock(stage.store, actor, clerkOf(actor).officeId, { id: stage.chance.uuid(), kind, quantity, note })
}

/** The count of an evening finds one mug fewer than the book says. */
async function countShelf(stage: Stage, code: string): Promise<void> {
  const { officeId } = clerkOf(stage.as(code))
  const found = await stage.store.connections.reader.execute({
    sql: 'SELECT sum(quantity) AS balance FROM stock_moves WHERE office_id = ?',
    args: [officeId],
  })
  await stockMove(stage, code, 'count', Math.max(0, Number(found.rows[0]?.['balance'] ?? 0) - 1), 'Kiểm kê cuối ngày')
}
