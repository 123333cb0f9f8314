import { Refused } from '#contract/refusals.ts'
import { isOrganiser, supervised, type Actor } from '../actor.ts'
import { actsFor } from '../office-scope.ts'
import type { Office } from '../register.ts'
import type { Store } from '../store.ts'

/** An office whose shelf a person may look at: its clerk, any supervisor, an organiser. `not-found` for anyone else's. */
export const officeToSee = (store: Store, actor: Actor, officeId: string): Office =>
  found(store, officeId, standsAt(actor, officeId) || supervised(actor).length > 0)

/** Whether a person may be the second name of an office's count: its clerk, a supervisor who acts for it, an organiser. */
export const mayConfirm = (store: Store, actor: Actor, officeId: string): boolean => standsAt(actor, officeId) || actsFor(store, actor, officeId)

/** An office whose shelf a person may move: its clerk, an organiser. `not-found` for anyone else's. */
export const officeToMove = (store: Store, actor: Actor, officeId: string): Office => found(store, officeId, standsAt(actor, officeId))

const standsAt = (actor: Actor, officeId: string): boolean =>
  isOrganiser(actor) || actor.assignments.some((assignment) => assignment.role === 'clerk' && assignment.officeId === officeId)

function found(store: Store, officeId: string, allowed: boolean): Office {
  const office = store.register.offices.get(officeId)
  if (!office || !allowed) throw new Refused('not-found')
  return office
}
