import { eq, sql } from 'drizzle-orm'
import type { GiftDecision } from '#contract/gift-cases.ts'
import { Refused } from '#contract/refusals.ts'
import { decideStanding, endsBy, type GiftGiven } from '#rules/gift-cases.ts'
import { readCode } from '#rules/voucher-codes.ts'
import type { Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { settlePerson } from '../enrolments/gifts.ts'
import { randomId } from '../ids.ts'
import type { VoucherRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { cases, enrolments, giftCases } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { choose } from '../vouchers/gift.ts'
import { settleAs } from '../vouchers/parked.ts'
import { aboutOf, givenOf, type Given } from './given.ts'
import { mayDecide } from './may.ts'
import { seenBy, selectCases, type GiftCase } from './scope.ts'
import { tellClerks } from './tell.ts'

/**
 * Ends a question about a gift. Of an extra handover it says which one stands, which changes labels alone, and whether the other's mug came back.
 * Refuses `not-found` for what is not theirs to decide, `own-entry`, `own-handover`, `case-decided`, `outcome-not-for-case`, `handover-unknown`, `code-mistyped`, `voucher-unknown`.
 */
export async function decideGiftCase(store: Store, actor: Actor, id: string, decision: GiftDecision): Promise<void> {
  const [asked] = await selectCases(store.connections.read, sql`g.id = ${id}`)
  const gift = asked ? await givenOf(store.connections.read, asked) : []
  const vouchers = [...new Set(gift.map(({ voucherCode }) => voucherCode))]
  await store.lane.do({
    name: 'decide-gift-case',
    needs: { vouchers: [...vouchers, ...('code' in decision ? [codeOf(decision)] : [])], handovers: gift.map((one) => one.id) },
    alone: async (world) => {
      const { write } = store.connections
      const [found] = await selectCases(write, sql`g.id = ${id} AND ${seenBy(store, actor)}`)
      if (!found) throw new Refused('not-found')
      const given = await givenOf(write, found)
      await refuseStranger(world, actor, found, given)
      if ('code' in decision) belong(world, actor, found, given, codeOf(decision))
      const lost = settle(world, found, given, decision)
      if (decision.outcome === 'returned' && lost) putBack(world, actor, lost)
      if (decision.outcome !== 'belongs' && world.parked.get(aboutOf(found))) world.parked.change(aboutOf(found), { factMac: null })
      close(world, actor, found, decision)
      note(world, actor, 'gift-case-decided', id, { outcome: decision.outcome, reason: decision.reason })
      const stands = 'standing' in decision ? given.find((one) => one.id === decision.standing) : undefined
      if (found.kind === 'extra-handover' && lost) tellClerks(world, actor, found.campaignId, stands, lost)
    },
  })
}

async function refuseStranger(world: World, actor: Actor, found: GiftCase, given: Given[]): Promise<void> {
  const { write } = world.store.connections
  const [entry = null] = found.enrolmentId ? await write.select().from(enrolments).where(eq(enrolments.id, found.enrolmentId)) : []
  const verdict = mayDecide(world.register, actor, { entry, given })
  if (verdict === 'no') throw new Refused('not-found')
  if (verdict !== 'yes') throw new Refused(verdict)
  if (found.state === 'decided') throw new Refused('case-decided')
}

/** Labels as decided; answers the gift whose mug the case asks about, if there is one. */
function settle(world: World, found: GiftCase, given: Given[], decision: GiftDecision): GiftGiven | null {
  if (!endsBy(found.kind, decision.outcome)) throw new Refused('outcome-not-for-case', ['outcome'])
  if (found.kind === 'unknown-code') return given[0] ?? null
  if (found.kind === 'fallen-entry') return given.find(({ standing }) => standing) ?? given[0] ?? null
  if (found.kind === 'negative-balance' || !('standing' in decision)) return null
  const decided = decideStanding(given, aboutOf(found), decision.standing ?? '')
  if (!decided.ok) throw new Refused(decided.refusal, ['standing'])
  choose(world, aboutOf(found), decided.standing, decision.outcome)
  return decided.extra
}

/** What was given for a code that nobody knew was this voucher's gift; its mug left the shelf long ago. One that is a handover already stays that of its voucher. */
function belong(world: World, actor: Actor, found: GiftCase, [gift]: Given[], code: string): void {
  const row = world.parked.get(aboutOf(found))
  const known = world.handovers.get(aboutOf(found))
  if (!endsBy(found.kind, 'belongs') || (!known && !row) || !gift || gift.undone || gift.back) throw new Refused('outcome-not-for-case', ['outcome'])
  if (code === '') throw new Refused('code-mistyped', ['code'])
  if (known && known.voucherCode !== code) throw new Refused('outcome-not-for-case', ['outcome'])
  if (known || !row) return
  const voucher = world.vouchers.get(code)
  const entry = voucher && world.enrolments.get(voucher.enrolmentId)
  if (!voucher || !entry || world.register.campaigns.get(voucher.campaignId)?.training !== false) throw new Refused('voucher-unknown', ['code'])
  if (entry.collectorId === actor.staffId) throw new Refused('own-entry')
  settleAs(world, row, code)
}

function codeOf({ code }: { code: string }): string {
  const read = readCode(code)
  return read.ok ? read.value : ''
}

/** The mug lies on its shelf again, once; with no other gift the voucher is there again, or ends with its entry. */
function putBack(world: World, actor: Actor, { id, officeId, back }: GiftGiven): void {
  const move = { id: randomId(world.store), officeId, kind: 'return', quantity: 1, at: world.now, by: actor.staffId, note: null, handoverId: null, of: id }
  if (!back) world.stockMoves.push(move)
  world.back.add(id)
  const row = world.handovers.get(id)
  const voucher = row && (world.vouchers.get(row.voucherCode) as VoucherRow)
  if (voucher) settlePerson(world, world.register.campaigns.get(voucher.campaignId) as Campaign, voucher.personId, actor)
}

function close(world: World, actor: Actor, { id, kind }: GiftCase, { outcome, reason, ...said }: GiftDecision): void {
  const { write } = world.store.connections
  const standing = 'standing' in said && kind === 'extra-handover' ? (said.standing ?? null) : null
  const decided = { state: 'decided' as const, decidedBy: actor.staffId, decidedAt: world.now, reason }
  const ending =
    kind === 'fallen-entry'
      ? write
          .update(cases)
          .set({ ...decided, counts: false })
          .where(eq(cases.id, id))
      : write
          .update(giftCases)
          .set({ ...decided, outcome, standing })
          .where(eq(giftCases.id, id))
  world.statements.push(statementOf(ending))
}
