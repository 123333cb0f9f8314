import { scopeOf, settleGifts, type GiftAct } from '#rules/gifts.ts'
import { makeCode } from '#rules/voucher-codes.ts'
import { note, type Doer } from '../audit/note.ts'
import { openCase } from '../cases/open.ts'
import { randomDigits, randomToken } from '../ids.ts'
import type { BlankRow, EnrolmentRow, VoucherRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { useBlank } from '../vouchers/blanks.ts'
import { changeVoucher, UNHELD } from '../vouchers/change.ts'
import { settleLabels } from '../vouchers/extra.ts'
import { settleParked } from '../vouchers/parked.ts'
import { signVoucher } from '../vouchers/signing.ts'
import { entryOf, evidenceOf, giftEntryOf } from './gift-entry.ts'
import { kin } from './persons.ts'

/** The blank that a participant was shown for an entry. */
export type Shown = { entryId: string; blank: BlankRow } | null

/**
 * Brings a person's vouchers in line with their entries after any change: issue, move, revoke, or ask (RULES section 10).
 * What was `shown` becomes the entry's voucher, or else ends at it, so that a counter can say why it gives no gift.
 */
export function settlePerson(world: World, campaign: Campaign, personId: string, by: Doer, shown: Shown = null): void {
  const persons = kin(world, personId)
  const entries = world.enrolments.all().filter((row) => row.campaignId === campaign.id && persons.includes(row.personId))
  const own = () => world.vouchers.all().filter((row) => row.campaignId === campaign.id && persons.includes(row.personId))
  settleLabels(world, campaign, own())
  const acts = settleGifts(
    entries.map(giftEntryOf),
    own().map((row) => ({ code: row.code, entryId: row.enrolmentId, scope: row.scope, state: row.state })),
    campaign.rules.giftPer,
  )
  for (const act of acts) ACTS[act.act](world, campaign, act as never, by, shown)
  if (shown && world.blanks.get(shown.blank.code)?.enrolmentId === null) endShown(world, campaign, persons, shown, by)
  if (shown) settleParked(world, shown.blank.code)
}

type Of<Name extends GiftAct['act']> = Extract<GiftAct, { act: Name }>
const ACTS: { [Name in GiftAct['act']]: (world: World, campaign: Campaign, act: Of<Name>, by: Doer, shown: Shown) => void } = {
  issue(world, campaign, { entryId, scope }, by, shown) {
    add(world, campaign, entryOf(world, entryId), { scope, state: 'issued', blank: shown?.entryId === entryId ? shown.blank : null })
    note(world, by, 'voucher-issued', entryId)
    touch(world, entryId)
  },
  move(world, _campaign, { code, entryId }, by) {
    const voucher = voucherOf(world, code)
    changeVoucher(world, code, { enrolmentId: entryId, evidence: [...voucher.evidence, evidenceOf(world, entryId)] })
    note(world, by, 'voucher-moved', entryId, { from: voucher.enrolmentId })
    touch(world, voucher.enrolmentId)
    touch(world, entryId)
  },
  revoke: (world, _campaign, { code }, by) => end(world, code, 'revoked', by),
  void: (world, _campaign, { code }, by) => end(world, code, 'void', by),
  case(world, campaign, { code }) {
    openCase(world, { kind: 'gift', campaignId: campaign.id, enrolmentId: voucherOf(world, code).enrolmentId, holderId: null, voucherCode: code })
  },
}

/** Writes a voucher down; from a blank it has that one's code, link and signature. */
function add(world: World, campaign: Campaign, entry: EnrolmentRow, { scope, state, blank }: Pick<VoucherRow, 'scope' | 'state'> & { blank: BlankRow | null }) {
  const code = blank?.code ?? makeCode(randomDigits(world.store))
  world.vouchers.add({
    ...UNHELD,
    ...{ code, token: blank?.token ?? randomToken(world.store), signed: blank?.signed ?? signVoucher(world.store, campaign, code) },
    ...{ campaignId: campaign.id, personId: entry.personId, scope, enrolmentId: entry.id, officeId: entry.officeId, state },
    ...{ evidence: [evidenceOf(world, entry.id)], issuedAt: world.now, changedAt: world.now, seq: world.nextSeq() },
  })
  if (blank) useBlank(world, blank, entry.id)
}

/** A blank shown for an entry that brings no gift: the person has another voucher, or nothing entitles. */
function endShown(world: World, campaign: Campaign, persons: string[], { entryId, blank }: NonNullable<Shown>, by: Doer): void {
  const entry = entryOf(world, entryId)
  const scope = scopeOf(entry, campaign.rules.giftPer)
  const own = world.vouchers.all().filter((row) => row.campaignId === campaign.id && row.scope === scope && persons.includes(row.personId))
  const state = own.some((row) => row.state === 'issued' || row.state === 'redeemed') ? 'void' : 'revoked'
  add(world, campaign, entry, { scope, state, blank })
  note(world, by, `voucher-${state}`, entryId)
}

function end(world: World, code: string, state: 'revoked' | 'void', by: Doer): void {
  const { enrolmentId } = changeVoucher(world, code, { state })
  note(world, by, `voucher-${state}`, enrolmentId)
  touch(world, enrolmentId)
}

/** A phone learns of its entry's voucher at the next sync. */
const touch = (world: World, entryId: string) => void (world.enrolments.get(entryId) && world.enrolments.change(entryId, { changedSeq: world.nextSeq() }))

function voucherOf(world: World, code: string) {
  const voucher = world.vouchers.get(code)
  if (!voucher) throw new Error(`Voucher was not loaded`)
  return voucher
}
