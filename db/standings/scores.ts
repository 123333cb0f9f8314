import { dayOf } from '#rules/days.ts'
import type { Score } from '#rules/ranking.ts'
import type { TeamScore } from '#rules/ranking-teams.ts'
import { PRODUCTS, type Product } from '#rules/words.ts'
import type { Sums } from '../boards.ts'
import { assignmentsOn, teamOf } from '../organisations.ts'
import type { Campaign, CampaignPeriod, Register } from '../register.ts'

type Times = ReadonlyMap<string, number>
const NOTHING: Sums = { points: 0, voluntary: 0, household: 0, people: 0, amount: 0, byProduct: { 'bhxh-tn': 0, 'bhyt-hgd': 0 } }

/** Everyone who collects in the campaign, with what they have in a period; who has nothing stands there too. */
export function individualScores(register: Register, campaign: Campaign, sums: ReadonlyMap<string, Sums>, lastReceipts: Times): Score[] {
  const ids = new Set([...collectorsOf(register, campaign), ...sums.keys()])
  return [...ids].map((id) => ({ id, ...(sums.get(id) ?? NOTHING), lastReceiptAt: lastReceipts.get(id) ?? null }))
}

/** Every team of the campaign; members and targets are those of the period's first day (RULES section 7). */
export function teamScores(register: Register, campaign: Campaign, period: CampaignPeriod, sums: ReadonlyMap<string, Sums>, lastReceipts: Times): TeamScore[] {
  const members = membersOf(register, campaign, period.firstDay)
  return [...campaign.teams.keys()].map((id) => ({
    id,
    ...(sums.get(id) ?? NOTHING),
    lastReceiptAt: lastReceipts.get(id) ?? null,
    targets: targetsOf(campaign, period, id),
    members: members.get(id) ?? 0,
  }))
}

/** The people to enrol, of a team or a person, for each product; a phase without its own has the sum of its weeks; null: none given. */
export function targetsOf(campaign: Campaign, period: CampaignPeriod, ownerId: string): Record<Product, number> | null {
  const own = campaign.targets.filter((target) => target.ownerId === ownerId)
  const direct = own.filter((target) => target.periodId === period.id)
  const weeks = new Set(campaign.periods.filter(({ kind }) => kind === 'week' || kind === 'wave').map(({ id }) => id))
  const used = direct.length > 0 || period.kind !== 'phase' ? direct : own.filter((target) => weeks.has(target.periodId))
  if (used.length === 0) return null
  const sum = (product: Product) => used.filter((target) => target.product === product).reduce((total, { target }) => total + target, 0)
  return Object.fromEntries(PRODUCTS.map((product) => [product, sum(product)])) as Record<Product, number>
}

/** How many collectors each team has on a day. */
export function membersOf(register: Register, campaign: Campaign, day: string): Map<string, number> {
  const members = new Map<string, number>()
  for (const staffId of register.assignments.keys()) {
    const own = assignmentsOn(register, staffId, day).findLast(({ role }) => role === 'collector')
    const team = own && teamOf(register, campaign, own.organisationId)
    if (team) members.set(team, (members.get(team) ?? 0) + 1)
  }
  return members
}

function collectorsOf(register: Register, campaign: Campaign): string[] {
  return [...register.assignments].flatMap(([staffId, rows]) =>
    rows.some(
      (row) =>
        row.role === 'collector' &&
        row.firstDay <= campaign.lastDay &&
        (row.lastDay === null || (row.lastDay >= campaign.firstDay && row.lastDay >= row.firstDay)),
    )
      ? [staffId]
      : [],
  )
}

/** Where a collector stands on the last day of a period, or today while it runs. */
export function unitOf(register: Register, staffId: string, period: CampaignPeriod, now: number): string {
  const today = dayOf(now)
  const day = today < period.lastDay ? today : period.lastDay
  const rows = register.assignments.get(staffId)?.filter(({ role }) => role === 'collector') ?? []
  const own = rows.findLast((row) => row.firstDay <= day) ?? rows[0]
  return (own?.organisationId && register.organisations.get(own.organisationId)?.name) || ''
}
