import assert from 'node:assert/strict'
import { eq } from 'drizzle-orm'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enrolments } from '#db/schema/index.ts'
import { findChromium } from './chromium.ts'
import { logOne, signIn, untilReadyOffline } from './hands.ts'
import { FLAGS, makeStage, watch } from './stage.ts'
import type { Flow } from './story.ts'

const PEOPLE = [
  { product: 'BHXH tự nguyện', name: 'Công Tằng Tôn Nữ Diệu Hiền', cccd: '072190001001', months: '12', amount: '3168000', receipt: 'BL001', consents: true },
  { product: 'BHYT hộ gia đình', name: 'Huỳnh Nguyễn Khánh Tường', cccd: '072085001002', months: '12', amount: '1263600', receipt: 'BL002', consents: true },
  { product: 'BHXH tự nguyện', name: 'Lê Quốc Vượng', cccd: '072075001003', months: '6', amount: '1584000', receipt: 'BL003' },
] as const

/** The main job from a phone without network to a prize announced and a mug handed over. */
export async function mainStory(): Promise<Flow> {
  const stage = await makeStage('2025-11-13T08:30:00+07:00', {
    campaign: { settings: { twoPersonClose: true } },
    organisations: [{ code: 'u1', targets: { 'week 1': { 'bhxh-tn': 2, 'bhyt-hgd': 4 } } }, { code: 'u2', targets: { 'week 1': { 'bhxh-tn': 5, 'bhyt-hgd': 5 } } }],
  })
  const folder = mkdtempSync(join(tmpdir(), 'ra-quan-phone-'))
  let phone: BrowserContext
  let page: Page
  const openPhone = async (offline: boolean) => {
    phone = await chromium.launchPersistentContext(folder, {
      ...{ executablePath: findChromium(), args: FLAGS, viewport: { width: 360, height: 740 }, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh' },
      ...{ reducedMotion: 'reduce', baseURL: stage.server.url, offline },
    })
    await phone.clock.install({ time: stage.now() })
    page = phone.pages()[0] ?? (await phone.newPage())
    await watch(page, stage.violations)
  }
  const stored = () => stage.server.store.connections.read.select().from(enrolments).where(eq(enrolments.campaignId, stage.furniture.campaignId))
  const steps = [
    {
      name: 'a collector signs in on a phone',
      async run() {
        await openPhone(false)
        await signIn(page, 'a')
        await page.getByText('Ngày 2/35').first().waitFor()
        await untilReadyOffline(page)
      },
    },
    {
      name: 'without network three people are logged, each with at most eight taps',
      async run() {
        await phone.setOffline(true)
        await page.getByRole('link', { name: 'Ghi nhận' }).click()
        await page.getByRole('button', { name: 'Tôi đã đọc' }).click()
        for (const person of PEOPLE) {
          assert.ok((await logOne(page, person)) <= 8)
          await page.getByText('Đã lưu trên máy').first().waitFor()
          await page.goto('/ghi-nhan')
        }
        assert.equal((await stored()).length, 0)
      },
    },
    {
      name: 'the app is closed and opened again without network, and the entries are still there',
      async run() {
        await phone.close()
        await openPhone(true)
        await page.goto('/so-ghi')
        for (const { name } of PEOPLE) await page.getByText(name).first().waitFor()
        assert.equal(await page.getByText('Chờ gửi', { exact: true }).count() >= 3, true)
      },
    },
    {
      name: 'with network again receipts arrive, each once, with two tabs open',
      async run() {
        const second = await phone.newPage()
        await second.goto('/so-ghi')
        await phone.setOffline(false)
        await page.getByText('chờ xác nhận', { exact: false }).nth(2).waitFor()
        await second.getByText('chờ xác nhận', { exact: false }).nth(2).waitFor()
        const rows = await stored()
        assert.deepEqual(rows.map((row) => row.receiptNumber).toSorted(), ['BL001', 'BL002', 'BL003'])
        await second.close()
      },
    },
  ]
  return {
    title: 'the main job',
    steps,
    async failed() {
      await page.screenshot({ path: join(tmpdir(), 'ra-quan-failed.png') })
      console.log(`        a picture of the moment: ${join(tmpdir(), 'ra-quan-failed.png')}`)
    },
    async close() {
      await phone?.close()
      await stage.close()
    },
  }
}
