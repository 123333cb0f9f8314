import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { Refused } from '#contract/refusals.ts'
import type { Standings } from '#contract/standings.ts'
import { LISTS, type Board, type Figures, type Group } from '#rules/words.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import type { Store } from '../store.ts'
import { readListing } from './board.ts'
import type { ListedGroup, Listing } from './listing.ts'

/** What is asked of a board. Without `division` and `list` all groups follow one another; `null` is the division of those in none. */
export type Asked = { board: Board; figures: Figures; division?: string | null; list?: string; day: string | null; offset: number; limit: number }
/** A page ready to send: ranked, written and packed once for each change, the same bytes for everyone (DESIGN section 2.6). */
export type Ready = { etag: string; body: Uint8Array; packed: Uint8Array }

const KEPT = 200
const compress = promisify(brotliCompress)
const pages = new WeakMap<Store, Map<string, { stamp: object; ready: Promise<Ready> }>>()

/** One page of a board. Refuses `not-found` for a division or list that the board does not have, `day-not-past`. */
export async function readPage(store: Store, campaign: Campaign, period: CampaignPeriod, asked: Asked): Promise<Ready> {
  const listing = await readListing(store, campaign, period, asked.board, asked.figures, asked.day)
  const own = pages.get(store) ?? pages.set(store, new Map()).get(store)!
  const key = JSON.stringify([period.id, asked])
  const known = own.get(key)
  const page = known?.stamp === listing.stamp ? known : { stamp: listing.stamp, ready: pack(pageOf(campaign, period, asked, listing)) }
  own.delete(key)
  own.set(key, page)
  page.ready.catch(() => own.delete(key))
  for (const oldest of [...own.keys()].slice(0, Math.max(0, own.size - KEPT))) own.delete(oldest)
  return page.ready
}

function pageOf(campaign: Campaign, period: CampaignPeriod, asked: Asked, listing: Listing): Standings {
  const { board, figures, day, offset, limit } = asked
  const chosen = choose(campaign, asked, listing)
  const [only] = chosen
  const isOne = asked.division !== undefined || asked.list !== undefined ? chosen.length < 2 : false
  return {
    ...{ campaignId: campaign.id, periodId: period.id, board, figures, day },
    group: isOne ? (only?.group ?? { division: asked.division ?? null, list: (asked.list as Group['list']) ?? null }) : null,
    groups: listing.groups.map(({ group, of }) => ({ ...group, entrants: of })),
    ...{ seq: listing.seq, at: listing.at, final: listing.final, frozenAt: listing.frozenAt },
    offset,
    of: chosen.reduce((sum, { of }) => sum + of, 0),
    median: isOne ? (only?.median ?? 0) : listing.median,
    rows: linesOf(chosen, offset, limit),
    totals: listing.totals,
  }
}

/** The groups that were asked for; a division that the campaign has may be empty, one that it has not is a mistake. */
function choose({ teams, rules }: Campaign, { board, division, list }: Asked, { groups }: Listing): ListedGroup[] {
  const found = groups.filter(({ group }) => (division === undefined || group.division === division) && (list === undefined || group.list === list))
  const isDivided = board === 'team' || rules.divideIndividuals
  const hasDivision = division === undefined || division === null || (isDivided && [...teams.values()].some((team) => team.division === division))
  const hasList = list === undefined || (board === 'individual' && rules.lists === 'apart' && LISTS.some((one) => one === list))
  if (found.length === 0 && !(hasDivision && hasList)) throw new Refused('not-found')
  return found
}

function linesOf(groups: readonly ListedGroup[], offset: number, limit: number): Standings['rows'] {
  let before = 0
  return groups.flatMap((group) => {
    const from = Math.max(0, offset - before)
    const to = Math.min(group.of, offset + limit - before)
    before += group.of
    return from < to ? group.lines(from, to) : []
  })
}

async function pack(standings: Standings): Promise<Ready> {
  const body = Buffer.from(JSON.stringify(standings))
  // The time of making is not part of what a board says, so it is left out of its tag.
  const said = JSON.stringify({ ...standings, at: 0, seq: 0 })
  const etag = `"${createHash('sha256').update(said).digest('base64url').slice(0, 22)}"`
  return { etag, body, packed: await compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }) }
}
