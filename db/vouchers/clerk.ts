import { Refused } from '#contract/refusals.ts'
import type { Actor } from '../actor.ts'

/** A clerk at the one office of today's shift. */
export type Clerk = { staffId: string; deviceId: string; officeId: string }

/** Where a person works as a clerk today; `no-office` when nowhere. */
export function clerkOf(actor: Actor): Clerk {
  const officeId = actor.assignments.find(({ role }) => role === 'clerk')?.officeId
  if (!officeId) throw new Refused('no-office')
  return { staffId: actor.staffId, deviceId: actor.deviceId, officeId }
}
