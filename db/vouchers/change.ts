import type { VoucherRow, World } from '../lane/world.ts'

/** Changes a voucher so that the counters hear of it at their next sync. */
export const changeVoucher = (world: World, code: string, patch: Partial<VoucherRow>): VoucherRow =>
  world.vouchers.change(code, { ...patch, changedAt: world.now, seq: world.nextSeq() })

/** A voucher that no device holds or asks for. */
export const UNHELD = {
  ...{ signed: null, replacedBy: null, heldBy: null, hold: null, heldAt: null, wantedBy: null, wantedOfficeId: null, wantedAt: null },
}
