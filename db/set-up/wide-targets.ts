import type { Product } from '#rules/words.ts'
import type { CampaignPeriod } from '../register.ts'
import type { Context } from './kind.ts'
import type { Column } from './table.ts'
import { periodCalled, plain } from './words.ts'

/** "Tuần 1 TN", "đợt 2 – BHYT": a period, then a product. */
const HEADING = /^(.+?) (bhxh tn|bhxhtn|bhxh tu nguyen|bhxh|tn|bhyt hgd|bhythgd|bhyt ho gia dinh|bhyt|hgd|yt)$/

export type WideColumn = { period: CampaignPeriod; product: Product }

/** What a column of a wide table holds; null when no period of the campaign is called so. */
export function wideColumn(heading: string, { campaign }: Context): WideColumn | null {
  const [, called, product] = HEADING.exec(plain(heading)) ?? []
  const period = called ? periodCalled(campaign?.periods ?? [], called) : null
  return period && { period, product: /^(bhxh|tn)/.test(product ?? '') ? 'bhxh-tn' : 'bhyt-hgd' }
}

/** The columns of a table with one row a team: its code, and each period and product by the heading's own text. What names neither is passed over; null for a table that is not wide. */
export function wideColumns(heading: string[], owner: Column, context: Context): Column[] | null {
  const found = heading.map((text) => ({ text, column: wideColumn(text, context) }))
  if (!found.some(({ column }) => column)) return null
  const ownerAt = heading.findIndex((text) => owner.names.includes(plain(text)))
  const columns = found.flatMap(({ text, column }, index): Column[] => {
    if (index === ownerAt) return []
    if (!column) return HEADING.test(plain(text)) ? [] : [{ field: '', names: [plain(text)] }]
    const first = found.find((one) => one.column?.period.id === column.period.id && one.column.product === column.product)
    return [{ field: first?.text ?? text, names: [plain(text)] }]
  })
  return [{ ...owner, names: ownerAt < 0 ? owner.names : [plain(heading[ownerAt] ?? '')] }, ...columns]
}
