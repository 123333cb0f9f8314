import type { VoucherRow, World } from '../lane/world.ts'
import { changeVoucher } from './change.ts'
import type { Clerk } from './clerk.ts'

/** Whether a clerk's device may end a voucher: it is free, or this device held it and has dropped it (RULES section 11). */
export const mayEnd = (voucher: VoucherRow, clerk: Clerk): boolean => voucher.heldBy === null || voucher.heldBy === clerk.deviceId

/** Asks the device that holds a voucher for it; whoever asked first comes first. */
export function askHolder(world: World, voucher: VoucherRow, by: { deviceId: string; officeId: string }): void {
  if (voucher.wantedBy !== null || voucher.heldBy === by.deviceId) return
  changeVoucher(world, voucher.code, { wantedBy: by.deviceId, wantedOfficeId: by.officeId, wantedAt: world.now })
}
