import type { Page } from 'playwright-core'
import type { Screen } from './screens.ts'

const kind = (label: string) => async (page: Page) => {
  await page.getByText(label, { exact: false }).and(page.locator('.chips-one')).first().click()
  await page.locator('article.card').first().waitFor()
}

/** Questions about gifts, what became of them, and whom a collector reminds. */
export const GIFT_SCREENS: Screen[] = [
  { name: 'gift-cases-extra', who: 'btc01', path: '/xac-nhan/qua', desk: true, first: kind('Trao thừa') },
  { name: 'gift-cases-unknown', who: 'btc01', path: '/xac-nhan/qua', desk: true, first: kind('Mã không có') },
  { name: 'gift-cases-shelf', who: 'btc01', path: '/xac-nhan/qua', desk: true, first: kind('Kho âm') },
  { name: 'gift-cases-fallen', who: 'btc01', path: '/xac-nhan/qua', desk: true, first: kind('Lượt không còn') },
  {
    name: 'gift-cases-decision',
    who: 'btc01',
    path: '/xac-nhan/qua',
    desk: true,
    first: async (page) => {
      await kind('Trao thừa')(page)
      await page.getByRole('button', { name: 'Chọn lượt này' }).first().click()
    },
  },
  { name: 'gift-figures', who: 'btc01', path: '/xac-nhan/so-lieu-qua', desk: true },
  {
    name: 'gift-figures-days',
    who: 'btc01',
    path: '/xac-nhan/so-lieu-qua',
    desk: true,
    first: async (page) => page.getByText('Xem số từng ngày').click(),
  },
  { name: 'waiting-vouchers', who: 'nvt001', path: '/so-ghi/cho-nhan' },
  {
    name: 'waiting-vouchers-words',
    who: 'nvt001',
    path: '/so-ghi/cho-nhan',
    first: async (page) => page.getByText('Xem lời nhắn').first().click(),
  },
]
