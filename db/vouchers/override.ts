import { and, desc, eq, gt, isNotNull } from 'drizzle-orm'
import type { HoldRequest, VoucherView } from '#contract/counter.ts'
import { Refused } from '#contract/refusals.ts'
import { override } from '#rules/holding.ts'
import { demand, sees, type Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { devices, enrolments, holdingDevices, vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { holderOf } from './holder.ts'
import { keepOverride } from './holding-device.ts'
import { changeHold } from './holds.ts'
import { whoOf } from './own.ts'

const DAY = 86_400_000
const MOST = 200

/** Takes a hold from a device that cannot be asked and gives it to whoever wants it; a risk, kept with its reason (RULES section 11). Refuses `not-found`, `own-entry`, `not-held`. */
export const overrideHold = (store: Store, actor: Actor, code: string, reason: string): Promise<void> =>
  store.lane.do({
    name: 'override-hold',
    needs: { vouchers: [code] },
    run(world) {
      demand(actor, 'voucher.override')
      const voucher = world.vouchers.get(code)
      const entry = voucher && world.enrolments.get(voucher.enrolmentId)
      if (!voucher || !entry || !sees(world.register, actor, entry)) throw new Refused('not-found')
      if (entry.collectorId === actor.staffId) throw new Refused('own-entry')
      if (voucher.heldBy === null || voucher.state !== 'issued') throw new Refused('not-held')
      const { heldBy: toDevice } = changeHold(world, voucher, override(voucher, world.nextSeq()))
      const officeId = voucher.wantedOfficeId ?? voucher.officeId
      keepOverride(world, actor, { voucherCode: code, officeId, fromDevice: voucher.heldBy, toDevice, reason })
      note(world, actor, 'hold-overridden', voucher.enrolmentId, { device: voucher.heldBy, officeId: officeId ?? undefined, reason })
    },
  })

/** What counters ask for and its holder has not given back, for those who may decide it. */
export async function readRequests(store: Store, actor: Actor): Promise<HoldRequest[]> {
  const { register, connections } = store
  const asked = and(isNotNull(vouchers.wantedBy), isNotNull(vouchers.heldBy), eq(vouchers.state, 'issued'), gt(vouchers.wantedAt, store.now() - DAY))
  const rows = await connections.read
    .select({ voucher: vouchers, entry: enrolments })
    .from(vouchers)
    .innerJoin(enrolments, eq(enrolments.id, vouchers.enrolmentId))
    .where(asked)
    .orderBy(desc(vouchers.wantedAt))
  const theirs = rows.filter(({ entry }) => entry.collectorId !== actor.staffId && sees(register, actor, entry)).slice(0, MOST)
  return Promise.all(
    theirs.map(async ({ voucher, entry }) => {
      const nameOf = (id: string | null) => (id && register.offices.get(id)?.name) || null
      return {
        ...{ code: voucher.code, home: nameOf(voucher.officeId), asking: nameOf(voucher.wantedOfficeId) ?? '', askedAt: voucher.wantedAt ?? 0 },
        ...{ ...whoOf(register.campaigns.get(voucher.campaignId), entry), collector: register.staff.get(entry.collectorId)?.name ?? '' },
        askingDevice: await deviceName(store, voucher.wantedBy ?? ''),
        holder: { ...((await holderOf(store, voucher)) as NonNullable<VoucherView['holder']>), holdingOf: await holdingOf(store, voucher.heldBy ?? '') },
      }
    }),
  )
}

async function deviceName({ connections: { read } }: Store, deviceId: string): Promise<string> {
  const [device] = await read.select({ name: devices.name }).from(devices).where(eq(devices.id, deviceId)).orderBy(desc(devices.lastSyncAt)).limit(1)
  return device?.name ?? ''
}

async function holdingOf({ connections: { read } }: Store, deviceId: string): Promise<string | null> {
  const [named] = await read.select().from(holdingDevices).where(eq(holdingDevices.deviceId, deviceId)).limit(1)
  return named?.officeId ?? null
}
