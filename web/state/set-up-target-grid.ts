import type { CampaignBundle, PeriodView } from '#contract/campaigns.ts'
import type { OrganisationView, StaffView, TargetView } from '#contract/imports.ts'
import { dayOf } from '#rules/days.ts'
import { PRODUCTS, type Product } from '#rules/words.ts'
import { inOrder } from './set-up-campaign.ts'
import { keepSame } from './set-up-kept.ts'

/** Who, when and which product: the name of a cell. */
export type CellKey = string
export const keyOf = (ownerId: string, periodId: string, product: Product): CellKey => `${ownerId} ${periodId} ${product}`
export function partsOf(key: CellKey): { ownerId: string; periodId: string; product: Product } {
  const [ownerId = '', periodId = '', product = ''] = key.split(' ')
  return { ownerId, periodId, product: product as Product }
}

/** `locked`: what was given stays, a cell still empty may be filled; `closed`: nothing goes in any more. */
export type GridColumn = { period: PeriodView; locked: boolean; closed: boolean; isWeek: boolean }
export type GridRow = { id: string; code: string; name: string; teamId: string; isTeam: boolean; division: string | null }
export type TargetGrid = { columns: GridColumn[]; teams: GridRow[]; people: Map<string, GridRow[]>; stored: Map<CellKey, number> }

/** The same grid read anew, what did not change staying the same. */
export const keepGrid = (before: TargetGrid | null, after: TargetGrid | null): TargetGrid | null =>
  before && after
    ? {
        ...after,
        columns: keepSame(before.columns, after.columns, ({ period }) => period.id),
        teams: keepSame(before.teams, after.teams, ({ id }) => id),
        people: new Map([...after.people].map(([id, people]) => [id, keepSame(before.people.get(id) ?? [], people, (person) => person.id)])),
      }
    : after

type Facts = { campaign: CampaignBundle; organisations: OrganisationView[]; staff: StaffView[]; targets: TargetView[]; now: number }

/** Teams and their people by the periods of a campaign, and what is stored (RULES section 7: a target counts as it stood on its period's first day). */
export function gridOf({ campaign, organisations, staff, targets, now }: Facts): TargetGrid {
  const today = dayOf(now)
  const columns = inOrder(campaign.periods).map((period) => ({
    period,
    locked: period.firstDay <= today,
    closed: period.version !== null,
    isWeek: period.kind === 'week' || period.kind === 'wave',
  }))
  const teams = organisations
    .filter(({ team }) => team)
    .map(({ id, code, name, division }): GridRow => ({ id, code, name, teamId: id, isTeam: true, division }))
  return {
    columns,
    teams,
    people: peopleOf(organisations, staff, today),
    stored: new Map(targets.map(({ ownerId, periodId, product, target }) => [keyOf(ownerId, periodId, product as Product), target])),
  }
}

/** The collectors of each team: those of the units whose nearest team it is. */
function peopleOf(organisations: OrganisationView[], staff: StaffView[], today: string): Map<string, GridRow[]> {
  const byId = new Map(organisations.map((one) => [one.id, one]))
  const teamOf = (id: string | null, seen = new Set<string>()): string | null => {
    const one = id === null || seen.has(id) ? undefined : byId.get(id)
    return one ? (one.team ? one.id : teamOf(one.parentId, seen.add(one.id))) : null
  }
  const rows = staff.flatMap(({ id, code, name, assignments }): GridRow[] => {
    const stands =
      assignments.findLast(({ role, firstDay }) => role === 'collector' && firstDay <= today) ?? assignments.find(({ role }) => role === 'collector')
    const teamId = stands ? teamOf(stands.organisationId) : null
    return teamId === null ? [] : [{ id, code, name, teamId, isTeam: false, division: null }]
  })
  return Map.groupBy(rows, ({ teamId }) => teamId)
}

/** Every cell of these rows and columns, in reading order. */
export const cellsOf = (rows: readonly GridRow[], columns: readonly GridColumn[]): CellKey[] =>
  rows.flatMap(({ id }) => columns.flatMap(({ period }) => PRODUCTS.map((product) => keyOf(id, period.id, product))))

/** Whether a cell may be changed: its period has not begun, or it was never given. */
export const isOpen = (grid: TargetGrid, key: CellKey): boolean => {
  const column = grid.columns.find(({ period }) => period.id === partsOf(key).periodId)
  return column !== undefined && !column.closed && (!column.locked || !grid.stored.has(key))
}
