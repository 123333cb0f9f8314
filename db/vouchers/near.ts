import { and, count, inArray, isNull } from 'drizzle-orm'
import type { NearOffice } from '#contract/lost-vouchers.ts'
import { nearestFirst } from '#rules/distance.ts'
import { leftAt } from '#rules/line.ts'
import { appointments } from '../schema/index.ts'
import { balanceAt } from '../stock/balance.ts'
import type { Store } from '../store.ts'

const MOST = 3

/** The nearest offices of a campaign that have some left beyond those who wait there in line. */
export async function nearOffices(store: Store, campaignId: string, fromOfficeId: string): Promise<NearOffice[]> {
  const { read } = store.connections
  const { offices, campaigns } = store.register
  const ids = (campaigns.get(campaignId)?.officeIds ?? []).filter((id) => id !== fromOfficeId)
  const lines = await read
    .select({ officeId: appointments.officeId, waiting: count() })
    .from(appointments)
    .where(and(inArray(appointments.officeId, ids), isNull(appointments.endedAt)))
    .groupBy(appointments.officeId)
  const waiting = new Map(lines.map((one) => [one.officeId, one.waiting]))
  const shelves = await Promise.all(
    ids
      .flatMap((id) => offices.get(id) ?? [])
      .map(async (office) => ({ ...office, left: leftAt(await balanceAt(read, office.id), waiting.get(office.id) ?? 0) })),
  )
  const from = offices.get(fromOfficeId) ?? { latitude: null, longitude: null }
  return nearestFirst(from, shelves)
    .slice(0, MOST)
    .map(({ id, name, address, hours, phone, metres, left }) => ({ id, name, address, hours, phone, metres, left }))
}
