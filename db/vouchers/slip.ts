import type { VoucherSlip } from '#contract/lost-vouchers.ts'
import { note } from '../audit/note.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import type { VoucherRow, World } from '../lane/world.ts'
import type { Store } from '../store.ts'
import type { Clerk } from './clerk.ts'
import { withoutGuessing } from './guesses.ts'
import { mustBringGift, ownVoucher, slipOffice, whoOf, type Found } from './own.ts'
import { signVoucher } from './signing.ts'

/** What is printed anew for a voucher of the own office; the code stays. Refuses `not-found`, `voucher-ended`, `code-mistyped`, `lookup-locked`. */
export const reprint = (store: Store, clerk: Clerk, code: string): Promise<VoucherSlip> =>
  withoutGuessing(store, clerk, code, () =>
    store.lane.do({
      name: 'reprint',
      needs: { vouchers: [code] },
      run(world) {
        const found = ownVoucher(world, clerk, code)
        mustBringGift(world, found)
        note(world, clerk, 'voucher-reprinted', found.entry.id, { officeId: clerk.officeId })
        return slipOf(world, found, found.voucher)
      },
    }),
  )

/** One from before vouchers were signed is signed as it is printed. */
export const slipOf = ({ store }: World, { campaign, entry }: Found, { code, token, signed, officeId }: VoucherRow): VoucherSlip => ({
  ...{ code, token, signed: signed ?? signVoucher(store, campaign, code), initials: whoOf(campaign, entry).initials, office: slipOffice(store, officeId) },
  ...{ lastDay: lastVoucherDay(campaign), training: campaign.training },
})
