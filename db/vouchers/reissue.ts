import type { Reissue, VoucherSlip } from '#contract/lost-vouchers.ts'
import { Refused } from '#contract/refusals.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import { note } from '../audit/note.ts'
import { randomDigits, randomToken } from '../ids.ts'
import type { World } from '../lane/world.ts'
import type { Store } from '../store.ts'
import { changeVoucher, UNHELD } from './change.ts'
import type { Clerk } from './clerk.ts'
import { withoutGuessing } from './guesses.ts'
import { askHolder, mayEnd } from './held.ts'
import { once } from './once.ts'
import { mustBringGift, ownVoucher, type Found } from './own.ts'
import { signVoucher } from './signing.ts'
import { slipOf } from './slip.ts'

/**
 * Another code, token and signature for the same right; the old one is `replaced`. Refuses `not-found`, `voucher-ended`, `id-taken`, `code-mistyped`, `lookup-locked`, and `voucher-held` while a
 * device may still redeem the old one without asking: another one is asked for it, and the same id may come again.
 */
export async function reissue(store: Store, clerk: Clerk, code: string, asked: Reissue): Promise<VoucherSlip> {
  const needs = { vouchers: [code], items: [asked.id] }
  const answer = await withoutGuessing(store, clerk, code, () => store.lane.do({ name: 'reissue', needs, run: (world) => decide(world, clerk, code, asked) }))
  if (answer === 'held') throw new Refused('voucher-held')
  return answer
}

function decide(world: World, clerk: Clerk, code: string, asked: Reissue): VoucherSlip | 'held' {
  const isHeld = () => {
    const found = ownVoucher(world, clerk, code)
    mustBringGift(world, found)
    if (mayEnd(found.voucher, clerk, asked.hold)) return false
    askHolder(world, found.voucher, clerk)
    return true
  }
  if (!world.items.get(asked.id) && isHeld()) return 'held'
  return once(world, clerk, asked.id, `reissue:${code}`, () => {
    const found = ownVoucher(world, clerk, code)
    mustBringGift(world, found)
    return replace(world, clerk, found, asked.reason)
  })
}

function replace(world: World, clerk: Clerk, found: Found, reason: string): VoucherSlip {
  const { voucher, entry, campaign } = found
  const code = makeCode(randomDigits(world.store))
  changeVoucher(world, voucher.code, { ...UNHELD, state: 'replaced', signed: voucher.signed, replacedBy: code })
  const fresh = { code, token: randomToken(world.store), issuedAt: world.now, changedAt: world.now, seq: world.nextSeq() }
  const signed = signVoucher(world.store, campaign, code)
  const added = world.vouchers.add({ ...voucher, ...UNHELD, ...fresh, signed, officeId: voucher.officeId ?? clerk.officeId, state: 'issued' })
  world.enrolments.change(entry.id, { changedSeq: world.nextSeq() })
  note(world, clerk, 'voucher-replaced', entry.id, { officeId: clerk.officeId, reason })
  return slipOf(world, found, added)
}
