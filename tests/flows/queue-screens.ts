import type { Page } from 'playwright-core'
import { SIGNALS, SUPPORTS } from '#rules/signals.ts'
import type { Screen } from './screens.ts'

/** The desk of whoever confirms. */
export const QUEUE: Screen[] = [
  { name: 'queue', who: 'pt01', path: '/xac-nhan', desk: true },
  { name: 'queue-signal', who: 'pt01', path: '/xac-nhan?dau-hieu=any', desk: true },
  { name: 'queue-nothing', who: 'pt01', path: '/xac-nhan?trang-thai=rejected&ngay=2020-01-01', desk: true },
  { name: 'queue-filters', who: 'btc01', path: '/xac-nhan', desk: true, first: async (page) => page.locator('.queue-fold > summary').click() },
  { name: 'queue-many-signals', who: 'pt01', path: '/xac-nhan', desk: true, first: doubtTheFirst },
  {
    name: 'queue-doubted',
    who: 'pt01',
    path: '/xac-nhan',
    desk: true,
    first: async (page) => {
      await doubtTheFirst(page)
      await page.locator('.queue-row-open').first().click()
    },
  },
  { name: 'queue-entry', who: 'pt01', path: '/xac-nhan', desk: true, first: async (page) => page.locator('.queue-row-open').first().click() },
  {
    name: 'queue-reason',
    who: 'pt01',
    path: '/xac-nhan',
    desk: true,
    first: async (page) => {
      await page.locator('.queue-row-open').first().click()
      await page.getByRole('button', { name: 'Từ chối' }).click()
    },
  },
]

const LONG = 'Công Tằng Tôn Nữ Thị Hoàng Phương Quỳnh Nghiêm'
const OTHER = {
  id: '01930000-0000-7000-8000-000000000001',
  collector: { code: 'nvt099', name: LONG },
  ...{ organisation: 'Bưu điện văn hoá xã Thạnh Bình, Trảng Bàng, khu vực cửa khẩu Phước Tân', state: 'verified', receiptNumber: 'C45-BB/BHXH-TN 00012345' },
  ...{ collectedAt: Date.now() - 86_400_000, receivedAt: Date.now() - 86_000_000 },
}

/** The first entry as the worst that may stand there: a long name, everything against it and everything for it. */
async function doubtTheFirst(page: Page): Promise<void> {
  await page.locator('.queue-row-open').first().waitFor()
  await page.route(
    '**/api/enrolments?**',
    async (route) => {
      const answer = await (await route.fetch({ maxRetries: 3 })).json()
      answer.entries = answer.entries.map((entry: object, index: number) => (index === 0 ? { ...entry, name: LONG, signals: SIGNALS } : entry))
      await route.fulfill({ json: answer })
    },
    { times: 1 },
  )
  const numbered = (code: string) => ({ code, number: 12, of: 34 })
  const evidence = {
    against: SIGNALS.map((code, index) => ({ ...numbered(code), others: index < 2 ? [OTHER, OTHER] : [], beyond: index })),
    inFavour: SUPPORTS.map(numbered),
  }
  await page.route('**/api/enrolments/*/evidence', (route) => route.fulfill({ json: evidence }), { times: 1 })
  const changes = [
    { field: 'name', before: LONG, after: `${LONG} Anh`, hidden: false },
    { field: 'cccd', before: '072***0001', after: '072***0001', hidden: true },
    { field: 'amount', before: 1_268_000, after: 3_168_000, hidden: false },
  ]
  await page.route('**/api/enrolments/*/versions', (route) => route.fulfill({ json: { versions: [{ at: Date.now(), by: LONG, changes }] } }), { times: 1 })
  await page.reload()
  await page.locator('.queue-row-open').first().waitFor()
}
