/** Points of an entry and of a target (RULES sections 6 and 14.5 to 14.9). Whole numbers. */
import type { CampaignRules, Participation, Product } from './words.ts'

export type PointFacts = { product: Product; participation: Participation; months: number | null; donated: boolean }
export type Worth = { points: number; voluntary: number; household: number; people: number; amount: number }

/** What an entry is worth by its facts, whatever its state; `months` are the months paid (RULES 6, 14.9). */
export function pointsOf(entry: PointFacts, rules: CampaignRules): number {
  if (entry.donated) return 0
  return rules.points[entry.product][entry.participation] + bonusOf(entry, rules)
}

/** What a counted entry adds to a row of a board: a donated one nothing at all; `voluntary` and `household` hold new and returning people (RULES 7, 14.5). */
export function worthOf(entry: PointFacts & { amount: number }, rules: CampaignRules): Worth {
  if (entry.donated) return { points: 0, voluntary: 0, household: 0, people: 0, amount: 0 }
  const joined = entry.participation === 'renewal' ? 0 : 1
  return {
    points: pointsOf(entry, rules),
    voluntary: entry.product === 'bhxh-tn' ? joined : 0,
    household: entry.product === 'bhyt-hgd' ? joined : 0,
    people: 1,
    amount: entry.amount,
  }
}

/** Points that stand for a target of people: the `new` points times the people (RULES 6). */
export function pointsTarget(targets: Record<Product, number>, rules: CampaignRules): number {
  return rules.points['bhxh-tn'].new * targets['bhxh-tn'] + rules.points['bhyt-hgd'].new * targets['bhyt-hgd']
}

/** The points target lifted to the floor; `null` when there is none, which a target of 0 is too (RULES 7, 14.6). */
export function effectiveTarget(targets: Record<Product, number> | null, rules: CampaignRules): number | null {
  const target = targets ? pointsTarget(targets, rules) : 0
  return target > 0 ? Math.max(target, rules.targetFloor) : null
}

function bonusOf({ product, participation, months }: PointFacts, rules: CampaignRules): number {
  if (product !== 'bhxh-tn' || participation === 'renewal') return 0
  const reached = rules.monthsBonus.filter((step) => step.from <= (months ?? 0))
  return reached.reduce((best, step) => (step.from > best.from ? step : best), { from: 0, points: 0 }).points
}
