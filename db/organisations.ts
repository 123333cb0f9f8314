import { dayOf } from '#rules/days.ts'
import type { Role } from '#rules/words.ts'
import type { Assignment, Campaign, Register } from './register.ts'

/** The assignments of a person that hold on a day. */
export function assignmentsOn(register: Register, staffId: string, day: string): Assignment[] {
  const own = register.assignments.get(staffId) ?? []
  return own.filter(({ firstDay, lastDay }) => firstDay <= day && (lastDay === null || day <= lastDay))
}

/** Where a collector belonged on the day of an instant; null when they were no collector then. */
export function organisationOf(register: Register, staffId: string, instant: number): string | null {
  const own = assignmentsOn(register, staffId, dayOf(instant)).filter(({ role }) => role === 'collector')
  return own.at(-1)?.organisationId ?? null
}

/** An organisation and its ancestors, nearest first. */
export function upwards(register: Register, organisationId: string | null): string[] {
  const path: string[] = []
  let current = organisationId
  while (current !== null && !path.includes(current)) {
    path.push(current)
    current = register.organisations.get(current)?.parentId ?? null
  }
  return path
}

/** The nearest organisation on the campaign's team list (RULES section 1); null: it counts for the person alone. */
export const teamOf = (register: Register, campaign: Campaign, organisationId: string | null): string | null =>
  upwards(register, organisationId).find((id) => campaign.teams.has(id)) ?? null

/** Who confirms an organisation's entries: the one it names, else its parent, else (a root) itself. */
export function verifierOf(register: Register, organisationId: string | null): string | null {
  const organisation = organisationId === null ? undefined : register.organisations.get(organisationId)
  return organisation ? (organisation.verifierId ?? organisation.parentId ?? organisation.id) : null
}

/** Does `organisationId` lie at or below one of `roots`? */
export const isWithin = (register: Register, organisationId: string | null, roots: string[]): boolean =>
  upwards(register, organisationId).some((id) => roots.includes(id))

/** The organisations a person acts for in a role on a day. */
export const organisationsFor = (register: Register, staffId: string, role: Role, day: string): string[] =>
  assignmentsOn(register, staffId, day)
    .filter((assignment) => assignment.role === role)
    .flatMap((assignment) => assignment.organisationId ?? [])
