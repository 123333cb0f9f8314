import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLink } from '#db/access/start-links.ts'
import { doorOf } from './door.ts'
import { makeBareStage, type BareStage } from './stage.ts'
import type { Flow } from './story.ts'
import { OFFICES, ORGANISATIONS, STAFF, STAFF_WITH_FAULTS, TARGETS, workbook, type Sheet } from './workbooks.ts'

const PASSWORD = 'đi từng ngõ gõ từng nhà'
/** Points of one week by ten: three stand alone, three share the fourth rank, where two prizes are left; one has too few. */
const WEEK = { nvt001: 6, nvt002: 5, nvt003: 4, nvt004: 3, nvt005: 3, nvt006: 3, nvt007: 1 }

/** The 35-day campaign from its template to a closed week with a tie at the prize cut: 240 people and their targets out of workbooks. */
export async function competitionFlow(): Promise<Flow> {
  const stage = await makeBareStage('2025-11-05T08:30:00+07:00')
  const { page } = await stage.open({ desk: true })
  let shown = page
  let campaignId = ''
  const steps = [
    {
      name: 'an organiser makes the campaign of 35 days from its template, and sees its figures before',
      async run() {
        await page.goto((await startLink(stage.server.store)) as string)
        await page.getByLabel('Họ và tên').fill('Trần Quang Khải')
        await page.getByLabel('Mã nhân viên').fill('btc01')
        await typePassword(page)
        await page.getByRole('button', { name: 'Bắt đầu' }).click()
        await page.waitForURL('**/thiet-lap')
        await page.getByRole('link', { name: /^Đợt ra quân/ }).click()
        await page.getByRole('link', { name: /Cao điểm 35 ngày/ }).click()
        await page.getByLabel('Tên đợt').fill('Cao điểm Tây Ninh 2025')
        await page.getByRole('textbox', { name: 'Ngày đầu' }).fill('2025-11-12')
        await page.getByText('Thứ Tư, 10/12 đến Thứ Ba, 16/12').waitFor()
        await page.getByText('60 giải, 50.000.000').waitFor()
        await page.getByRole('button', { name: 'Lập đợt' }).click()
        await page.waitForURL('**/thiet-lap')
        const campaign = [...stage.server.store.register.campaigns.values()][0]
        campaignId = campaign?.id ?? ''
        assert.deepEqual([campaign?.firstDay, campaign?.lastDay, campaign?.launchDay, campaign?.rulesVersion], ['2025-11-12', '2025-12-16', '2025-11-12', 0])
        assert.equal(campaign?.periods.filter(({ kind }) => kind === 'week').length, 5)
      },
    },
    {
      name: 'counters and units come in as workbooks',
      async run() {
        await bringIn(page, '/thiet-lap/quay-qua', 'quay.xlsx', OFFICES)
        await bringIn(page, '/thiet-lap/don-vi', 'don-vi.xlsx', ORGANISATIONS)
        await page.getByText('BHXH cơ sở 8').first().waitFor()
      },
    },
    {
      name: '240 people come in; the rows that are wrong are told by number and reason first',
      async run() {
        await open(page, '/thiet-lap/nhan-vien', 'nhan-vien.xlsx', STAFF_WITH_FAULTS)
        await page.getByText('Dòng 5, cột Mã đơn vị: chưa có đơn vị mã “BD99”', { exact: false }).waitFor()
        await page.getByText('Dòng 10, cột Họ và tên: để trống.').waitFor()
        await upload(page, 'nhan-vien.xlsx', STAFF)
        await page.getByRole('button', { name: 'Nhập 240 dòng' }).click()
        await page.getByRole('button', { name: 'In 240 phiếu' }).waitFor()
        assert.equal(stage.server.store.register.staff.size, 241)
        const officers = [...stage.server.store.register.assignments.values()].flat().filter(({ officer }) => officer)
        assert.equal(officers.length, STAFF.filter(([, , role]) => role === 'viên chức BHXH').length)
      },
    },
    {
      name: 'targets of every team and week come in and stand in the grid',
      async run() {
        page.once('dialog', (dialog) => void dialog.accept())
        await open(page, '/thiet-lap/chi-tieu', 'chi-tieu.xlsx', TARGETS)
        await page.getByRole('button', { name: `Nhập ${TARGETS.length - 1} dòng` }).click()
        await page
          .getByRole('row', { name: /Bưu điện khu vực 16/ })
          .first()
          .waitFor()
        const [campaign] = [...stage.server.store.register.campaigns.values()]
        assert.equal(campaign?.targets.length, 2 * (TARGETS.length - 1))
      },
    },
    {
      name: 'the rules are published as version 1, and anyone reads them in plain Vietnamese',
      async run() {
        await page.goto('/thiet-lap/phat-hanh')
        await page.getByLabel('Lần này đổi gì').fill('Bản đầu, theo kế hoạch của đợt')
        await page.getByRole('button', { name: /^Phát hành bản 1/ }).click()
        await page.getByText('Không có gì mới để phát hành').waitFor()
        shown = (await stage.open()).page
        await shown.goto(`/the-le/${campaignId}`)
        await shown.getByText('50.000.000', { exact: false }).first().waitFor()
        shown = page
      },
    },
    {
      name: 'a week is enrolled and confirmed',
      async run() {
        stage.setClock('2025-11-13T09:00:00+07:00')
        const entries: string[] = []
        for (const [code, count] of Object.entries(WEEK)) entries.push(...(await (await doorOf(stage, code)).enrol(count, campaignId)))
        stage.setClock('2025-11-14T09:00:00+07:00')
        const supervisor = await doorOf(stage, 'pt01')
        for (const id of entries) await supervisor.post(`/api/enrolments/${id}/verification`)
      },
    },
    {
      name: 'the close shows the three who share two prizes; one organiser proposes',
      async run() {
        stage.setClock('2025-11-19T13:00:00+07:00')
        shown = await signedIn(stage, 'btc01')
        await openWeek(shown)
        assert.equal(await shown.getByText('133.000', { exact: false }).count(), 3)
        await shown.getByText('Lẻ còn lại khi chia: 1.000 đ.').waitFor()
        await shown.getByLabel('Ý kiến khi ký').fill('Đủ biên lai, đã đối chiếu')
        await shown.getByRole('button', { name: 'Ký đề nghị chốt' }).click()
        await shown.getByText('Nhờ một thành viên ban tổ chức khác duyệt').waitFor()
      },
    },
    {
      name: 'another organiser approves; the week is closed, and its prizes wait for complaints',
      async run() {
        await addOrganiser(stage, 'btc02')
        shown = await signedIn(stage, 'btc02')
        await openWeek(shown)
        await shown.getByLabel('Ý kiến khi ký').fill('Đồng ý')
        await shown.getByRole('button', { name: 'Ký duyệt và chốt' }).click()
        await shown.getByText('Mã niêm (SHA-256)').waitFor()
        await shown.getByRole('button', { name: 'Công bố kết quả' }).click()
        await shown.getByText('Xem tin công bố').waitFor()
        const ledger = await (await doorOf(stage, 'btc02')).get<Ledger>(`/api/campaigns/${campaignId}/prizes`)
        const week = ledger.lines.filter(({ periodKind, board }) => periodKind === 'week' && board === 'individual')
        assert.deepEqual(
          week.map(({ due, state }) => [due, state]).toSorted(([a], [b]) => Number(b) - Number(a)),
          [500_000, 400_000, 300_000, 133_000, 133_000, 133_000].map((due) => [due, 'waiting']),
        )
        assert.deepEqual(stage.violations, [])
      },
    },
  ]
  return {
    title: 'a competition of 35 days',
    steps,
    async failed() {
      const path = join(tmpdir(), 'ra-quan-competition-failed.png')
      await shown.screenshot({ path, fullPage: true })
      console.log(`        a picture of the moment: ${path}`)
    },
    close: () => stage.close(),
  }
}

