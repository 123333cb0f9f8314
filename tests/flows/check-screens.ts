import type { Screen } from './screens.ts'

/** The calls about drawn entries. */
export const CHECK_SCREENS: Screen[] = [
  { name: 'checks', who: 'pt01', path: '/xac-nhan/kiem-tra', desk: true },
  {
    name: 'checks-call',
    who: 'pt01',
    path: '/xac-nhan/kiem-tra',
    desk: true,
    first: async (page) => page.locator('.checks-row').first().click(),
  },
]
