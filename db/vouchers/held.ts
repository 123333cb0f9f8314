import { claim, isWanted } from '#rules/holding.ts'
import type { VoucherRow, World } from '../lane/world.ts'
import { changeVoucher } from './change.ts'
import type { Clerk } from './clerk.ts'

/** Whether a clerk's device may end a voucher: it is free, or this device held it and has dropped it (RULES section 11). */
export const mayEnd = (voucher: VoucherRow, clerk: Clerk): boolean => voucher.heldBy === null || voucher.heldBy === clerk.deviceId

/** A clerk asks the device that holds a voucher for it. */
export function askHolder(world: World, voucher: VoucherRow, { deviceId, officeId }: Pick<Clerk, 'deviceId' | 'officeId'>): void {
  const { verdict, held } = claim(voucher, deviceId, 0, world.now)
  if (verdict !== 'held' || held === voucher) return
  changeVoucher(world, voucher.code, { wantedBy: held.wantedBy, wantedAt: held.wantedAt, wantedOfficeId: officeId })
}

/** Asks for it on behalf of the holding device of its new home; whoever stands at a counter and waits for it comes first. */
export function askForHome(world: World, voucher: VoucherRow, deviceId: string, officeId: string): void {
  if (voucher.heldBy !== null && !isWanted(voucher, world.now)) askHolder(world, voucher, { deviceId, officeId })
}
