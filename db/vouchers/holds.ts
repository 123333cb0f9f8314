import type { ServerHold } from '#rules/holding.ts'
import type { VoucherRow, World } from '../lane/world.ts'
import { changeVoucher } from './change.ts'

/** Writes a hold down as a rule left it; `wantedOfficeId` is where it is asked for. Nothing changed, nothing is written. */
export function changeHold(world: World, voucher: VoucherRow, held: ServerHold, wantedOfficeId = voucher.wantedOfficeId): VoucherRow {
  const { heldBy, hold, wantedBy, wantedAt } = held
  if (heldBy === voucher.heldBy && hold === voucher.hold && wantedBy === voucher.wantedBy && wantedAt === voucher.wantedAt) return voucher
  const heldAt = heldBy === null ? null : heldBy === voucher.heldBy ? voucher.heldAt : world.now
  return changeVoucher(world, voucher.code, { heldBy, hold, heldAt, wantedBy, wantedAt, wantedOfficeId: wantedBy === null ? null : wantedOfficeId })
}
