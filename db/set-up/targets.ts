import { PRODUCTS, type Product } from '#rules/words.ts'
import { startOfDay } from '#rules/days.ts'
import { targets } from '../schema/index.ts'
import type { Target } from '../register.ts'
import type { CheckedRow } from './check-row.ts'
import { byCode, note, upsert, type Context, type Kind } from './kind.ts'
import { periodCalled } from './words.ts'

/** One row of a file, with a target for each product that has a number. */
export type TargetsDraft = Target[]

export const targetKind: Kind<TargetsDraft> = {
  needsCampaign: true,
  columns: [
    {
      field: 'owner',
      required: true,
      names: [
        'ma',
        'ma don vi',
        'don vi',
        'ma nhan vien',
        'nhan vien',
        'ma don vi hoac nhan vien',
        'owner',
        'code',
        'organisation',
        'organisation code',
        'staff',
        'staff code',
      ],
    },
    { field: 'period', required: true, names: ['ky', 'tuan', 'period'] },
    { field: 'bhxh-tn', names: ['bhxh tn', 'bhxhtn', 'bhxh tu nguyen', 'tn', 'chi tieu bhxh tn'] },
    { field: 'bhyt-hgd', names: ['bhyt hgd', 'bhythgd', 'bhyt ho gia dinh', 'hgd', 'chi tieu bhyt hgd'] },
  ],
  read(rows, context) {
    const people = byCode(context.register.staff.values())
    const organisations = byCode(context.register.organisations.values())
    const seen = new Set<string>()
    return rows.map((row) => {
      const code = row.text('owner', 20).toLowerCase()
      const owner = organisations.get(code) ?? people.get(code)
      if (code !== '' && !owner) row.refuse('owner', 'unknown')
      const period = periodCalled(context.campaign?.periods ?? [], row.value('period'))
      if (!period) row.refuse('period', row.value('period') === '' ? 'missing' : 'unknown')
      const key = `${owner?.id} ${period?.id}`
      if (owner && period && seen.has(key)) row.refuse('period', 'repeated')
      seen.add(key)
      const draft = PRODUCTS.filter((product) => row.value(product) !== '').map((product) =>
        targetOf(row, product, { campaignId: context.campaign?.id ?? '', periodId: period?.id ?? '', ownerId: owner?.id ?? '' }),
      )
      if (draft.length === 0) row.refuse('bhxh-tn', 'missing')
      for (const target of draft.filter((one) => isFixed(one, context))) row.refuse(target.product, 'begun')
      return { row, draft }
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

const targetOf = (row: CheckedRow, product: Product, where: Pick<Target, 'campaignId' | 'periodId' | 'ownerId'>): Target => ({
  ...where,
  product,
  target: row.wholeNumber(product),
})

const storedOf = ({ periodId, ownerId, product }: Target, { campaign }: Context) =>
  campaign?.targets.find((one) => one.periodId === periodId && one.ownerId === ownerId && one.product === product)

/** A target that was given before its period began is not changed any more (RULES section 7); a missing one may still be given. */
export function isFixed(target: Target, context: Context): boolean {
  const period = context.campaign?.periods.find(({ id }) => id === target.periodId)
  const stored = storedOf(target, context)
  return stored !== undefined && stored.target !== target.target && period !== undefined && startOfDay(period.firstDay) <= context.now
}
