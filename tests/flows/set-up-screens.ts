import type { Page } from 'playwright-core'
import type { Screen } from './screens.ts'

const at = (name: string, path: string, first?: (page: Page) => Promise<void>): Screen => ({
  ...{ name: `set-up-${name}`, who: 'btc01', path: `/thiet-lap/${path}`, desk: true },
  ...(first ? { first } : {}),
})
const importTab = (page: Page) => page.getByText('Nhập từ bảng', { exact: true }).click()
/** On a phone what fills many cells at once is folded away. */
async function act(page: Page, name: string): Promise<void> {
  await page.locator('.set-up-targets-grid').waitFor()
  const folded = page.locator('.set-up-targets-acts summary')
  if (await folded.isVisible()) await folded.click()
  await page.getByRole('button', { name }).click()
}
const BAD = 'Mã\tHọ và tên\tVai trò\tMã đơn vị\nmoi01\tNguyễn Thị Hoà\tnhân viên thu\tBD-GODAU\nmoi02\tAnh 7\tviên chức\tBD-XA'

/** The lists of set-up, and what lies over them. */
const LISTS: Screen[] = [
  at('organisations', 'don-vi'),
  at('organisation', 'don-vi', async (page) => page.getByRole('treeitem').nth(4).click()),
  at('offices', 'quay-qua'),
  at('office', 'quay-qua', async (page) => page.getByRole('button', { name: /^Sửa/ }).first().click()),
  at('targets', 'chi-tieu'),
  at('targets-edited', 'chi-tieu', async (page) => {
    await page.locator('.set-up-targets-fold').first().click()
    await page.locator('.set-up-targets-cell:not(.locked)').first().click()
    for (const key of ['6', '2', 'Enter', '4', '4', 'Tab']) await page.keyboard.press(key)
  }),
  at('targets-spread', 'chi-tieu', async (page) => {
    await act(page, 'Chia theo trọng số')
    await page.getByLabel('Tổng BHXH tự nguyện').fill('1.000')
    await page.getByRole('button', { name: 'Theo số nhân viên thu' }).click()
  }),
  at('targets-carry', 'chi-tieu', (page) => act(page, 'Dồn phần thiếu')),
  at('targets-import', 'chi-tieu', importTab),
  at('staff', 'nhan-vien'),
  at('staff-import', 'nhan-vien', async (page) => {
    await importTab(page)
    await page.getByLabel('Dán bảng từ Excel vào đây').fill(BAD)
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await page.getByText('Dòng 3, cột Họ và tên').waitFor()
  }),
  at('new-person', 'nhan-vien', async (page) => page.getByRole('button', { name: 'Thêm một người' }).click()),
  at('person', 'nhan-vien', async (page) => page.locator('.set-up-staff-row').nth(5).click()),
  at('slips', 'nhan-vien', async (page) => {
    await page.locator('.set-up-staff-row').nth(5).click()
    await page.getByRole('button', { name: 'Cấp đường dẫn mới' }).click()
    await page.locator('.set-up-slips').waitFor()
  }),
]

/** A campaign as its organisers set it up. */
export const SET_UP_SCREENS: Screen[] = [
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
  ...LISTS,
]

/** A dry run, which one organiser keeps for themselves. */
export const TRAINING_SCREENS: Screen[] = [
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
