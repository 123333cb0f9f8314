import { PRODUCTS } from '#rules/words.ts'
import { changeState, type By } from '../enrolments/change.ts'
import { holdersOf } from '../enrolments/persons.ts'
import type { EnrolmentRow, World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { openCase } from './open.ts'

/**
 * Two persons turned out to be one: of each product the entry received first keeps the place, as if it had been known from the beginning,
 * and every other becomes a duplicate with a case of its own (RULES 4, 14.2).
 */
export function joinPersons(world: World, campaign: Campaign, entry: EnrolmentRow, by: By): void {
  for (const product of PRODUCTS) {
    const [first, ...others] = holdersOf(world, campaign.id, product, [entry.personId])
    for (const other of first ? others : []) {
      changeState(world, campaign, other, 'displace', by, { otherReceivedAt: first?.receivedAt ?? null })
      openCase(world, { kind: 'duplicate', campaignId: campaign.id, enrolmentId: other.id, holderId: first?.id ?? null, voucherCode: null })
    }
  }
}
