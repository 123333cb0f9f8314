import { dayOf } from '#rules/days.ts'
import { can, type Act } from '#rules/rights.ts'
import { Refused } from '#contract/refusals.ts'
import { assignmentsOn, isWithin, verifierOf } from './organisations.ts'
import type { Assignment, Register } from './register.ts'

/** Who asks: a signed-in person, from which device, with the assignments of today. */
export type Actor = { staffId: string; deviceId: string; assignments: Assignment[] }
type Entry = { collectorId: string; organisationId: string | null }

export const actorOf = (register: Register, staffId: string, deviceId: string, now: number): Actor => ({
  staffId,
  deviceId,
  assignments: assignmentsOn(register, staffId, dayOf(now)),
})

/** May any of the person's roles do this at all? */
export const may = (actor: Actor, act: Act): boolean => actor.assignments.some(({ role }) => can(role, act))

export const isOrganiser = (actor: Actor): boolean => actor.assignments.some(({ role }) => role === 'organiser')

/** The organisations a person supervises. */
export const supervised = (actor: Actor): string[] =>
  actor.assignments.filter(({ role }) => role === 'supervisor').flatMap(({ organisationId }) => organisationId ?? [])

/** Does a supervisor confirm this entry: is its organisation's verifier their own, or below it? Own entries never (RULES section 1). */
export function confirms(register: Register, actor: Actor, entry: Entry): boolean {
  const verifier = verifierOf(register, entry.organisationId)
  return entry.collectorId !== actor.staffId && isWithin(register, verifier, supervised(actor))
}

/** Does a person see this entry: their own, of the organisations they supervise or confirm, or (organiser) any? */
export function sees(register: Register, actor: Actor, entry: Entry): boolean {
  if (entry.collectorId === actor.staffId || isOrganiser(actor)) return true
  return isWithin(register, entry.organisationId, supervised(actor)) || isWithin(register, verifierOf(register, entry.organisationId), supervised(actor))
}

/** Refuses who may not do an act at all. */
export function demand(actor: Actor, act: Act): void {
  if (!may(actor, act)) throw new Refused('not-allowed')
}
