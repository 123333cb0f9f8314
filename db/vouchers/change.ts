import { and, eq, isNull, ne } from 'drizzle-orm'
import type { VoucherRow, World } from '../lane/world.ts'
import { appointments } from '../schema/index.ts'
import { statementOf } from '../statements.ts'

/** Changes a voucher so that the counters hear of it at their next sync. A place in a line ends with the voucher, and when it gets another home. */
export function changeVoucher(world: World, code: string, patch: Partial<VoucherRow>): VoucherRow {
  const hasEnded = patch.state !== undefined && patch.state !== 'issued'
  if (hasEnded || patch.officeId !== undefined) endAppointment(world, code, hasEnded ? null : (patch.officeId ?? null))
  return world.vouchers.change(code, { ...patch, changedAt: world.now, seq: world.nextSeq() })
}

/** Ends the open place of a voucher, but for one at `butAt`. */
export function endAppointment(world: World, code: string, butAt: string | null): void {
  const open = and(eq(appointments.voucherCode, code), isNull(appointments.endedAt), butAt === null ? undefined : ne(appointments.officeId, butAt))
  world.statements.push(statementOf(world.store.connections.write.update(appointments).set({ endedAt: world.now }).where(open)))
}

/** What a counter keeps of an entry has changed: the device that holds its voucher hears it anew. */
export function tellHolder(world: World, entryId: string): void {
  for (const { code } of world.vouchers.all().filter((row) => row.enrolmentId === entryId && row.state === 'issued')) changeVoucher(world, code, {})
}

/** A voucher that no device holds or asks for. */
export const UNHELD = {
  ...{ signed: null, replacedBy: null, heldBy: null, hold: null, heldAt: null, wantedBy: null, wantedOfficeId: null, wantedAt: null },
}
