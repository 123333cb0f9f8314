import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLink } from '#db/access/start-links.ts'
import { enrolments } from '#db/schema/index.ts'
import { logOne } from './hands.ts'
import { makeBareStage } from './stage.ts'
import type { Flow } from './story.ts'

const PASSWORD = 'đi từng ngõ gõ từng nhà'
const table = (...rows: string[][]) => rows.map((cells) => cells.join('\t')).join('\n')
const OFFICES = table(['Mã', 'Tên', 'Địa chỉ', 'Giờ mở cửa', 'Điện thoại'], ['Q01', 'Quầy Gò Dầu', '12 Quốc lộ 22, Gò Dầu', '7:30 đến 17:00', '0276 385 0001'])
const ORGANISATIONS = table(
  ['Mã', 'Tên', 'Loại', 'Mã đơn vị cấp trên', 'Mã đơn vị xác nhận', 'Tập thể', 'Nhóm thi đua', 'Mã quầy'],
  ['TINH', 'BHXH tỉnh', 'tỉnh', '', '', 'không', '', ''],
  ['BHXH01', 'BHXH cơ sở Gò Dầu', 'cơ sở', 'TINH', '', 'có', 'BHXH', 'Q01'],
  ['BD01', 'Bưu điện Gò Dầu', 'bưu điện', 'TINH', 'BHXH01', 'có', 'Bưu điện', 'Q01'],
)
const STAFF = table(
  ['Mã', 'Họ và tên', 'Vai trò', 'Mã đơn vị', 'Mã quầy'],
  ['nvt001', 'Nguyễn Thị Hoà', 'nhân viên thu', 'BD01', ''],
  ['pt01', 'Lê Văn Thuận', 'phụ trách', '', ''],
  ['quay01', 'Trịnh Gia Hân', 'giao dịch viên', '', 'Q01'],
)
const TARGETS = table(['Mã đơn vị', 'Kỳ', 'BHXH TN', 'BHYT HGĐ'], ['BD01', 'Tuần 1', '18', '60'], ['BHXH01', 'Tuần 1', '12', '40'])

