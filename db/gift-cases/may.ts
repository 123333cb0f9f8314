import type { GiftCaseView } from '#contract/gift-cases.ts'
import { confirms, isOrganiser, may, type Actor } from '../actor.ts'
import type { EnrolmentRow } from '../lane/world.ts'
import type { Register } from '../register.ts'

type About = { entry: Pick<EnrolmentRow, 'collectorId' | 'organisationId'> | null; given: readonly { clerkId: string }[] }

/**
 * Who decides about a gift: an organiser, or a supervisor who confirms its entry; of what belongs to no entry organisers alone.
 * Nobody about an own entry, and no clerk about a gift that they handed over.
 */
export function mayDecide(register: Register, actor: Actor, { entry, given }: About): GiftCaseView['may'] {
  if (!may(actor, 'gift-case.decide')) return 'no'
  if (entry?.collectorId === actor.staffId) return 'own-entry'
  if (given.some(({ clerkId }) => clerkId === actor.staffId)) return 'own-handover'
  return isOrganiser(actor) || (entry !== null && confirms(register, actor, entry)) ? 'yes' : 'no'
}
