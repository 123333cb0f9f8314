import { and, eq, gte, sql } from 'drizzle-orm'
import type { StockView } from '#contract/stock.ts'
import { dayOf, startOfDay } from '#rules/days.ts'
import type { Actor } from '../actor.ts'
import { stockMoves } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { readLedger } from './ledger.ts'
import { readOpenCount, readShipments } from './on-the-way.ts'
import { readShelves } from './shelves.ts'
import { officeToSee } from './sight.ts'

/** An office's shelf with all that belongs to it, for its clerks and for whoever looks after all. `not-found` for anyone else's. */
export async function readStock(store: Store, actor: Actor, officeId: string): Promise<StockView> {
  const office = officeToSee(store, actor, officeId)
  const [shelves, handedToday, travelling, open, ledger] = await Promise.all([
    readShelves(store, officeId),
    readToday(store, officeId),
    readShipments(store, officeId),
    readOpenCount(store, actor, officeId),
    readLedger(store, actor, officeId),
  ])
  const { waiting: _, ...shelf } = shelves(officeId)
  return {
    ...{ officeId, office: office.name, ...shelf, handedToday },
    incoming: travelling.filter(({ to }) => to.id === officeId),
    outgoing: travelling.filter(({ from }) => from.id === officeId),
    count: open,
    others: otherOffices(store, officeId),
    ...ledger,
  }
}

async function readToday({ connections: { read }, now }: Store, officeId: string): Promise<number> {
  const today = and(eq(stockMoves.officeId, officeId), eq(stockMoves.kind, 'handover'), gte(stockMoves.at, startOfDay(dayOf(now()))))
  const [found] = await read
    .select({ count: sql<number>`count(*)` })
    .from(stockMoves)
    .where(today)
  return found?.count ?? 0
}

const otherOffices = ({ register }: Store, officeId: string) =>
  [...register.offices.values()]
    .filter(({ id }) => id !== officeId)
    .map(({ id, name }) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'vi'))
