import type { Screen } from './screens.ts'

/** A counter's shelf with its sheets, and those of all counters at a desk. */
export const STOCK_SCREENS: Screen[] = [
  { name: 'stock-arrival', who: 'quay01', path: '/ton-kho', first: async (page) => page.getByRole('button', { name: 'Đã nhận' }).first().click() },
  { name: 'stock-send', who: 'quay01', path: '/ton-kho', first: async (page) => page.getByRole('button', { name: 'Gửi đi' }).click() },
  { name: 'stock-blind', who: 'quay01', path: '/ton-kho', first: async (page) => page.getByRole('button', { name: 'Đếm kho' }).click() },
  { name: 'stock-waiting', who: 'quay03', path: '/ton-kho' },
  { name: 'offices-stock', who: 'btc01', path: '/kho', desk: true },
  { name: 'offices-stock-purchase', who: 'btc01', path: '/kho', desk: true, first: async (page) => page.getByRole('button', { name: 'Ghi mua về' }).click() },
  { name: 'offices-stock-send', who: 'btc01', path: '/kho', first: async (page) => page.getByRole('button', { name: 'Gửi ly' }).click() },
  { name: 'offices-stock-bought', who: 'btc01', path: '/kho', first: async (page) => page.locator('.offices-stock-purchases > summary').click() },
  {
    name: 'offices-stock-confirm',
    who: 'pt01',
    path: '/kho',
    desk: true,
    first: async (page) =>
      page
        .getByRole('link', { name: /Hòa Thành|Trảng Bàng/ })
        .last()
        .click(),
  },
]
