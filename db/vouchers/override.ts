import { and, desc, eq, gt, inArray, isNotNull, ne } from 'drizzle-orm'
import type { HoldRequest, VoucherView } from '#contract/counter.ts'
import { Refused } from '#contract/refusals.ts'
import { override } from '#rules/holding.ts'
import { demand, type Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { actedFor, actsFor } from '../office-scope.ts'
import { devices, enrolments, holdingDevices, vouchers } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { holderOf } from './holder.ts'
import { keepOverride } from './holding-device.ts'
import { changeHold } from './holds.ts'
import { whoOf } from './own.ts'

const DAY = 86_400_000
const MOST = 200

/**
 * Takes a hold from a device that cannot be asked and gives it to whoever wants it; a risk, kept with its reason (RULES section 11). Whoever acts for the voucher's
 * home office may. Refuses `not-found`, `own-entry`, `not-held`.
 */
export const overrideHold = (store: Store, actor: Actor, code: string, reason: string): Promise<void> =>
  store.lane.do({
    name: 'override-hold',
    needs: { vouchers: [code] },
    run(world) {
      demand(actor, 'voucher.override')
      const voucher = world.vouchers.get(code)
      const entry = voucher && world.enrolments.get(voucher.enrolmentId)
      if (!voucher || !entry || !actsFor(store, actor, voucher.officeId)) throw new Refused('not-found')
      if (entry.collectorId === actor.staffId) throw new Refused('own-entry')
      if (voucher.heldBy === null || voucher.state !== 'issued') throw new Refused('not-held')
      const { heldBy: toDevice } = changeHold(world, voucher, override(voucher, world.nextSeq()))
      const officeId = voucher.wantedOfficeId ?? voucher.officeId
      keepOverride(world, actor, { voucherCode: code, officeId, fromDevice: voucher.heldBy, toDevice, reason, upTo: null })
      note(world, actor, 'hold-overridden', voucher.enrolmentId, { device: voucher.heldBy, officeId: officeId ?? undefined, reason })
    },
  })

/** What counters ask for and its holder has not given back, for those who may decide it: never of an own entry. */
export async function readRequests(store: Store, actor: Actor): Promise<HoldRequest[]> {
  const { register, connections } = store
  const offices = actedFor(store, actor)
  const asked = and(isNotNull(vouchers.wantedBy), isNotNull(vouchers.heldBy), eq(vouchers.state, 'issued'), gt(vouchers.wantedAt, store.now() - DAY))
  const theirs = and(asked, ne(enrolments.collectorId, actor.staffId), offices === null ? undefined : inArray(vouchers.officeId, [...offices]))
  const rows = await connections.read
    .select({ voucher: vouchers, entry: enrolments })
    .from(vouchers)
    .innerJoin(enrolments, eq(enrolments.id, vouchers.enrolmentId))
    .where(theirs)
    .orderBy(desc(vouchers.wantedAt))
    .limit(MOST)
  return Promise.all(
    rows.map(async ({ voucher, entry }) => {
      const nameOf = (id: string | null) => (id && register.offices.get(id)?.name) || null
      return {
        ...{ code: voucher.code, home: nameOf(voucher.officeId), asking: nameOf(voucher.wantedOfficeId) ?? '', askedAt: voucher.wantedAt ?? 0 },
        ...{ ...whoOf(register.campaigns.get(voucher.campaignId), entry), collector: register.staff.get(entry.collectorId)?.name ?? '' },
        askingDevice: await deviceName(store, voucher.wantedBy ?? ''),
        holder: { ...((await holderOf(store, voucher)) as NonNullable<VoucherView['holder']>), holdingOf: await holdingOf(store, actor, voucher.heldBy ?? '') },
      }
    }),
  )
}

async function deviceName({ connections: { read } }: Store, deviceId: string): Promise<string> {
  const [device] = await read.select({ name: devices.name }).from(devices).where(eq(devices.id, deviceId)).orderBy(desc(devices.lastSyncAt)).limit(1)
  return device?.name ?? ''
}

/** The office whose holding device it is, for those who may say that it is lost. */
async function holdingOf(store: Store, actor: Actor, deviceId: string): Promise<string | null> {
  const named = await store.connections.read.select().from(holdingDevices).where(eq(holdingDevices.deviceId, deviceId))
  return named.find(({ officeId }) => actsFor(store, actor, officeId))?.officeId ?? null
}
