import { PRODUCTS, type Product } from '#rules/words.ts'
import { startOfDay } from '#rules/days.ts'
import { targets } from '../schema/index.ts'
import type { Target } from '../register.ts'
import type { CheckedRow } from './check-row.ts'
import { byCode, note, upsert, type Context, type Kind } from './kind.ts'
import type { Column } from './table.ts'
import { wideColumn, wideColumns } from './wide-targets.ts'
import { periodCalled } from './words.ts'

/** One row of a file, with a target for each number in it. */
export type TargetsDraft = Target[]

const OWNER: Column = {
  field: 'owner',
  required: true,
  names: [
    ...['ma', 'ma don vi', 'don vi', 'ma nhan vien', 'nhan vien', 'ma don vi hoac nhan vien'],
    ...['owner', 'code', 'organisation', 'organisation code', 'staff', 'staff code'],
  ],
}
const NARROW: Column[] = [
  OWNER,
  { field: 'period', required: true, names: ['ky', 'tuan', 'period'] },
  { field: 'bhxh-tn', names: ['bhxh tn', 'bhxhtn', 'bhxh tu nguyen', 'tn', 'chi tieu bhxh tn'] },
  { field: 'bhyt-hgd', names: ['bhyt hgd', 'bhythgd', 'bhyt ho gia dinh', 'hgd', 'chi tieu bhyt hgd'] },
]

/** Targets, one row a period, or one row a team with a column for each period and product, as the grid is exported. */
export const targetKind: Kind<TargetsDraft> = {
  needsCampaign: true,
  columns: (heading, context) => wideColumns(heading, OWNER, context) ?? NARROW,
  read(rows, context) {
    const people = byCode(context.register.staff.values())
    const organisations = byCode(context.register.organisations.values())
    const seen = new Set<string>()
    return rows.map((row) => {
      const code = row.text('owner', 20).toLowerCase()
      const owner = organisations.get(code) ?? people.get(code)
      if (code !== '' && !owner) row.refuse('owner', 'unknown')
      const read = row.has('period') ? readNarrow(row, owner?.id ?? '', seen, context) : readWide(row, owner?.id ?? '', seen, context)
      for (const { field, target } of read) if (isFixed(target, context)) row.refuse(field, 'begun')
      return { row, draft: read.map(({ target }) => target) }
    })
  },
  differs: (draft, context) => draft.some((target) => storedOf(target, context)?.target !== target.target),
  async keep(world, drafts, context) {
    const changed = drafts.flat().filter((target) => storedOf(target, context)?.target !== target.target)
    upsert(world, targets, changed, ['periodId', 'ownerId', 'product'])
    for (const { ownerId, periodId, product, target } of changed) note(world, context.by, 'target-set', ownerId, { periodId, product, target })
    return []
  },
}

function readNarrow(row: CheckedRow, ownerId: string, seen: Set<string>, context: Context): { field: string; target: Target }[] {
  const period = periodCalled(context.campaign?.periods ?? [], row.value('period'))
  if (!period) row.refuse('period', row.value('period') === '' ? 'missing' : 'unknown')
  if (ownerId && period && seen.has(`${ownerId} ${period.id}`)) row.refuse('period', 'repeated')
  seen.add(`${ownerId} ${period?.id}`)
  const given = PRODUCTS.filter((product) => row.value(product) !== '')
  if (given.length === 0) row.refuse('bhxh-tn', 'missing')
  return given.map((product) => ({ field: product, target: targetOf(row, product, product, period?.id ?? '', ownerId, context) }))
}

/** A row without a number stands there for the eye: the export holds teams that have no target yet. */
function readWide(row: CheckedRow, ownerId: string, seen: Set<string>, context: Context): { field: string; target: Target }[] {
  if (ownerId && seen.has(ownerId)) row.refuse('owner', 'repeated')
  seen.add(ownerId)
  return row.fields.flatMap((field) => {
    const column = field === 'owner' || row.value(field) === '' ? null : wideColumn(field, context)
    return column ? [{ field, target: targetOf(row, field, column.product, column.period.id, ownerId, context) }] : []
  })
}

const targetOf = (row: CheckedRow, field: string, product: Product, periodId: string, ownerId: string, { campaign }: Context): Target => ({
  ...{ campaignId: campaign?.id ?? '', periodId, ownerId, product },
  target: row.wholeNumber(field),
})

const keyOf = ({ periodId, ownerId, product }: Target) => `${periodId} ${ownerId} ${product}`
const indexes = new WeakMap<Target[], Map<string, Target>>()
/** A file of thousands asks for each of thousands. */
const indexOf = (all: Target[]) => indexes.get(all) ?? indexes.set(all, new Map(all.map((one) => [keyOf(one), one]))).get(all)!
const storedOf = (target: Target, { campaign }: Context) => indexOf(campaign?.targets ?? []).get(keyOf(target))

/** A target that was given before its period began is not changed any more (RULES section 7); a missing one may still be given until it is closed. */
export function isFixed(target: Target, context: Context): boolean {
  const period = context.campaign?.periods.find(({ id }) => id === target.periodId)
  const stored = storedOf(target, context)
  if (!period || stored?.target === target.target) return false
  return period.final || (stored !== undefined && startOfDay(period.firstDay) <= context.now)
}
