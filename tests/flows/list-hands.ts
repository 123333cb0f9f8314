import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import type { ListRow, NewList } from '#contract/lists.ts'
import type { Listed } from '../cast/official-lists.ts'
import { doorOf } from './door.ts'
import type { Stage } from './stage.ts'

/** Brings a list in and stands before what came of it. */
export async function bringIn(stage: Stage, page: Page, name: string, people: readonly Listed[]): Promise<void> {
  const door = await doorOf(stage, 'pt1')
  const rows = people.map(rowOf)
  const sha = (text: string) => createHash('sha256').update(text).digest('hex')
  const list: NewList = {
    ...{ campaignId: stage.furniture.campaignId, digest: sha(JSON.stringify(rows)), headings: sha(name), name, form: 'd05' },
    ...{ mapping: { columns: [], product: 'bhxh-tn' }, rows: rows.length, skipped: 0 },
  }
  const { id } = await door.post<{ id: string }>('/api/lists', list)
  for (let from = 0; from < rows.length; from += 500) await door.post(`/api/lists/${id}/rows`, { rows: rows.slice(from, from + 500) })
  await door.post(`/api/lists/${id}/matching`)
  await page.reload()
  await page.getByRole('link', { name }).click()
}

const rowOf = (one: Listed, at: number): ListRow => ({
  ...{ row: at + 8, product: 'bhxh-tn', name: one.name, cccd: one.cccd, insuranceNumber: one.insuranceNumber, birthYear: Number(one.birth.slice(0, 4)) },
  ...{ sex: one.sex, participation: one.participation, receiptNumber: one.receiptNumber, paidDay: one.paidDay, amount: one.amount, months: one.months },
  ...{ fromMonth: one.fromMonth, collectorCode: one.collectorCode, place: one.place },
})
