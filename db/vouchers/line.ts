import { and, count, eq, isNull } from 'drizzle-orm'
import type { VoucherView } from '#contract/counter.ts'
import { placeInLine } from '#rules/line.ts'
import type { Database } from '../open.ts'
import { appointments } from '../schema/index.ts'

/** Appointments that still wait at an office. */
export const atOffice = (officeId: string) => and(eq(appointments.officeId, officeId), isNull(appointments.endedAt))

/** How many wait there. */
export async function promisedAt(db: Database, officeId: string): Promise<number> {
  const [found] = await db.select({ waiting: count() }).from(appointments).where(atOffice(officeId))
  return found?.waiting ?? 0
}

/** Where a voucher stands in the line of an office (RULES section 12). */
export async function placeAt(db: Database, officeId: string, code: string): Promise<VoucherView['line']> {
  const waiting = await db.select({ number: appointments.number, code: appointments.voucherCode }).from(appointments).where(atOffice(officeId))
  return placeInLine(waiting, code)
}
