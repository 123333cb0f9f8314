import { Refused } from '#contract/refusals.ts'
import type { StockMove } from '#contract/stock.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import type { Store } from '../store.ts'
import { bookMoves, isBooked } from './book.ts'
import { countShelf } from './counts.ts'
import { breakPieces } from './purchases.ts'
import { arrive, dispatch } from './shipments.ts'
import { officeToMove } from './sight.ts'

/**
 * One door for all simple moves of a shelf, as programs beside the app use it (DESIGN section 7). A count waits for its second name; what is received here has no
 * purchase behind it, and the figures of all offices say so (`unpurchased`). One mug returns at a time, else `quantity-malformed`; a dispatch without its office and
 * an arrival without its shipment are `body-malformed`.
 */
export function moveStock(store: Store, actor: Actor, officeId: string, { kind, quantity, to, of, ...rest }: StockMove): Promise<void> {
  if (kind === 'count') return countShelf(store, actor, officeId, { ...rest, counted: quantity })
  if (kind === 'breakage') return breakPieces(store, actor, officeId, { ...rest, quantity })
  if (kind === 'dispatch') return dispatch(store, actor, officeId, { ...rest, quantity, to: said(to, 'to') })
  if (kind === 'arrive') return arrive(store, actor, said(of, 'of'), { ...rest, quantity }, officeId)
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

function said(text: string | undefined, field: string): string {
  if (!text) throw new Refused('body-malformed', [field])
  return text
}
