import { note, type Doer } from '../audit/note.ts'
import { evidenceOf, giftEntryOf } from '../enrolments/gift-entry.ts'
import { kin } from '../enrolments/persons.ts'
import type { EnrolmentRow, VoucherRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { entitles, scopeOf } from '#rules/gifts.ts'
import { changeVoucher } from './change.ts'

/**
 * An entry names another person after a correction: what was issued for it goes along, its code, digits and link, gone or not, so that the slip holds and the right number
 * brings no second gift. Where the old person has another entry that entitles, the voucher stays theirs (RULES section 10); where the new one has a voucher, ours is void.
 */
export function followEntry(world: World, campaign: Campaign, entry: EnrolmentRow, by: Doer): void {
  const going = world.vouchers.all().filter((row) => row.enrolmentId === entry.id && row.personId !== entry.personId && goes(world, campaign, entry, row))
  for (const { code } of [...going, ...going.flatMap((row) => replacedBy(world, row.code))]) {
    const voucher = world.vouchers.get(code) as VoucherRow
    changeVoucher(world, code, {
      ...{ personId: entry.personId, evidence: [...voucher.evidence, evidenceOf(world, entry.id)] },
      ...(isSecond(world, entry, voucher) ? { ...UNWANTED, state: 'void' as const } : {}),
    })
    if (isLive(voucher)) note(world, by, 'voucher-followed', entry.id)
  }
}

/** A replaced one goes with what stands in its place; one that ended otherwise belongs to the entry alone. */
function goes(world: World, campaign: Campaign, entry: EnrolmentRow, voucher: VoucherRow): boolean {
  if (voucher.state === 'replaced') return false
  if (!isLive(voucher)) return true
  const left = kin(world, voucher.personId)
  if (left.includes(entry.personId)) return !hasLive(world, [entry.personId], voucher)
  const { giftPer } = campaign.rules
  const others = world.enrolments.all().filter((row) => row.campaignId === campaign.id && row.id !== entry.id && left.includes(row.personId))
  return !others.map(giftEntryOf).some((row) => entitles(row) && scopeOf(row, giftPer) === voucher.scope)
}

/** Of two vouchers to be fetched the right person's own stays; of two whose gifts are gone, too; but a gift that is gone ends one that waits. */
function isSecond(world: World, entry: EnrolmentRow, voucher: VoucherRow): boolean {
  return isLive(voucher) && hasLive(world, kin(world, entry.personId), voucher, voucher.state === 'redeemed' ? 'redeemed' : undefined)
}

const hasLive = (world: World, persons: string[], { code, campaignId, scope }: VoucherRow, state?: VoucherRow['state']): boolean =>
  world.vouchers
    .all()
    .some(
      (row) =>
        row.code !== code &&
        row.campaignId === campaignId &&
        row.scope === scope &&
        persons.includes(row.personId) &&
        isLive(row) &&
        (!state || row.state === state),
    )

function replacedBy(world: World, code: string): VoucherRow[] {
  const before = world.vouchers.all().filter((row) => row.state === 'replaced' && row.replacedBy === code)
  return [...before, ...before.flatMap((row) => replacedBy(world, row.code))]
}

const isLive = ({ state }: VoucherRow): boolean => state === 'issued' || state === 'redeemed'
const UNWANTED = { wantedBy: null, wantedOfficeId: null, wantedAt: null }
