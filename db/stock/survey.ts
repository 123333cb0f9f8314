import { and, isNull, sql } from 'drizzle-orm'
import type { StockSurvey } from '#contract/stock.ts'
import { metresBetween, placeOf } from '#rules/distance.ts'
import { freeOf, suggestShipments } from '#rules/stock-forecast.ts'
import { summaryOf, type StockMove } from '#rules/stock.ts'
import type { Office } from '../register.ts'
import { purchases, stockCounts, stockMoves, stockSums } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { readShipments } from './on-the-way.ts'
import { readShelves } from './shelves.ts'

/** Every office that has stock or is a counter of a campaign, where all pieces are, and what should be sent where. */
export async function surveyStock(store: Store): Promise<StockSurvey> {
  const [sums, shelves, shipments, counting, bought] = await Promise.all([
    store.connections.read.select().from(stockSums),
    readShelves(store),
    readShipments(store),
    readCounting(store),
    readBought(store),
  ])
  const stocked = new Set(sums.map(({ officeId }) => officeId))
  const offices = [...store.register.offices.values()].filter(({ id }) => stocked.has(id) || isCounter(store, id))
  const summary = summaryOf(sums.map(({ kind, quantity }) => ({ kind: kind as StockMove, quantity })))
  const travelling = shipments.reduce((sum, { quantity }) => sum + quantity, 0)
  const add = summary.onShelves + summary.inTransit + summary.handedOver + summary.brokenOrMissing === summary.bought
  return {
    figures: {
      ...summary,
      unpurchased: bought.unpurchased,
      agree: add && summary.inTransit === travelling && summary.bought === bought.purchased + bought.unpurchased,
    },
    offices: offices.map((office) => officeOf(office, shelves(office.id), counting.has(office.id))),
    shipments,
    suggestions: suggest(offices, shelves),
  }
}

type Shelves = Awaited<ReturnType<typeof readShelves>>

function officeOf({ id, name, address, latitude, longitude }: Office, { waiting: _, ...shelf }: ReturnType<Shelves>, counting: boolean) {
  return { id, name, address, latitude, longitude, ...shelf, counting }
}

function suggest(offices: Office[], shelves: Shelves): StockSurvey['suggestions'] {
  const places = new Map(offices.map((office) => [office.id, office]))
  const apart = (from: string, to: string) => {
    const [one, other] = [from, to].map((id) => placeOf(places.get(id) ?? { latitude: null, longitude: null }))
    return one && other ? metresBetween(one, other) : null
  }
  const supplies = offices.map(({ id }) => {
    const { balance, waiting, neededInSevenDays, toSend } = shelves(id)
    return { id, free: freeOf(balance, waiting, neededInSevenDays), toSend }
  })
  return suggestShipments(supplies, apart).map((one) => ({ ...one, metres: apart(one.from, one.to) }))
}

const isCounter = ({ register }: Store, officeId: string): boolean =>
  [...register.campaigns.values()].some((campaign) => !campaign.training && campaign.officeIds.includes(officeId))

async function readCounting({ connections: { read } }: Store): Promise<Set<string>> {
  const rows = await read
    .select({ id: stockCounts.officeId })
    .from(stockCounts)
    .where(and(isNull(stockCounts.confirmedAt), isNull(stockCounts.withdrawnAt)))
  return new Set(rows.map(({ id }) => id))
}

/** What the purchases say, and what was received before there were any. */
async function readBought({ connections: { read } }: Store): Promise<{ purchased: number; unpurchased: number }> {
  const [purchased] = await read.select({ sum: sql<number>`coalesce(sum(${purchases.quantity}), 0)` }).from(purchases)
  const [unpurchased] = await read
    .select({ sum: sql<number>`coalesce(sum(${stockMoves.quantity}), 0)` })
    .from(stockMoves)
    .where(and(sql`${stockMoves.kind} = 'receive'`, isNull(stockMoves.of)))
  return { purchased: purchased?.sum ?? 0, unpurchased: unpurchased?.sum ?? 0 }
}
