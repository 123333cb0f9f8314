import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { chromium, type Browser, type Page, type Request } from 'playwright-core'
import { vouchers } from '#db/schema/index.ts'
import { buildDemo } from '../../api/demo/build.ts'
import { readEnvironment } from '../../api/environment.ts'
import { startServer, type Server } from '../../api/server.ts'
import { CASE_SCREENS } from './case-screens.ts'
import { GIFT_SCREENS } from './gift-screens.ts'
import { findChromium } from './chromium.ts'
import { FIND_SCREENS } from './find-screens.ts'
import { logOne, signIn } from './hands.ts'
import { QUEUE } from './queue-screens.ts'
import { LIST_SCREENS } from './list-screens.ts'
import { CHECK_SCREENS } from './check-screens.ts'
import { COUNTER_SCREENS } from './counter-screens.ts'
import { SET_UP_LISTS } from './set-up-screens.ts'
import { STOCK_SCREENS } from './stock-screens.ts'
import { FLAGS, watch } from './stage.ts'

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
  { name: 'set-up', who: 'btc01', path: '/thiet-lap', desk: true },
  { name: 'set-up-campaign', who: 'btc01', path: '/thiet-lap/dot', desk: true },
  {
    name: 'set-up-campaign-edit',
    who: 'btc01',
    path: '/thiet-lap/dot',
    desk: true,
    first: async (page) => page.locator('main a[href^="/thiet-lap/dot/"]').last().click(),
  },
  { name: 'campaign-new', who: 'btc01', path: '/thiet-lap/dot/moi', desk: true },
  { name: 'campaign-new-form', who: 'btc01', path: '/thiet-lap/dot/moi', desk: true, first: chooseTemplate('Cao điểm 35 ngày') },
  { name: 'campaign-new-waves', who: 'btc01', path: '/thiet-lap/dot/moi', desk: true, first: chooseTemplate('Mỗi tháng một đợt') },
  { name: 'set-up-periods', who: 'btc01', path: '/thiet-lap/ky', desk: true },
  { name: 'set-up-rules', who: 'btc01', path: '/thiet-lap/the-le', desk: true },
  { name: 'set-up-prizes', who: 'btc01', path: '/thiet-lap/giai', desk: true },
  { name: 'set-up-publish', who: 'btc01', path: '/thiet-lap/phat-hanh', desk: true },
  { name: 'rules', who: 'btc01', path: '/thiet-lap/phat-hanh', desk: true, first: async (page) => page.locator('main a[href^="/the-le/"]').first().click() },
  ...SET_UP_LISTS,
  ...LIST_SCREENS,
  { name: 'training', who: 'btc02', path: '/thiet-lap/dot/moi', desk: true, first: makeTraining },
  {
    name: 'training-choice',
    who: 'btc02',
    path: '/thiet-lap/dot',
    desk: true,
    first: async (page) => page.getByRole('button', { name: 'Đổi đợt' }).click(),
  },
  { name: 'training-publish', who: 'btc02', path: '/thiet-lap/phat-hanh', desk: true },
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

/** A dry run of its own, worked in from then on. */
async function makeTraining(page: Page): Promise<void> {
  await chooseTemplate('Sáu mươi ngày tăng tốc')(page)
  await page.getByLabel('Tên đợt').fill('Tập dượt đợt cao điểm vận động người dân tham gia BHXH, BHYT')
  await page.getByRole('switch', { name: 'Tập dượt' }).check()
  await page.getByRole('button', { name: 'Lập đợt' }).click()
  await page.waitForURL('**/thiet-lap')
}

function chooseTemplate(name: string) {
  return async (page: Page) => page.locator('.campaign-new-template', { hasText: name }).click()
}

async function acceptNotice(page: Page): Promise<void> {
  const accept = page.getByRole('button', { name: 'Tôi đã đọc' })
  const form = page.locator('form.log')
  await accept.or(form).first().waitFor()
  if (await accept.isVisible()) await accept.click()
  await form.waitFor()
}

export type Gallery = { server: Server; browser: Browser; violations: string[]; close(): Promise<void> }

/** The demo campaign served with the real clock, and a browser. */
export async function openGallery(entries: number): Promise<Gallery> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ra-quan-screens-'))
  const file = 'demo.db'
  await buildDemo({ dataDir, file }, { now: Date.now(), entries })
  const server = await startServer(readEnvironment({ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }), { file })
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS })
  const close = async () => {
    await browser.close()
    await server.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { server, browser, violations: [], close }
}

export type View = { width: number; height: number; dark: boolean; scale?: number }

/** Walks through the screens of each person in one signed-in browser, and shows each to `see` once it stands still. */
export async function walk(gallery: Gallery, screens: Screen[], view: View, see: (page: Page, screen: Screen) => Promise<void>): Promise<void> {
  for (const [who, own] of Map.groupBy(screens, (screen) => screen.who)) {
    const context = await gallery.browser.newContext({
      ...{ viewport: { width: view.width, height: view.height }, deviceScaleFactor: view.scale ?? 1, colorScheme: view.dark ? 'dark' : 'light' },
      ...{ locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', reducedMotion: 'reduce', baseURL: gallery.server.url, serviceWorkers: 'block' },
    })
    const page = await context.newPage()
    await watch(page, gallery.violations)
    const isAsking = asking(page)
    if (who) await signIn(page, who)
    for (const screen of own) {
      await page.goto(screen.path)
      await screen.first?.(page, gallery.server)
      await settled(page, isAsking)
      await see(page, screen)
      await context.setOffline(false)
    }
    await context.close()
  }
}

/** No request under way through three idle turns of the page itself (a busy machine stretches them), no loading bones; then the last paint. */
async function settled(page: Page, isAsking: () => boolean): Promise<void> {
  const end = Date.now() + 5_000
  for (let quiet = 0; quiet < 3 && Date.now() < end;) {
    // A page that leaves in the middle is not quiet.
    const idled = await page.evaluate(idle).then(
      () => true,
      () => false,
    )
    quiet = idled && !isAsking() ? quiet + 1 : 0
  }
  await page.locator('h1').first().waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.querySelector('.bones') === null)
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

/** In the page: nothing else is to be done, and a moment later. */
const idle = () => new Promise<void>((done) => requestIdleCallback(() => setTimeout(done, 50), { timeout: 1_000 }))

/** Tells whether the page has asked for something and not got it yet; what was cut off is over too. */
function asking(page: Page): () => boolean {
  const underWay = new Set<Request>()
  page.on('request', (request) => void underWay.add(request))
  for (const end of ['requestfinished', 'requestfailed'] as const) page.on(end as 'requestfinished', (request) => void underWay.delete(request))
  return () => underWay.size > 0
}
