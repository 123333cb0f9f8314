import { dayOf } from '#rules/days.ts'
import { EVERYONE, groupOf } from '#rules/groups.ts'
import { PRODUCTS, type Board, type Group, type Product } from '#rules/words.ts'
import { assignmentsOn, teamOf } from '../organisations.ts'
import type { Assignment, Campaign, CampaignPeriod, Register, Target } from '../register.ts'

/** Who stands where on one day: the collectors of each team, and the team of each of them. */
export type Roster = { members: ReadonlyMap<string, readonly string[]>; teams: ReadonlyMap<string, string> }
type Known = { collectors?: ReadonlySet<string>; rosters: Map<string, Roster>; targets?: Map<string, Target[]> }

/** A campaign object lives as long as its register, so what hangs on both is made once for each of them. */
const known = new WeakMap<Campaign, Known>()
const knownOf = (campaign: Campaign) => known.get(campaign) ?? known.set(campaign, { rosters: new Map() }).get(campaign)!

/** Everyone who collects on some day of the campaign. */
export function collectorsOf(register: Register, campaign: Campaign): ReadonlySet<string> {
  const own = knownOf(campaign)
  return (own.collectors ??= new Set([...register.assignments].flatMap(([staffId, rows]) => (rows.some((row) => collectsIn(row, campaign)) ? [staffId] : []))))
}

/** The collectors of each team on a day; of a period they count as they stand on its first (RULES section 7). */
export function rosterOn(register: Register, campaign: Campaign, day: string): Roster {
  const { rosters } = knownOf(campaign)
  return rosters.get(day) ?? rosters.set(day, makeRoster(register, campaign, day)).get(day)!
}

/** The people to enrol, of a team or a person, for each product; a phase without its own has the sum of its weeks; null: none given. */
export function targetsOf(campaign: Campaign, period: CampaignPeriod, ownerId: string): Record<Product, number> | null {
  const made = knownOf(campaign)
  const own = (made.targets ??= Map.groupBy(campaign.targets, (target) => target.ownerId)).get(ownerId)
  if (!own) return null
  const weeks = new Set(campaign.periods.filter(({ kind }) => kind === 'week' || kind === 'wave').map(({ id }) => id))
  const given = (product: Product) => {
    const all = own.filter((target) => target.product === product)
    const direct = all.filter((target) => target.periodId === period.id)
    return direct.length > 0 || period.kind !== 'phase' ? direct : all.filter((target) => weeks.has(target.periodId))
  }
  if (PRODUCTS.every((product) => given(product).length === 0)) return null
  return Object.fromEntries(PRODUCTS.map((product) => [product, given(product).reduce((total, { target }) => total + target, 0)])) as Record<Product, number>
}

/** Among whom a team or a person ranks in a period: as they stand on its first day, else when they come, else when they were last there. */
export function groupOfEntrant(register: Register, campaign: Campaign, period: CampaignPeriod, board: Board, id: string): Group {
  const { rules, teams } = campaign
  if (board === 'team') return groupOf(board, { division: teams.get(id)?.division ?? null, list: null }, rules)
  if (rules.lists === 'joined' && !rules.divideIndividuals) return EVERYONE
  const own = standsFor(register, id, period.firstDay)
  const team = own && teamOf(register, campaign, own.organisationId)
  return groupOf(board, { division: (team && teams.get(team)?.division) ?? null, list: own?.officer ? 'officers' : 'collectors' }, rules)
}

/** The day by which a board names units: the last of its period, or today while it runs. */
export function unitDay(period: CampaignPeriod, now: number): string {
  const today = dayOf(now)
  return today < period.lastDay ? today : period.lastDay
}

/** Where a collector stands on a day. */
export function unitOf(register: Register, staffId: string, day: string): string {
  const rows = register.assignments.get(staffId)?.filter(isCollector) ?? []
  const own = rows.findLast((row) => row.firstDay <= day) ?? rows[0]
  return (own?.organisationId && register.organisations.get(own.organisationId)?.name) || ''
}

function makeRoster(register: Register, campaign: Campaign, day: string): Roster {
  const teams = new Map<string, string>()
  for (const staffId of register.assignments.keys()) {
    const own = assignmentsOn(register, staffId, day).findLast(({ role }) => role === 'collector')
    const team = own && teamOf(register, campaign, own.organisationId)
    if (team) teams.set(staffId, team)
  }
  return { teams, members: Map.groupBy(teams.keys(), (staffId) => teams.get(staffId) as string) }
}

function standsFor(register: Register, staffId: string, day: string): Assignment | undefined {
  const own = assignmentsOn(register, staffId, day).findLast(isCollector)
  const all = () => register.assignments.get(staffId)?.filter((row) => isCollector(row) && holds(row)) ?? []
  return own ?? all().find((row) => row.firstDay > day) ?? all().at(-1)
}

const isCollector = ({ role }: Assignment) => role === 'collector'
const holds = ({ firstDay, lastDay }: Assignment) => lastDay === null || lastDay >= firstDay
const collectsIn = (row: Assignment, { firstDay, lastDay }: Campaign) =>
  isCollector(row) && holds(row) && row.firstDay <= lastDay && (row.lastDay === null || row.lastDay >= firstDay)
