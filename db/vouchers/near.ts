import { and, count, inArray, isNull, sql } from 'drizzle-orm'
import type { NearOffice } from '#contract/lost-vouchers.ts'
import { nearestFirst } from '#rules/distance.ts'
import { leftAt } from '#rules/line.ts'
import { appointments, stockSums } from '../schema/index.ts'
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
  const sums = await read
    .select({ officeId: stockSums.officeId, balance: sql<number>`sum(${stockSums.quantity})` })
    .from(stockSums)
    .where(inArray(stockSums.officeId, ids))
    .groupBy(stockSums.officeId)
  const balances = new Map(sums.map((one) => [one.officeId, one.balance]))
  const shelves = ids
    .flatMap((id) => offices.get(id) ?? [])
    .map((office) => ({ ...office, left: leftAt(balances.get(office.id) ?? 0, waiting.get(office.id) ?? 0) }))
  const from = offices.get(fromOfficeId) ?? { latitude: null, longitude: null }
  return nearestFirst(from, shelves)
    .slice(0, MOST)
    .map(({ id, name, address, hours, phone, metres, left }) => ({ id, name, address, hours, phone, metres, left }))
}
