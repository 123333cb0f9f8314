import type { Page } from 'playwright-core'
import { PIN } from './stage.ts'

/** What a person's hands do on the screen, by the words that stand there. */
export async function signIn(page: Page, code: string): Promise<void> {
  await page.goto('/dang-nhap')
  await page.getByLabel('Mã nhân viên').fill(code)
  await page.getByLabel('PIN 6 số').fill(PIN)
  await page.waitForURL((url) => url.pathname !== '/dang-nhap')
}

export type Typed = {
  product: 'BHXH tự nguyện' | 'BHYT hộ gia đình'
  name: string
  cccd: string
  months: string
  amount: string
  receipt: string
  consents?: boolean
  coveredUntil?: string
}

/** Logs one person through the form; answers how many taps it took beside the typing. */
export async function logOne(page: Page, typed: Typed): Promise<number> {
  let taps = 0
  const tap = async (target: ReturnType<Page['locator']>) => {
    await target.click()
    taps += 1
  }
  await page.locator('form.log').waitFor()
  await tap(page.locator('.choice-card', { hasText: typed.product }))
  await page.getByLabel('Họ và tên').fill(typed.name)
  await page.getByLabel('Số CCCD', { exact: true }).fill(typed.cccd)
  if (typed.coveredUntil) {
    await tap(page.locator('.choice-card', { hasText: 'Có rồi' }))
    await page.locator('input[name="covered-until"]').fill(typed.coveredUntil)
  } else await tap(page.locator('.choice-card', { hasText: 'Chưa từng' }))
  await tap(page.locator('.choice-card', { has: page.locator(`input[name="months"][value="${typed.months}"]`) }))
  await page.getByLabel('Số tiền đã thu').fill(typed.amount)
  await page.getByLabel('Số biên lai').fill(typed.receipt)
  if (typed.consents) await tap(page.locator('label', { has: page.locator('input[name="consent"]') }))
  await tap(page.getByRole('button', { name: 'Lưu lượt ghi' }))
  await page.waitForURL(/\/da-luu\//)
  return taps
}

/** The app works offline once its worker holds the page. */
export async function untilReadyOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await page.waitForFunction(async () => (await caches.keys()).length > 0 && (await (await caches.open((await caches.keys())[0] as string)).keys()).length > 5)
}

/** As a scanner in the hand does: all keys at once, and Enter. */
export async function wedge(page: Page, text: string): Promise<void> {
  await page.locator('input[name="code"], .verdict').first().waitFor()
  await page.evaluate((keys) => {
    for (const key of [...keys, 'Enter']) document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
  }, text)
  await page.locator('.verdict').waitFor()
}
