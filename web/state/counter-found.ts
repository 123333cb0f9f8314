import type { App } from './app.ts'

/** A voucher on its way from one screen to the counter. In memory alone: an address or a tab that is opened again asks for no hold. */
const onTheWay = new WeakMap<App, string>()

export const bringToCounter = (app: App, code: string): void => void onTheWay.set(app, code)

/** The voucher that was brought, once. */
export function broughtHere(app: App): string | null {
  const code = onTheWay.get(app) ?? null
  onTheWay.delete(app)
  return code
}
