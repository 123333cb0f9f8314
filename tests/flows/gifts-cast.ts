import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { handovers, purchases, stockMoves, vouchers } from '#db/schema/index.ts'
import { type StockMove, summaryOf } from '#rules/stock.ts'
import type { Stage } from './stage.ts'

/** A store and two counters, all of them empty; each of the supervisor's two teams has one of the counters. */
export const PLAN = {
  offices: ['kho', 'q1', 'q2'].map((code) => ({ code, stock: 0 })),
  organisations: [
    { code: 'u1', office: 'q1' },
    { code: 'u2', office: 'q2' },
  ],
}

/** Where all mugs are, read from the ledger and from what was bought; `proxies`: who fetched for whom. */
export function ledgerOf({ server }: Stage) {
  const { read } = server.store.connections
  return {
    async sums() {
      const bought = await read.select().from(purchases)
      return {
        ...summaryOf((await read.select().from(stockMoves)).map(({ kind, quantity }) => ({ kind: kind as StockMove, quantity }))),
        purchased: bought.reduce((sum, { quantity }) => sum + quantity, 0),
      }
    },
    proxyOf: async (code: string) => (await read.select().from(handovers).where(eq(handovers.voucherCode, code)))[0]?.proxy ?? null,
    replacedBy: async (code: string) => (await read.select().from(vouchers).where(eq(vouchers.code, code)))[0]?.replacedBy ?? null,
  }
}

export const sheet = (page: Page) => page.locator('dialog:modal').last()
export const press = (page: Page, name: string) => sheet(page).getByRole('button', { name, exact: true }).click()
export const said = (page: Page, words: string) => page.getByText(words, { exact: false }).first().waitFor()
/** What has the focus says so by its words or by its name. */
export const focused = (page: Page) =>
  page.evaluate(() => (document.activeElement as HTMLInputElement).name || (document.activeElement as HTMLElement).innerText)

/** A lost slip: the name as it is said at the counter, and the one voucher that is found. */
export async function find(page: Page, name: string): Promise<void> {
  await page.goto('/tim-phieu')
  await page.getByLabel('Tên người tham gia').fill(name)
  await page.keyboard.press('Enter')
  await page.locator('.find-voucher-match').click()
}

async function choose(page: Page, label: string, office: string): Promise<void> {
  const field = sheet(page).getByLabel(label)
  await field.selectOption(await field.locator('option', { hasText: office }).getAttribute('value'))
}

/** Mugs that were bought; pressed twice, they are bought once. */
export async function buyMugs(page: Page, to: string, pieces: number): Promise<void> {
  await page.goto('/kho')
  await page.getByRole('button', { name: 'Ghi mua về' }).click()
  await choose(page, 'Để ở đâu', to)
  for (const [label, text] of Object.entries({ 'Số ly': String(pieces), 'Nơi bán': 'Lò gốm Cây Mai', 'Số hoá đơn, chứng từ': 'HĐ 12' }))
    await sheet(page).getByLabel(label).fill(text)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await said(page, `Đã ghi mua về ${pieces} ly`)
}

/** Mugs on their way from one place to another, typed and sent with Enter. */
export async function sendMugs(page: Page, from: string, to: string, pieces: number): Promise<void> {
  await page.goto('/kho')
  await page.getByRole('button', { name: 'Gửi ly' }).click()
  await choose(page, 'Gửi từ', from)
  await choose(page, 'Gửi tới', to)
  await sheet(page).getByLabel('Số ly').fill(String(pieces))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await said(page, `Đã ghi gửi ${pieces} ly`)
}

/** The clerk counts what came; fewer than were sent need a reason. */
export async function receive(page: Page, came?: { pieces: number; why: string }): Promise<void> {
  await page.goto('/ton-kho')
  await page.getByRole('button', { name: 'Đã nhận' }).click()
  if (came) {
    await sheet(page).getByLabel('Số ly đếm được').fill(String(came.pieces))
    await sheet(page).getByLabel('Vì sao khác số gửi').fill(came.why)
  }
  await press(page, 'Đã nhận')
  await said(page, 'Đã ghi nhận về')
}

/** Somebody of the family fetches it, with both papers. */
export async function nameProxy(page: Page, lastFour: string): Promise<void> {
  await page.getByRole('button', { name: 'Người nhận thay' }).click()
  await sheet(page).getByText('Người nhà').click()
  await sheet(page).getByLabel('4 số cuối giấy tờ').fill(lastFour)
  for (const paper of ['Giấy tờ của người nhận thay', 'Phiếu hoặc giấy tờ']) await sheet(page).getByText(paper).last().click()
  await press(page, 'Ghi người nhận thay')
  await page.getByRole('button', { name: `Nhận thay, giấy tờ …${lastFour}` }).waitFor()
}

/** What stood before everybody when a step failed. */
export async function takePictures(pages: Record<string, Page>): Promise<void> {
  for (const [name, page] of Object.entries(pages)) await page.screenshot({ path: join(tmpdir(), `ra-quan-gifts-${name}.png`) }).catch(() => {})
  console.log(`        pictures of the moment: ${join(tmpdir(), 'ra-quan-gifts-*.png')}`)
}
