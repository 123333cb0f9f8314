import { asc, eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import type { Holdings, VoucherView } from '#contract/counter.ts'
import { vouchers } from '#db/schema/index.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import type { Server } from '../../api/server.ts'
import { wedge } from './hands.ts'
import type { Screen } from './screens.ts'

type Hands = (page: Page, server: Server) => Promise<void>

const typeCode = (code: string) => async (page: Page) => {
  await page.locator('input[name="code"]').fill(code)
  await page.getByRole('button', { name: 'Xem phiếu' }).click()
}

const shows = (state: 'issued' | 'redeemed' | 'revoked') => async (page: Page, server: Server) => wedge(page, await voucherOf(server, state))
const tap = (page: Page, name: string) => page.getByRole('button', { name }).first().click()

/** What the server says of the counter, changed in one thing. */
const told = (change: (holdings: Holdings) => Partial<Holdings>, then?: Hands) => async (page: Page, server: Server) => {
  await page.route('**/api/holdings', async (route) => {
    const answer = await route.fetch()
    const holdings = (await answer.json()) as Holdings
    await route.fulfill({ response: answer, json: { ...holdings, ...change(holdings) } })
  })
  await Promise.all([page.waitForResponse('**/api/holdings'), page.reload()])
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {})
  await then?.(page, server)
  // A round that is under way is answered first.
  await page.unrouteAll({ behavior: 'wait' })
}
const holder = (then?: Hands) =>
  told(
    () => ({ device: { name: 'Chrome trên Android', since: Date.now() - 7_200_000, lastSyncAt: Date.now(), mine: true } }),
    async (page, server) => {
      await page.getByText('Máy này đang giữ phiếu của quầy').first().waitFor()
      await then?.(page, server)
    },
  )
const empty = (then: Hands) => told(() => ({ balance: 0 }), then)

/** The network goes; the walk brings it back. */
const cut: Hands = async (page) => {
  await page.locator('.counter-line').first().waitFor({ state: 'attached' })
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {})
  await page.context().setOffline(true)
  await page.getByText('Không có mạng').first().waitFor({ state: 'attached' })
}

/** A look-up that is answered by a voucher of another participant, with this verdict. */
const says = (more: Partial<VoucherView>) => async (page: Page) => {
  const json: VoucherView = {
    ...{ code: '679239104904', campaignId: null, office: 'Quầy Bưu điện Gò Dầu', hold: null, holder: null, verdict: 'held', factNeeded: false, line: null },
    ...{ initials: 'C. T. T. N. D. H.', birthYear: 1985, lastFour: '4217', participation: 'new', product: 'bhxh-tn', unverified: false },
    ...{ firstDay: '2025-11-12', lastDay: '2026-01-15', training: false, redeemed: null, ...more },
  }
  await page.route('**/api/vouchers/claims', (route) => route.fulfill({ json }))
  await wedge(page, json.code)
  await page.unroute('**/api/vouchers/claims')
}
const HOLDER = {
  ...{ device: 'Chrome trên Windows', office: 'Quầy Bưu điện Gò Dầu' },
  ...{ since: Date.now() - 90_000_000, lastSyncAt: Date.now() - 88_000_000 },
}
const given: Hands = async (page, server) => {
  await shows('issued')(page, server)
  await tap(page, 'Đã trao ly')
  await page.locator('.counter-recent').first().waitFor()
}
const chain =
  (...hands: Hands[]): Hands =>
  async (page, server) => {
    for (const hand of hands) await hand(page, server)
  }

/** A clerk's counter: with and without network, before and behind each verdict. */
export const COUNTER_SCREENS: Screen[] = [
  { name: 'counter', who: 'quay01', path: '/quay', desk: true },
  { name: 'counter-mistyped', who: 'quay01', path: '/quay', first: typeCode('123456789012') },
  { name: 'verdict-yes', who: 'quay01', path: '/quay', first: shows('issued') },
  { name: 'verdict-used', who: 'quay01', path: '/quay', first: shows('redeemed') },
  { name: 'verdict-no', who: 'quay01', path: '/quay', first: shows('revoked') },
  {
    name: 'verdict-unsure',
    who: 'quay01',
    path: '/quay',
    first: async (page, server) => {
      await page.route('**/api/vouchers**', (route) => route.abort())
      await shows('issued')(page, server)
      await page.unroute('**/api/vouchers**')
    },
  },
  { name: 'counter-cccd', who: 'quay01', path: '/quay', first: async (page) => page.getByText('CCCD', { exact: true }).click() },
  { name: 'counter-take', who: 'quay01', path: '/quay', first: (page) => tap(page, 'máy này') },
  { name: 'counter-holder', who: 'quay01', path: '/quay', desk: true, first: holder() },
  { name: 'counter-holder-sheet', who: 'quay01', path: '/quay', first: holder((page) => tap(page, 'Thôi giữ phiếu')) },
  { name: 'counter-holder-cut', who: 'quay01', path: '/quay', desk: true, first: holder(cut) },
  { name: 'counter-cut', who: 'quay02', path: '/quay', first: cut },
  { name: 'verdict-held', who: 'quay01', path: '/quay', desk: true, first: says({ holder: HOLDER }) },
  { name: 'verdict-unsent', who: 'quay01', path: '/quay', first: says({ verdict: 'unsent' }) },
  { name: 'verdict-forged', who: 'quay01', path: '/quay', first: says({ verdict: 'forged' }) },
  { name: 'counter-proxy', who: 'quay01', path: '/quay', desk: true, first: chain(shows('issued'), (page) => tap(page, 'Người nhận thay')) },
  { name: 'verdict-empty', who: 'quay01', path: '/quay', first: empty(shows('issued')) },
  { name: 'counter-appointment', who: 'quay01', path: '/quay', first: empty(chain(shows('issued'), (page) => tap(page, 'Hẹn nhận'))) },
  { name: 'counter-given', who: 'quay01', path: '/quay', desk: true, first: given },
  { name: 'counter-undo', who: 'quay01', path: '/quay', first: chain(given, (page) => page.locator('.counter-recent button').first().click()) },
  { name: 'verdict-yes-cut', who: 'quay01', path: '/quay', first: chain(shows('issued'), cut) },
  {
    name: 'verdict-given-cut',
    who: 'quay01',
    path: '/quay',
    desk: true,
    first: chain(shows('issued'), cut, async (page) => {
      await tap(page, 'Đã trao ly')
      await page.locator('.verdict[data-kind="yes-offline"]').waitFor()
    }),
  },
]

/** A voucher in the state that is looked for, best of the clerk's own counter; where there is none, a code that nobody has. */
async function voucherOf(server: Server, state: 'issued' | 'redeemed' | 'revoked'): Promise<string> {
  const { store } = server
  const own = [...store.register.offices.values()].toSorted((one, other) => (one.code < other.code ? -1 : 1))[0]?.id ?? ''
  const found = await store.connections.read.select().from(vouchers).where(eq(vouchers.state, state)).orderBy(asc(vouchers.issuedAt))
  // One that an earlier machine has looked at is held by it.
  const free = found.filter(({ heldBy }) => heldBy === null)
  return (free.find((voucher) => voucher.officeId === own) ?? free[0])?.code ?? makeCode('1234567890')
}
