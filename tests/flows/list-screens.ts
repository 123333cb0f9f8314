import type { Page } from 'playwright-core'
import { madeListed, officialXlsx } from '../cast/official-lists.ts'
import { LIST_GROUP_SCREENS } from './list-group-screens.ts'
import type { Screen } from './screens.ts'

const FAULTS = { 'lost-zero': [0, 20, 21], scientific: [2], 'error-value': [3], 'no-name': [5], 'nothing-to-compare': [7], 'bad-amount': [12] }
const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function choose(page: Page): Promise<void> {
  const buffer = Buffer.from(officialXlsx('d05', madeListed(40, { form: 'd05' }), { faults: FAULTS }))
  await page.locator('input[name="file"]').setInputFiles({ name: 'D05-TS tháng 11.xlsx', mimeType, buffer })
  await page.getByText('Dòng dùng được').waitFor()
}
const at = (name: string, first?: (page: Page) => Promise<void>): Screen => ({
  ...{ name, who: 'pt01', path: '/xac-nhan/danh-sach/moi', desk: true },
  ...(first ? { first } : {}),
})

/** An official list on its way in: chosen, looked at, its columns told; and what comes of one. */
export const LIST_SCREENS: Screen[] = [
  at('list-new'),
  at('list-new-preview', choose),
  at('list-new-columns', async (page) => {
    await choose(page)
    await page.getByText('Các cột của tệp').click()
  }),
  ...LIST_GROUP_SCREENS,
]
