import type { Board, Figures, Product } from '#rules/words.ts'
import type { Sums } from '../boards.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import type { Store } from '../store.ts'
import { closedBoard } from './closed.ts'
import { frozenBoard } from './freeze.ts'
import { keptBoard } from './kept.ts'
import { listingOf } from './order.ts'
import type { Listing } from './listing.ts'
import { boardOfDay } from './past-day.ts'

/** A board as everyone sees it: of a final period its snapshot, on a last day that is held still the stored one, else as it is now. */
export async function readListing(
  store: Store,
  campaign: Campaign,
  period: CampaignPeriod,
  board: Board,
  figures: Figures,
  day: string | null,
): Promise<Listing> {
  if (day !== null) return boardOfDay(store, campaign, period, board, figures, day)
  if (period.final) return closedBoard(store, period, board)
  return (await frozenBoard(store, campaign, period, board, figures)) ?? (await liveBoard(store, period, board, figures))
}

/** A board as it is now, whatever others may see. */
export async function liveBoard(store: Store, period: CampaignPeriod, board: Board, figures: Figures): Promise<Listing> {
  const made = await keptBoard(store, period.id, board, figures)
  return listingOf(made, { totals: store.boards.totals(period.id, figures), seq: store.seq, at: store.now(), final: null, frozenAt: null })
}

/** People of every participation in each product, donated apart (RULES 14.5). */
export function totalsOf(sums: ReadonlyMap<string, Sums>): Record<Product, number> {
  const totals = { 'bhxh-tn': 0, 'bhyt-hgd': 0 }
  for (const { byProduct } of sums.values()) {
    totals['bhxh-tn'] += byProduct['bhxh-tn']
    totals['bhyt-hgd'] += byProduct['bhyt-hgd']
  }
  return totals
}
