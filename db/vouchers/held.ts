import { claim, isWanted } from '#rules/holding.ts'
import type { VoucherRow, World } from '../lane/world.ts'
import { changeVoucher } from './change.ts'
import type { Clerk } from './clerk.ts'

/** Whether a clerk's device may end a voucher: it is free, or held under the very number that this device has dropped for good (RULES section 11). */
export const mayEnd = ({ heldBy, hold }: VoucherRow, clerk: Clerk, dropped: number | null): boolean =>
  heldBy === null || (heldBy === clerk.deviceId && hold !== null && hold === dropped)

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
