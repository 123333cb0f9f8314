import { desc, eq } from 'drizzle-orm'
import type { VoucherView } from '#contract/counter.ts'
import type { VoucherRow } from '../lane/world.ts'
import { devices, holdingDevices } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** Whose device holds a voucher, so that somebody can call there; null when none does. */
export async function holderOf({ connections, register }: Store, { heldBy, heldAt, officeId }: VoucherRow): Promise<VoucherView['holder']> {
  if (!heldBy) return null
  const { read } = connections
  const [device] = await read.select().from(devices).where(eq(devices.id, heldBy)).orderBy(desc(devices.lastSyncAt)).limit(1)
  const [named] = await read.select().from(holdingDevices).where(eq(holdingDevices.deviceId, heldBy)).limit(1)
  const at = named?.officeId ?? officeAt(register, device?.staffId) ?? officeId
  const lastSyncAt = Math.max(device?.lastSyncAt ?? 0, named?.lastSyncAt ?? 0) || null
  return { office: (at && register.offices.get(at)?.name) || '', device: device?.name ?? '', since: heldAt ?? 0, lastSyncAt }
}

const officeAt = ({ assignments }: Store['register'], staffId: string | undefined): string | null =>
  (staffId && assignments.get(staffId)?.findLast(({ role }) => role === 'clerk')?.officeId) || null
