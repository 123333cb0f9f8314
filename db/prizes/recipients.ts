import { dayOf } from '#rules/days.ts'
import type { Board } from '#rules/words.ts'
import { assignmentsOn, upwards } from '../organisations.ts'
import type { Register } from '../register.ts'

/** Who is told of a prize: the person, or those who supervise the team today; where nobody does, the nearest above it. */
export function toldOf(register: Register, board: Board, recipientId: string, now: number): string[] {
  if (board === 'individual') return [recipientId]
  const day = dayOf(now)
  const supervisorsOf = (organisationId: string) =>
    [...register.assignments.keys()].filter((staffId) =>
      assignmentsOn(register, staffId, day).some((one) => one.role === 'supervisor' && one.organisationId === organisationId),
    )
  return (
    upwards(register, recipientId)
      .map(supervisorsOf)
      .find((staffIds) => staffIds.length > 0) ?? []
  )
}
