import type { Page } from 'playwright-core'
import type { Screen } from './screens.ts'

const LISTS = '/xac-nhan/danh-sach'
const open = (group: string) => async (page: Page) => {
  await page.locator('.lists-name > a').first().click()
  await page.locator('.chips-one', { hasText: group }).click()
}
const screen = (name: string, group: string, then: (page: Page) => Promise<void> = async () => {}): Screen => ({
  ...{ name, who: 'pt01', path: LISTS, desk: true },
  first: async (page) => {
    await open(group)(page)
    await then(page)
  },
})

/** The official list of the demo, group by group, as whoever confirms sees it, and as an organiser does. */
export const LIST_GROUP_SCREENS: Screen[] = [
  { name: 'lists', who: 'pt01', path: LISTS, desk: true },
  { name: 'lists-empty', who: 'pt02', path: LISTS, desk: true },
  screen('list-agreed', 'Khớp'),
  screen('list-pairs', 'Cần xem'),
  screen('list-unmatched', 'Có tiền, chưa có lượt'),
  screen('list-enrolment', 'Có tiền, chưa có lượt', (page) => page.getByRole('button', { name: 'Ghi thành lượt' }).last().click()),
  screen('list-without', 'Có lượt, chưa thấy tiền'),
  screen('list-different', 'Không phải'),
  { ...screen('list-organiser', 'Cần xem'), who: 'btc01' },
]
