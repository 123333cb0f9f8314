import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { vouchers } from '#db/schema/index.ts'
import type { Server } from '../../api/server.ts'
import { CASE_SCREENS } from './case-screens.ts'
import { GIFT_SCREENS } from './gift-screens.ts'
import { FIND_SCREENS } from './find-screens.ts'
import { logOne } from './hands.ts'
import { QUEUE } from './queue-screens.ts'
import { LIST_SCREENS } from './list-screens.ts'
import { CHECK_SCREENS } from './check-screens.ts'
import { COUNTER_SCREENS } from './counter-screens.ts'
import { SET_UP_SCREENS, TRAINING_SCREENS } from './set-up-screens.ts'
import { STOCK_SCREENS } from './stock-screens.ts'

/** A screen by name: who looks, where, and what hands do first. `desk` screens are shown wide too. */
export type Screen = { name: string; who: string | null; path: string; desk?: boolean; first?: (page: Page, server: Server) => Promise<void> }

export const SCREENS: Screen[] = [
  { name: 'sign-in', who: null, path: '/dang-nhap' },
  { name: 'public-news', who: null, path: '/cong-bo', desk: true },
  {
    name: 'public-announcement',
    who: null,
    path: '/cong-bo',
    desk: true,
    first: async (page) => page.locator('main a[href^="/cong-bo/"]').first().click(),
  },
  { name: 'not-here', who: null, path: '/khong-co' },
  { name: 'start', who: null, path: '/start#mot-lan' },
  { name: 'first-pin', who: null, path: '/pin#mot-lan' },
  { name: 'home', who: 'nvt001', path: '/' },
  { name: 'notice', who: 'nvt002', path: '/ghi-nhan' },
  { name: 'log', who: 'nvt001', path: '/ghi-nhan', first: acceptNotice },
  { name: 'saved', who: 'nvt002', path: '/ghi-nhan', first: saveOne },
  { name: 'entries', who: 'nvt001', path: '/so-ghi' },
  { name: 'entry', who: 'nvt001', path: '/so-ghi', first: async (page) => page.locator('main a[href^="/so-ghi/"]').nth(3).click() },
  { name: 'slip', who: 'nvt002', path: '/ghi-nhan', first: async (page) => (await saveOne(page), page.getByRole('link', { name: 'In, lưu ảnh' }).click()) },
  { name: 'voucher-page', who: null, path: '/cong-bo', first: openVoucherPage },
  { name: 'boards-individual', who: 'nvt001', path: '/xep-hang' },
  { name: 'boards-team', who: 'nvt001', path: '/xep-hang', first: async (page) => page.getByText('Tập thể', { exact: true }).click() },
  { name: 'boards-phase', who: 'nvt001', path: '/xep-hang', first: async (page) => page.getByRole('button', { name: 'Cả đợt' }).click() },
  {
    name: 'boards-past-day',
    who: 'nvt001',
    path: '/xep-hang',
    first: async (page) => {
      await page.getByRole('button', { name: 'Cả đợt' }).click()
      await page.getByLabel('Cả đợt, đến hết ngày').selectOption({ index: 3 })
    },
  },
  { name: 'news', who: 'nvt001', path: '/tin' },
  { name: 'announcement', who: 'nvt001', path: '/tin', first: openAnnouncement },
  {
    name: 'announcement-complaint',
    who: 'nvt001',
    path: '/tin',
    first: async (page) => {
      await openAnnouncement(page)
      await page.getByRole('button', { name: 'Gửi khiếu nại' }).click()
    },
  },
  {
    name: 'me-sheet',
    who: 'nvt001',
    path: '/',
    first: async (page) =>
      page
        .getByRole('button', { name: /mở thông tin của bạn/ })
        .first()
        .click(),
  },
  ...COUNTER_SCREENS,
  { name: 'stock', who: 'quay01', path: '/ton-kho', desk: true },
  ...STOCK_SCREENS,
  ...FIND_SCREENS,
  ...QUEUE,
  { name: 'late', who: 'pt01', path: '/xac-nhan/tre', desk: true },
  { name: 'cases', who: 'pt01', path: '/xac-nhan/trung', desk: true },
  ...CASE_SCREENS,
  ...GIFT_SCREENS,
  ...CHECK_SCREENS,
  { name: 'totals', who: 'pt01', path: '/xac-nhan/tong', desk: true },
  { name: 'overview', who: 'btc01', path: '/tong-quan', desk: true },
  { name: 'closing-list', who: 'btc01', path: '/chot', desk: true },
  { name: 'closing', who: 'btc01', path: '/chot', desk: true, first: async (page) => page.locator('main a[href^="/chot/"]').first().click() },
  { name: 'closing-final', who: 'btc01', path: '/chot', desk: true, first: async (page) => page.locator('main a', { hasText: 'Tuần 2' }).click() },
  { name: 'prizes', who: 'btc01', path: '/giai-thuong', desk: true },
  {
    name: 'prizes-payment',
    who: 'btc01',
    path: '/giai-thuong',
    desk: true,
    first: async (page) =>
      page
        .getByRole('button', { name: /^Chi \d+ giải/ })
        .first()
        .click(),
  },
  { name: 'audit', who: 'btc01', path: '/nhat-ky', desk: true },
  { name: 'audit-line', who: 'btc01', path: '/nhat-ky', desk: true, first: async (page) => page.locator('.audit-line > summary').first().click() },
  ...SET_UP_SCREENS,
  ...LIST_SCREENS,
  ...TRAINING_SCREENS,
]

/** Logs somebody who was never there before. */
async function saveOne(page: Page): Promise<void> {
  await acceptNotice(page)
  const number = String(Math.floor(Math.random() * 1_000_000)).padStart(6, '0')
  const typed = { name: 'Trương Công Định', cccd: `072185${number}`, months: '12', amount: '3168000', receipt: number, consents: true }
  await logOne(page, { product: 'BHXH tự nguyện', ...typed })
}

/** A participant's own page, of a voucher that holds. */
async function openVoucherPage(page: Page, { store }: Server): Promise<void> {
  const [voucher] = await store.connections.read.select().from(vouchers).where(eq(vouchers.state, 'issued')).limit(1)
  await page.goto(`/q/${voucher?.token}`)
}

async function openAnnouncement(page: Page): Promise<void> {
  await page.locator('main a[href^="/tin/"]').first().click()
}

async function acceptNotice(page: Page): Promise<void> {
  const accept = page.getByRole('button', { name: 'Tôi đã đọc' })
  const form = page.locator('form.log')
  await accept.or(form).first().waitFor()
  if (await accept.isVisible()) await accept.click()
  await form.waitFor()
}
