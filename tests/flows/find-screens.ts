import type { Page } from 'playwright-core'
import type { HandoverLines, HoldRequests } from '#contract/counter.ts'
import type { Screen } from './screens.ts'

/** Hands that look for a lost voucher: a name that many people of the demo have. */
async function find(page: Page): Promise<void> {
  await page.getByLabel('Tên người tham gia').fill('nguyen')
  await page.getByRole('button', { name: 'Tìm', exact: true }).click()
  await page.locator('.find-voucher-match').first().waitFor()
}
const open = async (page: Page) => {
  await find(page)
  await page.locator('.find-voucher-match', { hasText: 'Chưa nhận' }).first().click()
}
const act = (name: string) => async (page: Page) => {
  await open(page)
  await page.locator('.find-voucher-act', { hasText: name }).click()
}

/** Two vouchers that a counter waits for, one of them at a lost holding device, and handovers of today. */
const HOLDS: HoldRequests = {
  requests: [
    {
      ...{ code: '679239104904', initials: 'N. T. M. D.', birthYear: 1985, lastFour: '4217', home: 'Quầy Bưu điện Gò Dầu' },
      ...{
        collector: 'Trần Công Tằng Tôn Nữ Diễm Hương',
        asking: 'Quầy Bưu điện Hòa Thành',
        askingDevice: 'Chrome trên Android',
        askedAt: Date.now() - 240_000,
      },
      holder: {
        ...{ office: 'Quầy Bưu điện Gò Dầu', holdingOf: 'gd', device: 'Chrome trên Windows' },
        ...{ since: Date.now() - 90_000_000, lastSyncAt: Date.now() - 88_000_000 },
      },
    },
    {
      ...{ code: '303799071431', initials: 'T. V. H.', birthYear: 1962, lastFour: '0093', home: null, collector: 'Lê Văn Thuận' },
      ...{ asking: 'Quầy Bưu điện Kiến Tường', askingDevice: 'Chrome trên Android', askedAt: Date.now() - 60_000 },
      holder: { office: '', holdingOf: null, device: 'Safari trên iPhone', since: Date.now() - 3_600_000, lastSyncAt: null },
    },
  ],
}
const GIVEN: HandoverLines['handovers'] = [
  ...(['online', 'offline'] as const).map((mode, at) => ({
    ...{ id: `${at}`, code: '679239104904', at: Date.now() - 3_600_000 * (at + 1), office: 'Quầy Bưu điện Gò Dầu', by: 'Trịnh Gia Hân' },
    ...{ mode, standing: at === 0, initials: 'N. T. M. D.', lastFour: '4217', training: false, undone: null, mayUndo: true },
  })),
]
const holds = (told: HoldRequests, first?: (page: Page) => Promise<void>) => async (page: Page) => {
  await page.route('**/api/hold-requests', (route) => route.fulfill({ json: told }))
  await page.route('**/api/handovers*', (route) => route.fulfill({ json: { handovers: told.requests.length > 0 ? GIVEN : [] } }))
  await page.reload()
  await first?.(page)
}

/** What a clerk does without a voucher at hand, and a supervisor's word on one that is held elsewhere. */
export const FIND_SCREENS: Screen[] = [
  { name: 'find-voucher', who: 'quay01', path: '/tim-phieu', desk: true },
  { name: 'find-voucher-found', who: 'quay01', path: '/tim-phieu', desk: true, first: find },
  {
    name: 'find-voucher-none',
    who: 'quay01',
    path: '/tim-phieu',
    first: async (page) => {
      await page.getByLabel('Tên người tham gia').fill('xyz')
      await page.getByRole('button', { name: 'Tìm', exact: true }).click()
      await page.locator('.empty').waitFor()
    },
  },
  {
    name: 'find-voucher-cut',
    who: 'quay01',
    path: '/tim-phieu',
    first: async (page) => {
      await page.route('**/api/vouchers/matches', (route) => route.abort())
      await page.getByLabel('Tên người tham gia').fill('nguyen')
      await page.getByRole('button', { name: 'Tìm', exact: true }).click()
      await page.locator('[role="alert"]').waitFor()
      await page.unroute('**/api/vouchers/matches')
    },
  },
  { name: 'find-voucher-one', who: 'quay01', path: '/tim-phieu', desk: true, first: open },
  {
    name: 'find-voucher-slip',
    who: 'quay01',
    path: '/tim-phieu',
    desk: true,
    first: async (page) => (await act('In lại')(page), page.getByRole('button', { name: 'In phiếu' }).waitFor()),
  },
  { name: 'find-voucher-reissue', who: 'quay01', path: '/tim-phieu', first: act('Cấp lại') },
  { name: 'find-voucher-transfer', who: 'quay01', path: '/tim-phieu', first: act('Chuyển quầy') },
  {
    name: 'find-voucher-appointment',
    who: 'quay01',
    path: '/tim-phieu',
    desk: true,
    first: async (page) => {
      await act('Hẹn nhận')(page)
      await page.getByRole('button', { name: 'Lấy số hẹn' }).click()
      await page.locator('.counter-appointment-number').waitFor()
    },
  },
  { name: 'find-voucher-line', who: 'quay01', path: '/tim-phieu', desk: true },
  { name: 'holds', who: 'pt01', path: '/xac-nhan/giu-phieu', desk: true, first: holds(HOLDS) },
  { name: 'holds-none', who: 'pt01', path: '/xac-nhan/giu-phieu', first: holds({ requests: [] }) },
  {
    name: 'holds-override',
    who: 'pt01',
    path: '/xac-nhan/giu-phieu',
    desk: true,
    first: holds(HOLDS, async (page) => page.getByRole('button', { name: 'Cho máy đang chờ trao' }).first().click()),
  },
  {
    name: 'holds-undo',
    who: 'pt01',
    path: '/xac-nhan/giu-phieu',
    first: holds(HOLDS, async (page) => page.getByRole('button', { name: 'Hoàn tác lượt trao' }).first().click()),
  },
]
