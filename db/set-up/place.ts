import { and, eq, gte, inArray } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import { addDays, startOfDay } from '#rules/days.ts'
import type { Role } from '#rules/words.ts'
import { randomId } from '../ids.ts'
import type { EnrolmentRow, World } from '../lane/world.ts'
import { teamOf } from '../organisations.ts'
import type { Assignment, Campaign, Register } from '../register.ts'
import { assignments, enrolments } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import { note, type Context } from './kind.ts'

/** Where a person stands in one role from a day on; `officer`: a collector who is a viên chức BHXH. */
export type Place = { staffId: string; role: Role; organisationId: string | null; officeId: string | null; officer: boolean; from: string }
export type Move = { place: Place; ended: Assignment[]; dropped: Assignment[]; entries: EnrolmentRow[] }

/** Collectors and supervisors belong to an organisation, clerks to an office, organisers to the whole. Refuses `body-malformed` with the field. */
export function checkPlace(
  register: Register,
  { role, organisationId, officeId }: Omit<Place, 'staffId' | 'officer' | 'from'>,
): { organisationId: string | null; officeId: string | null } {
  const needsOrganisation = role === 'collector' || role === 'supervisor'
  if (needsOrganisation && !register.organisations.has(organisationId ?? '')) throw new Refused('body-malformed', ['organisationId'])
  if (role === 'clerk' && !register.offices.has(officeId ?? '')) throw new Refused('body-malformed', ['officeId'])
  return { organisationId: needsOrganisation ? organisationId : null, officeId: role === 'clerk' ? officeId : null }
}

/** Does the person stand there already, from that day on and for good? */
export function standsThere(register: Register, place: Place): boolean {
  const living = livingOf(register, place)
  const [only] = living
  return (
    living.length === 1 &&
    only !== undefined &&
    only.firstDay <= place.from &&
    only.lastDay === null &&
    only.organisationId === place.organisationId &&
    only.officer === place.officer &&
    only.officeId === place.officeId
  )
}

/** What a move changes: the assignments of that role that end or never begin, and the entries collected from that day on. Refuses `already-final` when one of those stands in a closed week; nothing is written yet. */
export async function planMove(world: World, place: Place): Promise<Move> {
  const living = livingOf(world.register, place)
  const since = and(eq(enrolments.collectorId, place.staffId), gte(enrolments.collectedAt, startOfDay(place.from)))
  const entries = place.role === 'collector' && living.length > 0 ? await world.store.connections.write.select().from(enrolments).where(since) : []
  const finals = new Set([...world.register.campaigns.values()].flatMap(({ periods }) => periods.filter(({ final }) => final).map(({ id }) => id)))
  if (entries.some(({ dayId, weekId, phaseId }) => [dayId, weekId, phaseId].some((id) => id !== null && finals.has(id))))
    throw new Refused('already-final', ['from'])
  return {
    place,
    ended: living.filter(({ firstDay }) => firstDay < place.from),
    dropped: living.filter(({ firstDay }) => firstDay >= place.from),
    entries,
  }
}

/** Writes a move: the earlier assignment ends the day before, the new one begins, and the entries go to the new team. */
export function keepMove(world: World, { place, ended, dropped, entries }: Move, by: Context['by']): void {
  const { write } = world.store.connections
  const idsOf = (rows: Assignment[]) => rows.map(({ id }) => id)
  if (ended.length > 0)
    world.statements.push(
      statementOf(
        write
          .update(assignments)
          .set({ lastDay: addDays(place.from, -1) })
          .where(inArray(assignments.id, idsOf(ended))),
      ),
    )
  if (dropped.length > 0) world.statements.push(statementOf(write.delete(assignments).where(inArray(assignments.id, idsOf(dropped)))))
  const { from, ...rest } = place
  world.statements.push(statementOf(write.insert(assignments).values({ id: randomId(world.store), ...rest, firstDay: from, lastDay: null })))
  world.enrolments.load(entries)
  for (const entry of entries)
    world.enrolments.change(entry.id, {
      organisationId: place.organisationId,
      teamId: teamAfter(world.register, entry, place),
      changedSeq: world.nextSeq(),
    })
  note(world, by, 'assigned', place.staffId, { ...rest, from, entries: entries.length })
}

const teamAfter = (register: Register, entry: EnrolmentRow, { organisationId }: Place) =>
  teamOf(register, register.campaigns.get(entry.campaignId) as Campaign, organisationId)

/** Whether a person was an officer in that role last: a move without a word about it keeps that. */
export const wasOfficer = (register: Register, staffId: string, role: Role): boolean =>
  register.assignments.get(staffId)?.findLast((one) => one.role === role)?.officer ?? false

const livingOf = (register: Register, { staffId, role, from }: Place): Assignment[] =>
  (register.assignments.get(staffId) ?? []).filter((one) => one.role === role && (one.lastDay === null || (one.lastDay >= from && one.lastDay >= one.firstDay)))
