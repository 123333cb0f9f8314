import type { RefusalCode } from '#contract/refusals.ts'
import type { App } from './app.ts'
import { createLook, type Why } from './counter-look.ts'
import { dropHolds, findVoucher } from './counter-shelf.ts'
import { counterStand } from './counter-stand.ts'

/** The hold that was dropped, null where nobody held it; or why this device cannot promise that it will not redeem the voucher. */
export type Dropped = { ok: true; hold: number | null } | { ok: false; why: Why | 'unsent' | Extract<RefusalCode, 'voucher-held'> }

/** Takes a voucher's hold to this device and drops it for good in its own store, so that another code may be asked for. What is unsent here comes first. */
export async function takeAndDrop(app: App, code: string): Promise<Dropped> {
  const stand = await counterStand(app)
  const seen = await createLook(app, Promise.resolve(stand)).ask({ by: 'code', text: code, source: 'search' })
  if (seen === null) return { ok: false, why: 'cut' }
  if (seen.kind === 'unsure') return { ok: false, why: seen.why }
  if (seen.kind === 'view' && seen.view.verdict === 'held') return { ok: false, why: 'voucher-held' }
  await dropHolds(stand.power, [{ code, hold: null }])
  const left = await findVoucher(stand.power, code)
  if (left && left.row.hold !== null) return { ok: false, why: 'unsent' }
  return { ok: true, hold: seen.kind === 'view' ? seen.view.hold : null }
}
