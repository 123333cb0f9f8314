import { and, eq, inArray } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import type { SnapshotRow } from '#contract/results.ts'
import type { StandingRow } from '#contract/standings.ts'
import { freezesAt, isFrozenAt } from '#rules/freeze.ts'
import { groupKey } from '#rules/groups.ts'
import { BOARDS, FIGURES, type Board, type Figures, type Group, type Product } from '#rules/words.ts'
import { note, SYSTEM } from '../audit/note.ts'
import { dayCountsNow, type DayCounts } from '../campaigns/day-counts.ts'
import type { World } from '../lane/world.ts'
import type { Campaign, CampaignPeriod } from '../register.ts'
import { frozenBoards, rulesVersions } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { lastReceipts, readReceipts, type Receipt } from './last-receipts.ts'
import { storedGroups, type Listing } from './listing.ts'
import { countRows } from './rows.ts'
import { entrantOf, sumsOf, type About } from './scores.ts'

/** A line as it stood when the boards were frozen, with all that another may be compared with. */
export type FrozenRow = SnapshotRow & { ownTarget: number | null }
/** `entrants` are those of a group in their order, for a live own row to be placed among them; `days` stand with the phase alone, for the campaign's goals. */
export type Frozen = Listing & { entrants(group: Group): readonly FrozenRow[]; days: DayCounts | null }
type Body = { seq: number; totals: Record<Product, number>; rows: FrozenRow[]; days?: [string, { official: number; provisional: number }][] }
type Known = { campaigns: Set<string>; boards: Map<string, Promise<Frozen | null>> }

const known = new WeakMap<Store, Known>()
const knownOf = (store: Store) => known.get(store) ?? known.set(store, { campaigns: new Set(), boards: new Map() }).get(store)!

/** The board that everyone sees now, if this is a campaign's last day and it holds them; a read that comes before any commit takes it itself. */
export async function frozenBoard(store: Store, campaign: Campaign, period: CampaignPeriod, board: Board, figures: Figures): Promise<Frozen | null> {
  if (!isFrozenAt(campaign, store.now())) return null
  const { campaigns, boards } = knownOf(store)
  // The lane takes what is due before it runs a job, so that one which does nothing is enough.
  if (!campaigns.has(campaign.id)) await store.lane.do({ name: 'freeze', needs: {}, run: () => undefined })
  const key = `${period.id} ${board} ${figures}`
  const made = boards.get(key) ?? readFrozen(store, period, board, figures)
  boards.set(key, made)
  made.catch(() => boards.delete(key))
  return made
}

/**
 * Called by the lane before a group is decided: stores the boards of every campaign that freezes now, as all earlier commits left them.
 * Answers whom to remember once the group is stored.
 */
export async function freezeDue(world: World): Promise<() => void> {
  const { campaigns } = knownOf(world.store)
  const due = [...world.register.campaigns.values()].filter((campaign) => !campaigns.has(campaign.id) && isFrozenAt(campaign, world.now))
  for (const campaign of due) if (!(await isStored(world.store, campaign))) await freeze(world, campaign)
  return () => due.forEach(({ id }) => campaigns.add(id))
}

async function isStored(store: Store, { periods }: Campaign): Promise<boolean> {
  const ids = periods.map(({ id }) => id)
  const rows = await store.connections.write.select({ at: frozenBoards.at }).from(frozenBoards).where(inArray(frozenBoards.periodId, ids)).limit(1)
  return rows.length > 0
}

async function freeze(world: World, campaign: Campaign): Promise<void> {
  const { store, register } = world
  const { write } = store.connections
  const [version] = await write
    .select({ at: rulesVersions.publishedAt })
    .from(rulesVersions)
    .where(and(eq(rulesVersions.campaignId, campaign.id), eq(rulesVersions.version, campaign.rulesVersion)))
  // Wanted only after the last day began, the boards stand still from then on.
  const at = Math.max(freezesAt(campaign), version?.at ?? 0)
  note(world, SYSTEM, 'boards-frozen', campaign.id)
  const days = campaign.goals.length > 0 ? [...(await dayCountsNow(store, campaign))] : null
  for (const period of campaign.periods.filter(({ final }) => !final)) {
    for (const figures of FIGURES) {
      const receipts = campaign.rules.tieBreakers.includes('last-receipt') ? await readReceipts(write, campaign, period, figures) : []
      for (const board of BOARDS) {
        const held = bodyOf(store, { register, campaign, period, board }, figures, receipts, world.now)
        const body = JSON.stringify((period.kind === 'phase' && days ? { ...held, days } : held) satisfies Body)
        world.statements.push(statementOf(write.insert(frozenBoards).values({ campaignId: campaign.id, periodId: period.id, board, figures, at, body })))
        // The lane waits, since nothing may be added before it is stored; readers need not.
        await breathe()
      }
    }
  }
}

function bodyOf(store: Store, about: About, figures: Figures, receipts: Receipt[], now: number): Omit<Body, 'days'> {
  const sums = sumsOf(about, store.boards, figures)
  const times = lastReceipts(about, receipts)
  const rows = countRows(about, sums, times, now).map((row): FrozenRow => {
    const { amount, lastReceiptAt, ownTarget = null } = entrantOf(about, row.id, sums.get(row.id), times.get(row.id))
    return { ...row, amount, lastReceiptAt, ownTarget }
  })
  return { seq: store.seq, totals: store.boards.totals(about.period.id, figures), rows }
}

async function readFrozen(store: Store, period: CampaignPeriod, board: Board, figures: Figures): Promise<Frozen | null> {
  const [row] = await store.connections.read
    .select()
    .from(frozenBoards)
    .where(and(eq(frozenBoards.periodId, period.id), eq(frozenBoards.board, board), eq(frozenBoards.figures, figures)))
  if (!row) return null
  const { seq, totals, rows, days } = JSON.parse(row.body) as Body
  const byGroup = Map.groupBy(rows, groupKey)
  const entrants = (group: Group) => byGroup.get(groupKey(group)) ?? []
  return { stamp: {}, ...storedGroups(rows, shown), totals, seq, at: row.at, final: null, frozenAt: row.at, entrants, days: days ? new Map(days) : null }
}

/** A stored line as a board shows it: money and time are for comparing alone. */
export function shown({ amount: _amount, lastReceiptAt: _time, ownTarget: _target, ...line }: FrozenRow): StandingRow {
  return line
}
