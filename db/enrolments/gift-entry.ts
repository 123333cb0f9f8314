import type { GiftEntry } from '#rules/gifts.ts'
import type { EnrolmentRow, World } from '../lane/world.ts'

/** What the rules of gifts read of an entry. */
export const giftEntryOf = ({ id, product, participation, donated, giftConsent, state, seq }: EnrolmentRow): GiftEntry => ({
  ...{ id, product, participation, donated, consent: giftConsent, state, seq },
})

export function entryOf(world: World, id: string): EnrolmentRow {
  const entry = world.enrolments.get(id)
  if (!entry) throw new Error(`Entry ${id} was not loaded`)
  return entry
}

/** Why a voucher stands at an entry, frozen with it. */
export const evidenceOf = (world: World, entryId: string) => {
  const { participation, product } = entryOf(world, entryId)
  return { enrolmentId: entryId, participation, product, at: world.now }
}
