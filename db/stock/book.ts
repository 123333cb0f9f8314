import { eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import { signedQuantity, type StockMove } from '#rules/stock.ts'
import type { Doer } from '../audit/note.ts'
import { askForCount, endCounting } from '../gift-cases/end.ts'
import type { World } from '../lane/world.ts'
import { stockMoves } from '../schema/index.ts'
import { balanceAt } from './balance.ts'

type Move = { id: string; kind: StockMove; pieces: number; note?: string | null | undefined; of?: string | undefined }

/** Lines of an office's ledger, in a job that goes alone. Below zero it is asked to be counted; what fills a shelf or counts it ends that question (RULES section 12). */
export async function bookMoves(world: World, by: Doer, officeId: string, moves: readonly Move[]): Promise<void> {
  const before = world.balances.get(officeId) ?? (await balanceAt(world.store.connections.write, officeId))
  const signed = moves.map(({ kind, pieces }) => signedQuantity(kind, pieces))
  const balance = signed.reduce((sum, quantity) => {
    if (!quantity.ok) throw new Refused('quantity-malformed', ['quantity'])
    return sum + quantity.value
  }, before)
  world.balances.set(officeId, balance)
  for (const [index, { id, kind, note, of }] of moves.entries()) {
    const quantity = signed[index]
    if (quantity?.ok)
      world.stockMoves.push({
        ...{ id, officeId, kind, quantity: quantity.value, at: world.now, by: by.staffId },
        ...{ note: note ?? null, handoverId: null, of: of ?? null },
      })
  }
  if (balance >= 0 && moves.some(({ kind }) => FILLS.includes(kind))) await endCounting(world, officeId, by)
  if (balance < Math.min(0, before)) await askForCount(world, officeId)
}

const FILLS: readonly StockMove[] = ['receive', 'arrive', 'count']

/** Whether a move of this id is booked already. Anyone else's is `id-taken`, the own one with other facts `id-conflict`. */
export async function isBooked(
  world: World,
  by: Doer,
  { id, ...facts }: { id: string; officeId: string; kind: StockMove; quantity?: number; of?: string },
): Promise<boolean> {
  const [known] = await world.store.connections.write.select().from(stockMoves).where(eq(stockMoves.id, id))
  if (!known) return false
  mustBeOwn(known, by, facts)
  return true
}

/** A stored act under an id that comes again: the same person with the same facts, or it is refused. */
export function mustBeOwn<Row extends { by: string }>(known: Row, by: Doer, facts: Partial<Row>): void {
  if (known.by !== by.staffId) throw new Refused('id-taken')
  const differs = Object.entries(facts).some(([name, value]) => value !== undefined && known[name as keyof Row] !== value)
  if (differs) throw new Refused('id-conflict')
}
