/** The ledger of gifts, append-only for each office (RULES section 12). Quantities are signed: out of a shelf is negative. */
import type { Verdict } from './words.ts'

export const STOCK_MOVES = ['receive', 'dispatch', 'arrive', 'handover', 'duplicate', 'return', 'breakage', 'count'] as const
export type StockMove = (typeof STOCK_MOVES)[number]
/** Where the pieces bought are; the four add up to `bought` always. What a count misses is lost like what broke. */
export type StockSummary = { onShelves: number; inTransit: number; handedOver: number; brokenOrMissing: number; bought: number }

/** What lies on a shelf by the book; below zero when a clerk handed over what the book did not know. */
export function balanceOf(moves: readonly { quantity: number }[]): number {
  return moves.reduce((sum, move) => sum + move.quantity, 0)
}

/** The signed quantity to book for so many pieces: a handover, its duplicate and its return are one piece; a count books a difference. */
export function signedQuantity(kind: StockMove, pieces: number): Verdict<number, 'quantity-impossible'> {
  const single = kind === 'handover' || kind === 'duplicate' || kind === 'return'
  const isPossible = Number.isSafeInteger(pieces) && (kind === 'count' || (single ? pieces === 1 : pieces > 0))
  return isPossible ? { ok: true, value: SIGNS[kind] * pieces } : { ok: false, refusal: 'quantity-impossible' }
}

/** The moves of all offices together. */
export function summaryOf(moves: readonly { kind: StockMove; quantity: number }[]): StockSummary {
  const sum = (...kinds: StockMove[]) => balanceOf(moves.filter((move) => kinds.includes(move.kind)))
  return {
    onShelves: balanceOf(moves),
    inTransit: 0 - sum('dispatch', 'arrive'),
    handedOver: 0 - sum('handover', 'duplicate', 'return'),
    brokenOrMissing: 0 - sum('breakage', 'count'),
    bought: sum('receive'),
  }
}

/** What is booked at the office where a shipment ends: all that was sent, so that nothing stays on the way; what did not come broke, what came beyond it is a count. */
export function arrivalMoves(sent: number, came: number): { kind: 'arrive' | 'breakage' | 'count'; quantity: number }[] {
  const arrived = { kind: 'arrive' as const, quantity: sent }
  if (came === sent) return [arrived]
  return [arrived, { kind: came < sent ? 'breakage' : 'count', quantity: came - sent }]
}

/** What a count books: it is held against the book at the time of counting, so moves since then stay right. `late`: signed pieces given out before it that the book heard of after it. */
export const countDifference = (counted: number, expected: number, late: number): number => counted - (expected + late)

/** What an office is warned of: fewer pieces than its issued, unredeemed vouchers, or than seven days need. */
export function stockWarning(office: { balance: number; unredeemed: number; neededInSevenDays: number }): 'below-issued' | 'below-need' | null {
  if (office.balance < office.unredeemed) return 'below-issued'
  return office.balance < office.neededInSevenDays ? 'below-need' : null
}

const SIGNS: Record<StockMove, 1 | -1> = {
  receive: 1,
  dispatch: -1,
  arrive: 1,
  handover: -1,
  duplicate: -1,
  return: 1,
  breakage: -1,
  count: 1,
}
