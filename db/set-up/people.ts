import { eq } from 'drizzle-orm'
import type { NewAssignment, NewStaff, Slip } from '#contract/imports.ts'
import { Refused } from '#contract/refusals.ts'
import { dayOf } from '#rules/days.ts'
import { readName } from '#rules/identifiers.ts'
import type { Role } from '#rules/words.ts'
import { sees, type Actor } from '../actor.ts'
import { randomId } from '../ids.ts'
import { assignmentsOn } from '../organisations.ts'
import { assignments, signInFailures, staff } from '../schema/index.ts'
import type { StaffMember } from '../register.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { byCode, note, upsert } from './kind.ts'
import { checkPlace, keepMove, planMove, standsThere, wasOfficer } from './place.ts'
import { slipOf } from './staff.ts'

/** Adds one person with a first assignment and answers the slip. Refuses `name-malformed`, `code-taken`, `body-malformed` with the field. */
export const addStaff = (store: Store, by: Actor, asked: NewStaff): Promise<Slip> =>
  store.lane.do({
    name: 'add-staff',
    touchesRegister: true,
    alone: async (world) => {
      const name = readName(asked.name)
      if (!name.ok) throw new Refused('name-malformed', ['name'])
      if (byCode(world.register.staff.values()).has(asked.code)) throw new Refused('code-taken', ['code'])
      const where = checkPlace(world.register, asked)
      const person = { id: randomId(store), code: asked.code, name: name.value }
      upsert(world, staff, [person], ['id'])
      note(world, by, 'staff-added', person.id, { code: person.code, name: person.name })
      keepMove(
        world,
        {
          place: { staffId: person.id, role: asked.role, ...where, officer: isOfficer(asked), from: asked.from ?? dayOf(world.now) },
          ended: [],
          dropped: [],
          entries: [],
        },
        by,
      )
      return slipOf(world, person, by)
    },
  })

/** Moves a person from a day on, entries collected since then included; standing there already changes nothing. Refuses `not-found`, `body-malformed`, `already-final`. */
export const assign = (store: Store, by: Actor, asked: NewAssignment): Promise<{ entries: number }> =>
  store.lane.do({
    name: 'assign',
    touchesRegister: true,
    alone: async (world) => {
      personOf(world.register.staff, asked.staffId)
      const officer = isOfficer({ ...asked, officer: asked.officer ?? wasOfficer(world.register, asked.staffId, asked.role) })
      const place = { staffId: asked.staffId, role: asked.role, ...checkPlace(world.register, asked), officer, from: asked.from }
      if (standsThere(world.register, place)) return { entries: 0 }
      const move = await planMove(world, place)
      keepMove(world, move, by)
      return { entries: move.entries.length }
    },
  })

/** Ends an assignment today; one that has not begun goes away. The last organiser stays (`state-does-not-allow`). */
export const endAssignment = (store: Store, by: Actor, id: string): Promise<void> =>
  store.lane.do({
    name: 'end-assignment',
    touchesRegister: true,
    alone: async (world) => {
      const today = dayOf(world.now)
      const all = [...world.register.assignments.values()].flat()
      const found = all.find((one) => one.id === id)
      if (!found) throw new Refused('not-found')
      if (found.lastDay !== null && found.lastDay <= today) return
      const remains = all.some(
        (one) => one.id !== id && one.role === 'organiser' && one.firstDay <= today && one.lastDay === null && world.register.staff.get(one.staffId)?.ready,
      )
      if (found.role === 'organiser' && !remains) throw new Refused('state-does-not-allow')
      const { write } = store.connections
      const where = eq(assignments.id, id)
      world.statements.push(
        statementOf(found.firstDay > today ? write.delete(assignments).where(where) : write.update(assignments).set({ lastDay: today }).where(where)),
      )
      note(world, by, 'assignment-ended', found.staffId, {
        role: found.role,
        organisationId: found.organisationId,
        officeId: found.officeId,
        lastDay: today,
      })
    },
  })

/** Fresh links for people who lost theirs or their PIN; earlier links end, the old PIN holds until the new one is set. Refuses `not-found`. */
export const inviteAgain = (store: Store, by: Actor, staffIds: string[]): Promise<Slip[]> =>
  store.lane.do({
    name: 'invite',
    alone: async (world) => {
      const people = [...new Set(staffIds)].map((id) => personOf(world.register.staff, id))
      return people.map((person) => slipOf(world, person, by))
    },
  })

/** Opens an account that too many wrong PINs locked. A supervisor opens those of the own people; anyone else is `not-found`. */
export const unlock = (store: Store, by: Actor, staffId: string): Promise<void> =>
  store.lane.do({
    name: 'unlock',
    alone: async (world) => {
      const person = personOf(world.register.staff, staffId)
      if (!looksAfter(store, by, staffId)) throw new Refused('not-found')
      world.statements.push(statementOf(store.connections.write.delete(signInFailures).where(eq(signInFailures.code, person.code))))
      note(world, by, 'unlocked', staffId)
    },
  })

/** Is a person of today one whose entries the actor may see? */
export const looksAfter = (store: Store, by: Actor, staffId: string): boolean => {
  const today = assignmentsOn(store.register, staffId, dayOf(store.now()))
  return [...today.map(({ organisationId }) => organisationId), null].some(
    (organisationId) => staffId !== by.staffId && sees(store.register, by, { collectorId: staffId, organisationId }),
  )
}

/** Only who collects is told apart. */
const isOfficer = ({ role, officer }: { role: Role; officer: boolean }): boolean => role === 'collector' && officer

function personOf(people: ReadonlyMap<string, StaffMember>, id: string): StaffMember {
  const person = people.get(id)
  if (!person) throw new Refused('not-found')
  return person
}
