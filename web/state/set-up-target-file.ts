import { PRODUCTS } from '#rules/words.ts'
import { setUpFile } from '../text/set-up-file.vi.ts'
import { setUpTargets as t } from '../text/set-up-targets.vi.ts'
import { periodName } from './periods.ts'
import type { SheetToWrite } from './set-up-save.ts'
import { type GridColumn, type GridRow, keyOf } from './set-up-target-grid.ts'
import type { Targets } from './set-up-targets.ts'

/** The grid as a sheet that can come back in: teams, and the people who have targets of their own, by the periods shown. */
export function targetSheet({ grid, edits, view }: Pick<Targets, 'grid' | 'edits' | 'view'>): SheetToWrite {
  const columns = view.periods()
  const has = (row: GridRow) => row.isTeam || columns.some(({ period }) => PRODUCTS.some((product) => edits.value(keyOf(row.id, period.id, product)) !== null))
  const rows = view.everyone().filter(has)
  return {
    name: setUpFile.sheetNames.targets,
    heading: [t.code, t.team, ...columns.flatMap((column) => PRODUCTS.map((product) => columnName(column, product)))],
    widths: [12, 34, ...columns.flatMap(() => [14, 14])],
    rows: grid()
      ? rows.map((row) => [row.code, row.name, ...columns.flatMap(({ period }) => PRODUCTS.map((product) => edits.value(keyOf(row.id, period.id, product))))])
      : [],
  }
}

/** As the server knows a column of a wide table: "Tuần 4 TN". A wave is called by its short name. */
export const columnName = ({ period }: Pick<GridColumn, 'period'>, product: (typeof PRODUCTS)[number]): string =>
  `${period.kind === 'wave' ? t.wave(period.number) : periodName(period)} ${t.products[product]}`
