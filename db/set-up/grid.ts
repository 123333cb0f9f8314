import { and, eq, or } from 'drizzle-orm'
import type { CarryOver, TargetsChange } from '#contract/campaigns.ts'
import { Refused } from '#contract/refusals.ts'
import { carryOver } from '#rules/apportion.ts'
import { dayOf, startOfDay } from '#rules/days.ts'
import { PRODUCTS } from '#rules/words.ts'
import type { Actor } from '../actor.ts'
import { findCampaign } from '../campaigns/bundle.ts'
import type { World } from '../lane/world.ts'
import type { Campaign, CampaignPeriod, Register } from '../register.ts'
import { latestResult } from '../results/read.ts'
import { targets } from '../schema/index.ts'
import { chunks, statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { note, upsert } from './kind.ts'

type Cell = TargetsChange['targets'][number]
const keyOf = ({ periodId, ownerId, product }: Omit<Cell, 'target'>) => `${periodId} ${ownerId} ${product}`

/**
 * Many cells of the grid of targets in one write; one that is refused and none is stored. Cells that stand so already change nothing.
 * Refuses `not-found`, `body-malformed` (an owner or period that is none, a cell named twice) and `target-begun` (RULES section 7), each with its cells in `detail`.
 */
export const putTargets = (store: Store, by: Actor, campaignId: string, { targets: cells }: TargetsChange): Promise<{ changed: number }> =>
  store.lane.do({
    name: 'put-targets',
    touchesRegister: true,
    alone: async (world) => {
      const campaign = findCampaign(world, campaignId)
      refuseUnknown(world.register, campaign, cells)
      const stored = new Map(campaign.targets.map((one) => [keyOf(one), one.target]))
      const changed = cells.filter((cell) => (stored.get(keyOf(cell)) ?? null) !== cell.target)
      refuseFixed(campaign, changed, stored, world.now)
      keep(world, campaignId, changed)
      for (const [ownerId, own] of Map.groupBy(changed, (cell) => cell.ownerId))
        note(world, by, 'targets-set', ownerId, { campaignId, cells: own.map((cell) => ({ ...cell, before: stored.get(keyOf(cell)) ?? null })) })
      return { changed: changed.length }
    },
  })

function refuseUnknown({ organisations, staff }: Register, campaign: Campaign, cells: Cell[]): void {
  const periods = new Set(campaign.periods.map(({ id }) => id))
  const seen = new Set<string>()
  const bad = cells.flatMap((cell, index) => {
    const isRepeated = seen.has(keyOf(cell))
    seen.add(keyOf(cell))
    const isOwner = organisations.has(cell.ownerId) || staff.has(cell.ownerId)
    const field = !periods.has(cell.periodId) ? 'periodId' : !isOwner ? 'ownerId' : isRepeated ? 'product' : null
    return field ? [`targets.${index}.${field}`] : []
  })
  if (bad.length > 0) throw new Refused('body-malformed', bad.slice(0, 20))
}

/** A target that was given before its period began is not changed any more; a missing one may still be given until it is closed. */
function refuseFixed(campaign: Campaign, changed: Cell[], stored: Map<string, number>, now: number): void {
  const begun = new Map(campaign.periods.filter(({ firstDay }) => startOfDay(firstDay) <= now).map(({ id, final }) => [id, final]))
  const fixed = changed.filter((cell) => begun.get(cell.periodId) || (begun.has(cell.periodId) && stored.has(keyOf(cell))))
  if (fixed.length > 0)
    throw new Refused('target-begun', ['targets'], { cells: fixed.map(({ periodId, ownerId, product }) => ({ periodId, ownerId, product })) })
}

function keep(world: World, campaignId: string, changed: Cell[]): void {
  const given = changed.flatMap(({ target, ...where }) => (target === null ? [] : [{ campaignId, ...where, target }]))
  if (given.length > 0) upsert(world, targets, given, ['periodId', 'ownerId', 'product'])
  for (const some of chunks(
    changed.filter(({ target }) => target === null),
    100,
  )) {
    const each = some.map(({ periodId, ownerId, product }) => and(eq(targets.periodId, periodId), eq(targets.ownerId, ownerId), eq(targets.product, product)))
    world.statements.push(statementOf(world.store.connections.write.delete(targets).where(or(...each))))
  }
}

/**
 * What is missing of a week or a wave, spread evenly over those after it that have not begun, in whole people (DOMAIN T20): only proposed, nothing is stored.
 * A final one is read from its snapshot. Refuses `not-found`.
 */
export async function proposeCarryOver(store: Store, campaignId: string, periodId: string): Promise<CarryOver> {
  const campaign = findCampaign(store, campaignId)
  const period = campaign.periods.find(({ id, kind }) => id === periodId && (kind === 'week' || kind === 'wave'))
  if (!period) throw new Refused('not-found')
  const today = dayOf(store.now())
  const ahead = campaign.periods.filter(({ kind, firstDay }) => kind === period.kind && firstDay > period.lastDay && firstDay > today)
  const achieved = await achievedIn(store, period)
  const targetOf = new Map(campaign.targets.map((one) => [keyOf(one), one.target]))
  const missed = campaign.targets.filter((one) => one.periodId === periodId && one.target > achieved(one.ownerId)[one.product])
  return {
    periodId,
    final: period.final,
    rows: missed.map(({ ownerId, product, target }) => {
      const done = achieved(ownerId)[product]
      const more = carryOver(target, done, ahead.length)
      const remaining = ahead.map(({ id }, index) => {
        const before = targetOf.get(keyOf({ periodId: id, ownerId, product })) ?? 0
        return { periodId: id, before, target: before + (more[index] ?? 0) }
      })
      return { ownerId, product, target, achieved: done, remaining }
    }),
  }
}

type Achieved = Record<(typeof PRODUCTS)[number], number>

/** New and returning people, official, of a team or a person. */
async function achievedIn(store: Store, period: CampaignPeriod): Promise<(ownerId: string) => Achieved> {
  const found = new Map<string, Achieved>()
  const add = (id: string, row: { voluntary: number; household: number }) => void found.set(id, { 'bhxh-tn': row.voluntary, 'bhyt-hgd': row.household })
  if (period.final) {
    const { snapshot } = await latestResult(store, period.id)
    for (const row of snapshot.boards.flatMap(({ rows }) => rows)) add(row.id, row)
  } else for (const board of ['individual', 'team'] as const) for (const [id, sums] of store.boards.sums(period.id, board, 'official')) add(id, sums)
  return (ownerId) => found.get(ownerId) ?? { 'bhxh-tn': 0, 'bhyt-hgd': 0 }
}
