import { eq } from 'drizzle-orm'
import { note, SYSTEM } from '../audit/note.ts'
import { openGiftCase } from '../gift-cases/open.ts'
import type { HandoverRow, VoucherRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { giftCases } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import { giftOf, settleAnew } from './gift.ts'

/**
 * A person's gifts are labelled anew after the person, or their entries, changed. Two gifts of what turned out to be one person are one too many: exactly one question with both.
 * One that was asked about persons who are two after all ends by itself. Nothing where no gift was handed over.
 */
export function settleLabels(world: World, campaign: Campaign, vouchers: VoucherRow[]): void {
  for (const [voucher] of Map.groupBy(vouchers, ({ scope }) => scope).values()) {
    if (!voucher) continue
    const rows = handoversOf(world, voucher)
    if (rows.length === 0) continue
    settleAnew(world, voucher)
    if (!campaign.training) askAboutAll(world, voucher)
    const [alone] = rows
    if (alone && rows.length === 1) endQuestion(world, alone.id)
  }
}

/** One handover too many: a question is opened, once, or again if it had ended because its persons were two. */
export function askAboutExtra(world: World, { id, officeId, voucherCode }: HandoverRow): void {
  const known = world.extraCases.get(id)
  if (known && !endedByItself(known)) return
  const { campaignId } = world.vouchers.get(voucherCode) as VoucherRow
  world.extraCases.set(id, { state: 'open', outcome: null, standing: null, decidedAt: null })
  if (!known) return openGiftCase(world, { id: caseIdOf(id), kind: 'extra-handover', officeId, campaignId, voucherCode, handoverId: id })
  change(world, id, { state: 'open', outcome: null, decidedBy: null, decidedAt: null })
  note(world, SYSTEM, 'gift-case-opened', caseIdOf(id), { officeId, again: true })
}

/** Of so many gifts one is right; each other has its question, and the one that counts has none as long as another could. */
function askAboutAll(world: World, voucher: VoucherRow): void {
  const { taps } = giftOf(world, voucher)
  const rows = taps.flatMap(({ id }) => world.handovers.get(id) ?? [])
  const unasked = rows.filter(({ id }) => isUnasked(world, id)).toSorted((a, b) => Number(a.standing) - Number(b.standing))
  for (const row of unasked.slice(0, -1)) askAboutExtra(world, row)
}

const isUnasked = (world: World, id: string): boolean => {
  const known = world.extraCases.get(id)
  return known === undefined || endedByItself(known)
}

const endedByItself = ({ state, outcome }: { state: string; outcome: string | null }): boolean => state === 'decided' && outcome === 'explained'

/** A gift was taken back: its own question ends by itself, and where no other is one too many any more, so does that of the one that counts. */
export function endAnswered(world: World, voucher: VoucherRow, undoneId: string): void {
  endQuestion(world, undoneId)
  const rows = giftOf(world, voucher).taps.flatMap(({ id }) => world.handovers.get(id) ?? [])
  const asked = rows.filter(({ id }) => world.extraCases.get(id)?.state === 'open')
  const counting = asked.find(({ standing }) => standing) ?? asked[0]
  if (counting && asked.length === rows.length) endQuestion(world, counting.id)
}

function endQuestion(world: World, id: string): void {
  if (world.extraCases.get(id)?.state !== 'open') return
  world.extraCases.set(id, { state: 'decided', outcome: 'explained', standing: null, decidedAt: world.now })
  change(world, id, { state: 'decided', outcome: 'explained', decidedBy: SYSTEM.staffId, decidedAt: world.now })
  note(world, SYSTEM, 'gift-case-decided', caseIdOf(id), { outcome: 'explained' })
}

function handoversOf(world: World, voucher: VoucherRow): HandoverRow[] {
  const codes = giftOf(world, voucher).vouchers.map(({ code }) => code)
  return world.handovers.all().filter((row) => codes.includes(row.voucherCode))
}

const caseIdOf = (handoverId: string): string => `extra-handover.${handoverId}`

function change(world: World, id: string, patch: Partial<typeof giftCases.$inferInsert>): void {
  world.statements.push(
    statementOf(
      world.store.connections.write
        .update(giftCases)
        .set(patch)
        .where(eq(giftCases.id, caseIdOf(id))),
    ),
  )
}
