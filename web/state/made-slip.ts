import { createSignal } from 'solid-js'
import type { VoucherSlip } from '#contract/lost-vouchers.ts'
import { fullDay } from '../text/format.ts'
import type { App } from './app.ts'
import type { SlipSize } from './slip-sizes.ts'

/** A slip that the server made for a counter: printed there, with initials for a name. */
export function createMadeSlip(app: App, made: VoucherSlip, origin: string) {
  const [size, setSize] = createSignal<SlipSize>('a6')
  return {
    ...{ size, setSize, print: () => app.device.share.print() },
    voucher: () => ({ name: made.initials ?? '', office: made.office?.name ?? '', code: made.code }),
    office: () => made.office,
    link: () => `${origin}/q/${made.token}`,
    until: () => fullDay(made.lastDay),
    content: () => made.signed ?? made.code,
  }
}
