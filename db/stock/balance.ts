import { eq, sql } from 'drizzle-orm'
import { stockMoves } from '../schema/index.ts'
import type { Database } from '../open.ts'

/** What lies at an office: the sum of its ledger; it may fall below zero (RULES section 12). */
export async function balanceAt(db: Database, officeId: string): Promise<number> {
  const [sum] = await db
    .select({ balance: sql<number>`coalesce(sum(${stockMoves.quantity}), 0)` })
    .from(stockMoves)
    .where(eq(stockMoves.officeId, officeId))
  return sum?.balance ?? 0
}
