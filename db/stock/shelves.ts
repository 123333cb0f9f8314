import { and, count, eq, gt, isNull, notInArray, sql } from 'drizzle-orm'
import { DAY, dayOf, daysBetween } from '#rules/days.ts'
import { forecastOf, issuedOf, type Forecast, type Shelf as ForecastShelf } from '#rules/stock-forecast.ts'
import { dryRuns } from '../campaigns/visible.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import { ALL } from '../schema/gift-sum-triggers.ts'
import { appointments, giftStanding, offices, shipments, stockSums } from '../schema/index.ts'
import type { Store } from '../store.ts'

export type Shelf = Forecast & {
  balance: number
  issued: number
  promised: number
  onTheWay: number
  handedInWeek: number
}
type Facts = Pick<ForecastShelf, 'waiting'> & Omit<Shelf, keyof Forecast | 'issued'>

/** What lies at one office, or at all, what waits for it and how long it lasts; by office. */
export async function readShelves(store: Store, officeId?: string): Promise<(id: string) => Shelf & Facts> {
  const [balances, handed, promised, onTheWay, waiting] = await Promise.all([
    readBalances(store, officeId),
    readHanded(store, officeId),
    readPromised(store, officeId),
    readOnTheWay(store, officeId),
    readWaiting(store, officeId),
  ])
  return (id) => {
    const facts = {
      ...{ balance: balances.get(id) ?? 0, handedInWeek: handed.get(id) ?? 0, promised: promised.get(id) ?? 0 },
      ...{ onTheWay: onTheWay.get(id) ?? 0, waiting: waiting.get(id) ?? [] },
    }
    return { ...facts, issued: issuedOf(facts.waiting), ...forecastOf(facts, dayOf(store.now())) }
  }
}

type Sum = { id: string; sum: number }
const byOffice = (rows: Sum[]) => new Map(rows.map(({ id, sum }) => [id, sum]))

async function readBalances({ connections: { read } }: Store, officeId: string | undefined) {
  const own = officeId === undefined ? undefined : eq(stockSums.officeId, officeId)
  return byOffice(
    await read
      .select({ id: stockSums.officeId, sum: sql<number>`sum(${stockSums.quantity})` })
      .from(stockSums)
      .where(own)
      .groupBy(stockSums.officeId),
  )
}

/** Given out in the last seven days, without what came back; each office by its index, so that old moves are not read. */
async function readHanded({ connections: { read }, now }: Store, officeId: string | undefined) {
  const own = officeId === undefined ? undefined : eq(offices.id, officeId)
  const since = now() - 7 * DAY
  const sum = sql<number>`(SELECT coalesce(-sum(quantity), 0) FROM stock_moves WHERE office_id = offices.id AND at >= ${since} AND kind IN ('handover', 'duplicate', 'return'))`
  return byOffice(await read.select({ id: offices.id, sum }).from(offices).where(own))
}

async function readPromised({ connections: { read } }: Store, officeId: string | undefined) {
  const own = officeId === undefined ? undefined : eq(appointments.officeId, officeId)
  return byOffice(
    await read
      .select({ id: appointments.officeId, sum: count() })
      .from(appointments)
      .where(and(isNull(appointments.endedAt), own))
      .groupBy(appointments.officeId),
  )
}

async function readOnTheWay({ connections: { read } }: Store, officeId: string | undefined) {
  const own = officeId === undefined ? undefined : eq(shipments.toOfficeId, officeId)
  return byOffice(
    await read
      .select({ id: shipments.toOfficeId, sum: sql<number>`sum(${shipments.quantity})` })
      .from(shipments)
      .where(and(isNull(shipments.arrivedAt), own))
      .groupBy(shipments.toOfficeId),
  )
}

/** Vouchers that wait at each office, with the days in which they may still be fetched; those of a dry run and of a campaign that is over wait for nothing. */
async function readWaiting({ connections: { read }, register, now }: Store, officeId: string | undefined) {
  const own = officeId === undefined ? undefined : eq(giftStanding.officeId, officeId)
  const rows = await read
    .select({ id: giftStanding.officeId, campaignId: giftStanding.campaignId, sum: giftStanding.waiting })
    .from(giftStanding)
    .where(and(eq(giftStanding.organisationId, ALL), gt(giftStanding.waiting, 0), notInArray(giftStanding.campaignId, dryRuns(register)), own))
  const today = dayOf(now())
  const waiting = new Map<string, { vouchers: number; daysLeft: number }[]>()
  for (const { id, campaignId, sum } of rows) {
    const campaign = register.campaigns.get(campaignId)
    const daysLeft = campaign ? daysBetween(today, lastVoucherDay(campaign)) + 1 : 0
    if (id && daysLeft > 0) waiting.set(id, [...(waiting.get(id) ?? []), { vouchers: sum, daysLeft }])
  }
  return waiting
}
