/** Which vouchers one person of one campaign ought to have (RULES sections 10 and 14.8). */
import { holdsPlace } from './entry-states.ts'
import type { CampaignRules, EntryState, Participation, Product, VoucherState } from './words.ts'

export type GiftEntry = {
  id: string
  product: Product
  participation: Participation
  donated: boolean
  consent: boolean
  state: EntryState
  seq: number
}
/** `scope` is what one gift is for: `person`, or the product when the campaign gives one for each. */
export type GiftVoucher = { code: string; entryId: string; scope: string; state: VoucherState }
export type GiftAct =
  | { act: 'issue'; entryId: string; scope: string }
  | { act: 'move'; code: string; entryId: string }
  | { act: 'revoke'; code: string }
  | { act: 'void'; code: string }
  | { act: 'case'; code: string }

/**
 * What must be done so that the person holds one live voucher in each scope where an entry entitles, and none elsewhere.
 * A campaign without gifts changes nothing. Doing it and asking again gives nothing more, but for `case`: a voucher's case exists once, opening it again changes nothing.
 */
export function settleGifts(entries: readonly GiftEntry[], vouchers: readonly GiftVoucher[], giftPer: CampaignRules['giftPer']): GiftAct[] {
  if (giftPer === 'none') return []
  const scopes = new Set([...entries.map((entry) => scopeOf(entry, giftPer)), ...vouchers.map((voucher) => voucher.scope)])
  const own = new Set(entries.map(({ id }) => id))
  return [...scopes].sort().flatMap((scope) => {
    const entitled = entries.filter((entry) => scopeOf(entry, giftPer) === scope && entitles(entry)).sort((one, other) => one.seq - other.seq)
    return settleScope(
      scope,
      { entitled, own },
      vouchers.filter((voucher) => voucher.scope === scope),
    )
  })
}

/** Whether an entry gives a right to a gift: new or returning, not donated, consented, holding its place; a returned one still does. */
export function entitles(entry: GiftEntry): boolean {
  return entry.participation !== 'renewal' && !entry.donated && entry.consent && holdsPlace(entry.state)
}

/** What one gift is for: the person, or the entry's product. */
export const scopeOf = (entry: Pick<GiftEntry, 'product'>, giftPer: CampaignRules['giftPer']): string => (giftPer === 'product' ? entry.product : 'person')

/** `own`: the ids of all of the person's entries. */
type Entries = { entitled: GiftEntry[]; own: ReadonlySet<string> }

function settleScope(scope: string, entries: Entries, vouchers: GiftVoucher[]): GiftAct[] {
  const [kept, ...surplus] = inOrder(vouchers, entries.entitled)
  return [...settleVoucher(scope, entries, kept), ...surplus.flatMap(settleSurplus)]
}

/** A second voucher of one person: void while it can be, somebody must look when its gift is gone as well. */
function settleSurplus({ code, state }: GiftVoucher): GiftAct[] {
  if (state === 'issued') return [{ act: 'void', code }]
  return state === 'redeemed' ? [{ act: 'case', code }] : []
}

function settleVoucher(scope: string, { entitled, own }: Entries, voucher: GiftVoucher | undefined): GiftAct[] {
  const [first] = entitled
  if (!voucher) return first ? [{ act: 'issue', entryId: first.id, scope }] : []
  if (voucher.state === 'expired' || entitled.some((entry) => entry.id === voucher.entryId)) return []
  // A gift handed over is the person's one gift: another entry that entitles covers it, and only without one somebody must look. Its own entry may be another person's now.
  if (voucher.state === 'redeemed' && (!first || own.has(voucher.entryId))) return first ? [] : [{ act: 'case', code: voucher.code }]
  return first ? [{ act: 'move', code: voucher.code, entryId: first.id }] : [{ act: 'revoke', code: voucher.code }]
}

/** The vouchers that use up the gift, the one to keep first: handed over, then at the earliest entitled entry, then by code. */
function inOrder(vouchers: GiftVoucher[], entitled: GiftEntry[]): GiftVoucher[] {
  const weight = { redeemed: 0, issued: 1, expired: 2 }
  const rankOf = (voucher: GiftVoucher) => entitled.findIndex((entry) => entry.id === voucher.entryId) + 1 || entitled.length + 1
  const isUsing = (voucher: GiftVoucher): voucher is GiftVoucher & { state: keyof typeof weight } => voucher.state in weight
  return vouchers
    .filter(isUsing)
    .sort((one, other) => weight[one.state] - weight[other.state] || rankOf(one) - rankOf(other) || (one.code < other.code ? -1 : 1))
}
