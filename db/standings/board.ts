import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Standings, StandingRow } from '#contract/standings.ts'
import { rankIndividuals } from '#rules/ranking.ts'
import { rankTeams } from '#rules/ranking-teams.ts'
import type { Board, Figures, Product } from '#rules/words.ts'
import type { Sums } from '../boards.ts'
import type { Campaign, CampaignPeriod, Register } from '../register.ts'
import { latestResult } from '../results/read.ts'
import type { Store } from '../store.ts'
import { lastReceipts } from './recount.ts'
import { individualRows, teamRows } from './rows.ts'
import { individualScores, teamScores } from './scores.ts'

export type Ready = { standings: Standings; etag: string; body: Uint8Array; packed: Uint8Array; register: Register; version: number }
const compress = promisify(brotliCompress)
const kept = new WeakMap<Store, Map<string, Promise<Ready>>>()

/** A board ready to send: ranked and compressed once for each change, the same bytes for everyone (DESIGN section 2.6). A closed period reads its snapshot. */
export function readBoard(store: Store, campaign: Campaign, period: CampaignPeriod, board: Board, figures: Figures): Promise<Ready> {
  const own = kept.get(store) ?? kept.set(store, new Map()).get(store)!
  const key = `${period.id} ${board} ${figures}`
  const made = (own.get(key) ?? Promise.resolve(null)).then((last) =>
    last && isFresh(store, period, last) ? last : make(store, campaign, period, board, figures),
  )
  own.set(key, made)
  made.catch(() => own.delete(key))
  return made
}

const isFresh = (store: Store, period: CampaignPeriod, last: Ready) =>
  last.register === store.register && (period.final || last.version === store.boards.version(period.id))

async function make(store: Store, campaign: Campaign, period: CampaignPeriod, board: Board, figures: Figures): Promise<Ready> {
  const { register } = store
  const version = store.boards.version(period.id)
  const standings = period.final ? await closed(store, campaign, period, board, figures) : await running(store, campaign, period, board, figures)
  const body = Buffer.from(JSON.stringify(standings))
  // The time of making is not part of what a board says, so it is left out of its tag.
  const etag = `"${createHash('sha256')
    .update(JSON.stringify({ ...standings, at: 0, seq: 0 }))
    .digest('base64url')
    .slice(0, 22)}"`
  const packed = await compress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  return { standings, etag, body, packed, register, version }
}

async function running(store: Store, campaign: Campaign, period: CampaignPeriod, board: Board, figures: Figures): Promise<Standings> {
  const sums = store.boards.sums(period.id, board, figures)
  return {
    ...headOf(campaign, period, board, figures),
    seq: store.seq,
    at: store.now(),
    final: null,
    frozenAt: null,
    ...wholeOf(await rank(store, campaign, period, board, figures, sums)),
    totals: totalsOf(store.boards.sums(period.id, 'individual', figures)),
  }
}

/** Ranks what a period has; times of last receipts are read only where a tie-breaker asks for them. */
export async function rank(
  store: Store,
  campaign: Campaign,
  period: CampaignPeriod,
  board: Board,
  figures: Figures,
  sums: ReadonlyMap<string, Sums>,
): Promise<StandingRow[]> {
  const times = campaign.rules.tieBreakers.includes('last-receipt')
    ? await lastReceipts(store.connections.read, period, board, figures)
    : new Map<string, number>()
  if (board === 'team') return teamRows(store.register, rankTeams(teamScores(store.register, campaign, period, sums, times), campaign.rules))
  return individualRows(store.register, period, rankIndividuals(individualScores(store.register, campaign, sums, times), campaign.rules), store.now())
}

async function closed(store: Store, campaign: Campaign, period: CampaignPeriod, board: Board, figures: Figures): Promise<Standings> {
  const { snapshot } = await latestResult(store, period.id)
  const rows = snapshot.boards.find((one) => one.board === board)?.rows ?? []
  return {
    ...headOf(campaign, period, board, figures),
    seq: snapshot.seq,
    at: snapshot.closedAt,
    final: { version: snapshot.version, at: snapshot.closedAt },
    frozenAt: null,
    ...wholeOf(rows),
    totals: snapshot.totals as Record<Product, number>,
  }
}

const wholeOf = (rows: StandingRow[]) => ({ group: null, groups: [], day: null, offset: 0, of: rows.length, median: 0, rows })

const headOf = (campaign: Campaign, period: CampaignPeriod, board: Board, figures: Figures) => ({
  campaignId: campaign.id,
  periodId: period.id,
  board,
  figures,
})

/** People of every participation in each product, donated apart (RULES 14.5). */
export function totalsOf(sums: ReadonlyMap<string, Sums>): Record<Product, number> {
  const totals = { 'bhxh-tn': 0, 'bhyt-hgd': 0 }
  for (const { byProduct } of sums.values()) {
    totals['bhxh-tn'] += byProduct['bhxh-tn']
    totals['bhyt-hgd'] += byProduct['bhyt-hgd']
  }
  return totals
}
