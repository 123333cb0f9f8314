import type { Page } from 'playwright-core'
import type { Screen } from './screens.ts'

/** Who collides with whom, an entry put right, and what organisers propose. */
export const CASE_SCREENS: Screen[] = [
  { name: 'cases-matrix', who: 'btc01', path: '/xac-nhan/trung', desk: true, first: async (page) => page.locator('.cases-matrix > summary').click() },
  {
    name: 'queue-correction',
    who: 'pt01',
    path: '/xac-nhan',
    desk: true,
    first: async (page) => {
      await page.locator('.queue-row-open').first().click()
      await page.getByRole('button', { name: 'Sửa', exact: true }).click()
    },
  },
  { name: 'amendments', who: 'btc01', path: '/xac-nhan/sua', desk: true, first: proposeOne },
]

/** An entry that the last final week counts is proposed to be put right, unless one is already. */
async function proposeOne(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const read = async (path: string) => (await fetch(path)).json()
    const { campaigns } = await read('/api/me')
    const id = campaigns[0].id
    if ((await read(`/api/amendments?campaign=${id}`)).amendments.length > 0) return
    const { periods } = await read(`/api/campaigns/${id}`)
    const week = periods.find((one: { kind: string; version: number | null }) => one.kind === 'week' && one.version !== null)
    const { entries } = await read(`/api/enrolments?campaign=${id}&week=${week.id}&state=verified`)
    const found = entries.find((one: { counting: { weekId: string | null } }) => one.counting.weekId === week.id)
    const body = { kind: 'correction', changes: { months: 24, receiptNumber: 'BL-0099812', phone: '0912345678' }, reason: 'Gõ sai so với biên lai' }
    await fetch(`/api/enrolments/${found.id}/amendments`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  })
  await page.reload()
}
