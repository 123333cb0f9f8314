import { eq, sql } from 'drizzle-orm'
import { stockSums } from '../schema/index.ts'
import type { Database } from '../open.ts'

/** What lies at an office: the sum of its ledger, kept by kind in the same write as each move; it may fall below zero (RULES section 12). */
export async function balanceAt(db: Database, officeId: string): Promise<number> {
  const [sum] = await db
    .select({ balance: sql<number>`coalesce(sum(${stockSums.quantity}), 0)` })
    .from(stockSums)
    .where(eq(stockSums.officeId, officeId))
  return sum?.balance ?? 0
}
