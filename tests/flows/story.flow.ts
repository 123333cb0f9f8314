import assert from 'node:assert/strict'
import { eq } from 'drizzle-orm'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enrolments, vouchers } from '#db/schema/index.ts'
import { findChromium } from './chromium.ts'
import { clearText } from './clear-text.ts'
import { logOne, signIn, untilReadyOffline } from './hands.ts'
import { FLAGS, makeStage, watch } from './stage.ts'
import type { Flow } from './story.ts'

const PEOPLE = [
  {
    product: 'BHXH tự nguyện',
    name: 'Công Tằng Tôn Nữ Diệu Hiền',
    cccd: '072190001001',
    months: '12',
    amount: '3168000',
    receipt: 'BL001',
    consents: true,
  },
  {
    product: 'BHYT hộ gia đình',
    name: 'Huỳnh Nguyễn Khánh Tường',
    cccd: '072085001002',
    months: '12',
    amount: '1263600',
    receipt: 'BL002',
    consents: true,
  },
  { product: 'BHXH tự nguyện', name: 'Lê Quốc Vượng', cccd: '072075001003', months: '6', amount: '1584000', receipt: 'BL003' },
] as const

const SECRETS = PEOPLE.flatMap(({ name, cccd }) => [name, cccd])

/** The main job from a phone without network to a prize announced and a mug handed over. */
export async function mainStory(): Promise<Flow> {
  const stage = await makeStage('2025-11-13T08:30:00+07:00', {
    campaign: { settings: { twoPersonClose: true } },
    organisations: [
      { code: 'u1', targets: { 'week 1': { 'bhxh-tn': 2, 'bhyt-hgd': 4 } } },
      { code: 'u2', targets: { 'week 1': { 'bhxh-tn': 5, 'bhyt-hgd': 5 } } },
    ],
  })
  const folder = mkdtempSync(join(tmpdir(), 'ra-quan-phone-'))
  let phone: BrowserContext
  let page: Page
  let last: Page | null = null
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
  const idOf = async (receipt: string) => (await stored()).find((row) => row.receiptNumber === receipt)?.id
  const seats = new Map<string, Page>()
  /** A person's own browser, signed in once, at a desk. */
  const seat = async (code: string): Promise<Page> => {
    const known = seats.get(code)
    if (known) return known
    const { page: own } = await stage.open({ desk: true })
    await signIn(own, code)
    seats.set(code, own)
    last = own
    return own
  }
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
        assert.deepEqual(clearText(folder, SECRETS), [])
        await openPhone(true)
        await page.goto('/so-ghi')
        for (const { name } of PEOPLE) await page.getByText(name).first().waitFor()
        await page.getByText('Chờ gửi', { exact: true }).nth(2).waitFor()
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
    {
      name: 'the supervisor confirms all three at once, and the collector’s phone says so',
      async run() {
        const desk = await seat('pt1')
        await desk.goto('/xac-nhan')
        await desk.getByRole('button', { name: 'Chọn cả nhóm' }).click()
        await desk.getByRole('button', { name: 'Xác nhận 3' }).click()
        await desk.getByText('Đã xác nhận 3 lượt').waitFor()
        await page.getByRole('button', { name: 'Gửi ngay' }).click()
        await page.locator('main').getByText('Đã xác nhận', { exact: true }).nth(2).waitFor()
      },
    },
    {
      name: 'the official board shows 27 points for the collector',
      async run() {
        await page.goto('/xep-hang')
        await page.getByText('Chính thức', { exact: true }).click()
        await page.locator('main .rank-row', { hasText: 'Người a' }).getByText('27', { exact: true }).waitFor()
      },
    },
    {
      name: 'past the cutoff one organiser proposes week 1, and cannot approve it alone',
      async run() {
        stage.setClock('2025-11-19T13:00:00+07:00')
        const first = await seat('btc1')
        await first.goto('/chot')
        await first.locator('a.closing-period', { hasText: 'Tuần 1' }).click()
        await first.getByText('Bảng khớp kiểm đếm lại').waitFor()
        await first.getByLabel('Ý kiến khi ký').fill('Đủ biên lai, đã đối chiếu')
        await first.getByRole('button', { name: 'Ký đề nghị chốt' }).click()
        await first.getByText('Nhờ một thành viên ban tổ chức khác duyệt').waitFor()
      },
    },
    {
      name: 'the other organiser approves the same figures and announces them',
      async run() {
        const second = await seat('btc2')
        await second.goto('/chot')
        await second.locator('a.closing-period', { hasText: 'Tuần 1' }).click()
        await second.getByLabel('Ý kiến khi ký').fill('Đồng ý')
        await second.getByRole('button', { name: 'Ký duyệt và chốt' }).click()
        await second.getByText('Mã niêm (SHA-256)').waitFor()
        await second.getByRole('button', { name: 'Công bố kết quả' }).click()
        await second.getByText('Xem tin công bố').waitFor()
      },
    },
    {
      name: 'the collector reads the announcement; the public reads it without the collector’s name',
      async run() {
        await page.goto('/tin')
        await page.getByText('Kết quả tuần 1').first().click()
        await page.getByText('Người a').first().waitFor()
        const { page: anyone } = await stage.open()
        await anyone.goto('/cong-bo')
        await anyone.getByText('Kết quả tuần 1').first().click()
        await anyone.getByText('Nhân viên thu, Đơn vị u1').first().waitFor()
        assert.equal(await anyone.getByText('Người a').count(), 0)
      },
    },
    {
      name: 'a clerk hands a mug over by the typed code and the last four digits',
      async run() {
        const [first] = await stage.server.store.connections.read.select().from(vouchers).orderBy(vouchers.issuedAt)
        const counter = await seat('q1')
        await counter.goto('/quay')
        await counter.locator('input[name="code"]').fill(first?.code ?? '')
        await counter.getByRole('button', { name: 'Xem phiếu' }).click()
        await counter.getByText('Được nhận').waitFor()
        await counter.getByText('Đối chiếu giấy tờ').waitFor()
        await counter.locator('input[name="fact"]').fill(first?.enrolmentId === (await idOf('BL001')) ? '1001' : '1002')
        await counter.getByRole('button', { name: 'Đã trao ly' }).click()
        await counter.getByText('Quầy còn 9 ly').waitFor()
      },
    },
    {
      name: 'another time by the participant’s own CCCD, and a second clerk reads when and where',
      async run() {
        const counter = await seat('q1')
        await counter.goto('/quay')
        await counter.getByText('CCCD', { exact: true }).click()
        const [left] = await stage.server.store.connections.read.select().from(vouchers).where(eq(vouchers.state, 'issued'))
        const cccd = left?.enrolmentId === (await idOf('BL001')) ? '072190001001' : '072085001002'
        await counter.locator('input[name="cccd"]').fill(cccd)
        await counter.getByRole('button', { name: 'Tìm phiếu' }).click()
        await counter.getByRole('button', { name: 'Đã trao ly' }).click()
        await counter.getByText('Quầy còn 8 ly').waitFor()
        const other = await seat('q2')
        await other.goto('/quay')
        await other.getByText('CCCD', { exact: true }).click()
        await other.locator('input[name="cccd"]').fill(cccd)
        await other.getByRole('button', { name: 'Tìm phiếu' }).click()
        await other.getByText('Đã nhận').first().waitFor()
        await other.getByText('Quầy q1').first().waitFor()
      },
    },
    {
      name: 'the phone’s own files hold no number and no name in clear, and no page hurt its policy',
      async run() {
        await phone.close()
        assert.deepEqual(clearText(folder, SECRETS), [])
        assert.deepEqual(stage.violations, [])
      },
    },
  ]
  return {
    title: 'the main job',
    steps,
    async failed() {
      await page.screenshot({ path: join(tmpdir(), 'ra-quan-failed.png') })
      await last?.screenshot({ path: join(tmpdir(), 'ra-quan-failed-desk.png') })
      console.log(`        a picture of the moment: ${join(tmpdir(), 'ra-quan-failed.png')}`)
    },
    async close() {
      await phone?.close()
      await stage.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
