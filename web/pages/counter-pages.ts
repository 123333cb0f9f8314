/** Every screen of a counter by its name, loaded when it is opened. */
export const pages = {
  counter: () => import('./counter.tsx'),
  'find-voucher': () => import('./find-voucher.tsx'),
  stock: () => import('./stock.tsx'),
}
export type CounterPage = keyof typeof pages