type Ledger = { lines: { periodKind: string; board: string; due: number; state: string }[] }

async function typePassword(page: Page): Promise<void> {
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByLabel('Gõ lại mật khẩu').fill(PASSWORD)
}

async function upload(page: Page, name: string, sheet: Sheet): Promise<void> {
  await page.locator('input[type="file"]').setInputFiles(await workbook(name, sheet))
  await page.getByText(`Từ tệp ${name}`).waitFor()
  await page.getByRole('button', { name: 'Xem trước' }).click()
}

async function open(page: Page, path: string, name: string, sheet: Sheet): Promise<void> {
  await page.goto(path)
  await page.getByText('Nhập từ bảng').first().click()
  await upload(page, name, sheet)
}

async function bringIn(page: Page, path: string, name: string, sheet: Sheet): Promise<void> {
  await open(page, path, name, sheet)
  await page.getByRole('button', { name: `Nhập ${sheet.length - 1} dòng` }).click()
  await page.getByRole('radio', { name: 'Danh sách' }).and(page.locator(':checked')).waitFor({ state: 'attached' })
}

async function signedIn(stage: BareStage, code: string): Promise<Page> {
  const { page } = await stage.open({ desk: true })
  await page.goto('/dang-nhap')
  await page.getByLabel('Mã nhân viên').fill(code)
  await page.getByRole('button', { name: 'Dùng mật khẩu' }).click()
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập' }).click()
  await page.waitForURL((url) => url.pathname !== '/dang-nhap')
  return page
}

async function openWeek(page: Page): Promise<void> {
  await page.goto('/chot')
  await page.locator('a.closing-period', { hasText: 'Tuần 1' }).click()
  await page.getByText('Bảng khớp kiểm đếm lại').waitFor()
}

/** A second organiser chooses a password at their own desk by the link. */
async function addOrganiser(stage: BareStage, code: string): Promise<void> {
  const first = await doorOf(stage, 'btc01')
  const made = await first.post<{ path: string }>('/api/staff', {
    code,
    name: 'Phan Thị Kiều Oanh',
    role: 'organiser',
    organisationId: null,
    officeId: null,
  })
  const { page } = await stage.open({ desk: true })
  await page.goto(made.path)
  await typePassword(page)
  await page.getByRole('button', { name: 'Đặt mật khẩu' }).click()
  await page.waitForURL((url) => url.pathname !== '/pin')
  await page.close()
}
