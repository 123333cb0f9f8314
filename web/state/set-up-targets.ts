import type { CampaignBundle, PeriodView } from '#contract/campaigns.ts'
import type { OrganisationView, TargetView } from '#contract/imports.ts'
import { dayOf } from '#rules/days.ts'
import { PRODUCTS, type Product } from '#rules/words.ts'

export type TargetColumn = { period: PeriodView; begun: boolean; sums: Record<Product, number> }
export type TargetRow = { id: string; name: string; cells: Record<Product, number | null>[]; weeks: Record<Product, number>; any: boolean }
export type TargetTable = { columns: TargetColumn[]; rows: TargetRow[]; weeks: Record<Product, number>; lacking: number; people: number }

/** Targets of the teams by period; launch day and phase stand there only where they have some of their own. */
export function targetTable({
  campaign,
  organisations,
  targets,
  now,
}: {
  campaign: CampaignBundle
  organisations: OrganisationView[]
  targets: TargetView[]
  now: number
}): TargetTable {
  const isWeekly = ({ kind }: PeriodView) => kind === 'week' || kind === 'wave'
  const periods = campaign.periods.filter((period) => isWeekly(period) || targets.some(({ periodId }) => periodId === period.id))
  const teams = organisations.filter(({ team }) => team)
  const given = new Map(targets.map((one) => [`${one.ownerId} ${one.periodId} ${one.product}`, one.target]))
  const each = <Value>(of: (product: Product) => Value) => Object.fromEntries(PRODUCTS.map((product) => [product, of(product)])) as Record<Product, Value>
  const total = (numbers: (number | null | undefined)[]) => numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0)

  const rows = teams.map(({ id, name }): TargetRow => {
    const cells = periods.map((period) => each((product) => given.get(`${id} ${period.id} ${product}`) ?? null))
    const weeks = each((product) => total(cells.map((cell, at) => (isWeekly(periods[at]!) ? cell[product] : 0))))
    return { id, name, cells, weeks, any: cells.some((cell) => PRODUCTS.some((product) => cell[product] !== null)) }
  })
  const columns = periods.map((period, at) => ({
    period,
    begun: period.firstDay <= dayOf(now),
    sums: each((product) => total(rows.map(({ cells }) => cells[at]?.[product]))),
  }))
  const owners = new Set(targets.map(({ ownerId }) => ownerId))
  const people = [...owners].filter((id) => !organisations.some((one) => one.id === id)).length
  return { columns, rows, weeks: each((product) => total(rows.map(({ weeks }) => weeks[product]))), lacking: rows.filter(({ any }) => !any).length, people }
}
