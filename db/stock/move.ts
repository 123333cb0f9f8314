import type { StockMove } from '#contract/stock.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import type { Store } from '../store.ts'
import { bookMoves, isBooked } from './book.ts'
import { countShelf } from './counts.ts'
import { breakPieces } from './purchases.ts'
import { officeToMove } from './sight.ts'

/**
 * One door for all simple moves of a shelf, as programs beside the app use it (DESIGN section 7). A count waits for its second name; what is received here has no
 * purchase behind it, and the figures of all offices say so (`unpurchased`). One mug returns at a time, else `quantity-malformed`.
 */
export function moveStock(store: Store, actor: Actor, officeId: string, { kind, quantity, ...rest }: StockMove): Promise<void> {
  if (kind === 'count') return countShelf(store, actor, officeId, { ...rest, counted: quantity })
  if (kind === 'breakage') return breakPieces(store, actor, officeId, { ...rest, quantity })
  return store.lane.do({
    name: 'move-stock',
    alone: async (world) => {
      officeToMove(store, actor, officeId)
      if (await isBooked(world, actor, { id: rest.id, officeId, kind, quantity })) return
      await bookMoves(world, actor, officeId, [{ ...rest, kind, pieces: quantity }])
      note(world, actor, `stock-${kind}`, officeId, { quantity })
    },
  })
}