/** From an empty database to the first entry received, by the screens alone. */
export async function setUpFlow(): Promise<Flow> {
  const stage = await makeBareStage('2025-11-12T08:30:00+07:00')
  const { page } = await stage.open({ desk: true })
  let shown = page
  let collectorLink = ''
  const steps = [
    {
      name: 'the link of an empty database makes the first organiser, and leaves the address at once',
      async run() {
        await page.goto((await startLink(stage.server.store)) as string)
        await page.getByLabel('Họ và tên').fill('Trần Quang Khải')
        assert.equal(new URL(page.url()).hash, '')
        await page.getByLabel('Mã nhân viên').fill('btc01')
        await typePassword(page, PASSWORD)
        await page.getByRole('button', { name: 'Bắt đầu' }).click()
        await page.waitForURL('**/thiet-lap')
        await page.getByText('0/9 bước đã xong').waitFor()
        assert.equal(await startLink(stage.server.store), null)
      },
    },
    {
      name: 'a campaign is made from the template, with its weeks shown before',
      async run() {
        await step(page, 'Đợt ra quân').click()
        await page.getByRole('link', { name: /Cao điểm 35 ngày/ }).click()
        await page.getByLabel('Tên đợt').fill('Cao điểm Gò Dầu 2025')
        await page.getByText('Thứ Tư, 10/12 đến Thứ Ba, 16/12').waitFor()
        await page.getByText('60 giải, 50.000.000').waitFor()
        await page.getByRole('button', { name: 'Lập đợt' }).click()
        await page.getByText('Cao điểm Gò Dầu 2025, 12/11 đến 16/12/2025.').waitFor()
      },
    },
    {
      name: 'the rules are changed as a draft; leaving unsaved is asked about, and a version is published for anyone',
      async run() {
        await step(page, 'Thể lệ, giải thưởng').click()
        await page.getByRole('link', { name: 'Thể lệ', exact: true }).click()
        await page.getByLabel('Nhận bản trễ sau khi kỳ hết').fill('24')
        await page.getByRole('link', { name: 'Phát hành' }).click()
        await page.getByRole('dialog').getByText('Bạn đã sửa giờ nhận bản trễ').waitFor()
        await page.getByRole('button', { name: 'Lưu rồi đi' }).click()
        await page.waitForURL('**/thiet-lap/phat-hanh')
        await page.getByText('trong 24 giờ sau khi kỳ hết').waitFor()
        await page.getByLabel('Lần này đổi gì').fill('Bản đầu, nhận bản trễ trong 24 giờ')
        await page.getByRole('button', { name: 'Phát hành bản 1' }).click()
        await page.getByText('Không có gì mới để phát hành').waitFor()
        const href = (await page.getByRole('link', { name: /^Bản 1/ }).getAttribute('href')) as string
        const reader = (shown = (await stage.open()).page)
        await reader.goto(href)
        await reader.getByText('trong 24 giờ sau khi kỳ hết').waitFor()
        await reader.getByText('Bản đầu, nhận bản trễ trong 24 giờ').waitFor()
        await reader.close()
        shown = page
        await page.goto('/thiet-lap')
      },
    },
    {
      name: 'counters and units come in as tables',
      async run() {
        await bringIn(page, 'Quầy nhận quà', OFFICES, 'Nhập 1 dòng')
        await page.getByText('12 Quốc lộ 22, Gò Dầu').waitFor()
        await back(page)
        await bringIn(page, 'Đơn vị', ORGANISATIONS, 'Nhập 3 dòng')
        await page.getByText('BHXH cơ sở Gò Dầu xác nhận').first().waitFor()
        await back(page)
      },
    },
    {
      name: 'a bad row is told by number, column and reason, mended, and brings the slips',
      async run() {
        await step(page, 'Nhân viên').click()
        await paste(page, STAFF)
        await page.getByText('Dòng 3, cột Mã đơn vị: để trống.').waitFor()
        assert.equal(await page.getByRole('button', { name: 'Nhập 2 dòng' }).getAttribute('aria-disabled'), 'true')
        await paste(page, STAFF.replace('phụ trách\t', 'phụ trách\tBHXH01'))
        await page.getByRole('button', { name: 'Nhập 3 dòng' }).click()
        await page.getByRole('button', { name: 'In 3 phiếu' }).waitFor()
        collectorLink = (await page.locator('.set-up-slips-one', { hasText: 'nvt001' }).locator('.set-up-slips-link').textContent()) as string
        assert.match(collectorLink, /\/pin#[\w-]{43}$/)
        await page.getByRole('button', { name: 'Đã giữ, về danh sách' }).click()
        await page.getByText('Phụ trách đơn vị, BHXH cơ sở Gò Dầu').waitFor()
        await back(page)
      },
    },
    {
      name: 'targets come in and stand week by week',
      async run() {
        await bringIn(page, 'Chỉ tiêu', TARGETS, 'Nhập 2 dòng', 'Bảng chỉ tiêu')
        await page.getByRole('row', { name: /Bưu điện Gò Dầu\s*18\s*60/ }).waitFor()
        await back(page)
        await page.getByText('Chưa ghi nhận được').waitFor()
      },
    },
    {
      name: 'a second organiser is added and chooses a password at their own desk',
      async run() {
        await step(page, 'Người ban tổ chức thứ hai').click()
        const sheet = page.getByRole('dialog')
        await sheet.getByLabel('Họ và tên').fill('Phan Thị Kiều Oanh')
        await sheet.getByLabel('Mã nhân viên').fill('btc02')
        await sheet.getByRole('button', { name: 'Thêm và lấy đường dẫn' }).click()
        const link = (await page.locator('.set-up-slips-link').textContent()) as string
        const second = (shown = (await stage.open({ desk: true })).page)
        await second.goto(link)
        await second.getByText('Chào Phan Thị Kiều Oanh').waitFor()
        await typePassword(second, 'một câu dài dễ nhớ lắm')
        await second.getByRole('button', { name: 'Đặt mật khẩu' }).click()
        await second.waitForURL((url) => url.pathname !== '/pin')
        await second.close()
        shown = page
      },
    },
    {
      name: 'a collector opens the slip on a phone, is told of a simple PIN, and chooses another',
      async run() {
        shown = (await stage.open()).page
        await shown.goto(collectorLink)
        await shown.getByText('Chào Nguyễn Thị Hoà').waitFor()
        assert.equal(new URL(shown.url()).hash, '')
        await typePin(shown, '123456')
        await typePin(shown, '123456')
        await shown.getByText('PIN này quá dễ đoán').waitFor()
        await typePin(shown, '246810')
        await typePin(shown, '246811')
        await shown.getByText('Hai lần chưa giống nhau').waitFor()
        await typePin(shown, '246810')
        await typePin(shown, '246810')
        await shown.waitForURL((url) => url.pathname === '/')
        await shown.getByText('Ngày 1/35').first().waitFor()
      },
    },
    {
      name: 'the list says that the first entry may come, and it does',
      async run() {
        await page.goto('/thiet-lap')
        await page.getByText('1 nhân viên thu có PIN và có đơn vị').waitFor()
        await shown.getByRole('link', { name: 'Ghi nhận' }).click()
        await shown.getByRole('button', { name: 'Tôi đã đọc' }).click()
        await logOne(shown, {
          product: 'BHXH tự nguyện',
          name: 'Công Tằng Tôn Nữ Diệu Hiền',
          cccd: '072190001001',
          months: '12',
          amount: '3168000',
          receipt: 'BL001',
          consents: true,
        })
        await shown.getByText('Máy chủ đã nhận').first().waitFor()
        const rows = await stage.server.store.connections.read.select().from(enrolments)
        assert.deepEqual(
          rows.map(({ receiptNumber, state }) => [receiptNumber, state]),
          [['BL001', 'received']],
        )
        assert.deepEqual(stage.violations, [])
      },
    },
  ]
  return {
    title: 'from an empty database',
    steps,
    async failed() {
      const path = join(tmpdir(), 'ra-quan-set-up-failed.png')
      await shown.screenshot({ path, fullPage: true })
      console.log(`        a picture of the moment: ${path}`)
    },
    close: () => stage.close(),
  }
}

/** A step of the list by its first words. */
const step = (page: Page, words: string) => page.getByRole('link', { name: new RegExp(`^${words}`) })

async function typePassword(page: Page, password: string): Promise<void> {
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByLabel('Gõ lại mật khẩu').fill(password)
}

async function typePin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
}

const back = (page: Page) => page.getByRole('link', { name: 'Quay lại' }).click()

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('Dán bảng từ Excel vào đây').fill(text)
  await page.getByRole('button', { name: 'Xem trước' }).click()
}

async function bringIn(page: Page, words: string, text: string, button: string, list = 'Danh sách'): Promise<void> {
  await step(page, words).click()
  await page.getByText('Nhập từ bảng', { exact: true }).click()
  await paste(page, text)
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('radio', { name: list }).and(page.locator(':checked')).waitFor({ state: 'attached' })
}
