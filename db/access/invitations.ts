import { and, eq, isNull } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { Refused } from '#contract/refusals.ts'
import { DAY, dayOf } from '#rules/days.ts'
import { note } from '../audit/note.ts'
import { randomId } from '../ids.ts'
import { assignments, invitations, sessions, signInFailures, staff } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import type { World } from '../lane/world.ts'
import { checkPin, hashPin } from './pins.ts'

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
const LIFETIME = { start: DAY, pin: 14 * DAY }

/** Adds a one-time link to what a group writes; the token leaves once, only its hash stays. An earlier one of the same person ends, unless there is known to be `none`. */
export function invite(world: World, kind: 'start' | 'pin', staffId: string | null, earlier: 'ends' | 'none' = 'ends'): string {
  const token = Buffer.from(world.store.random(32)).toString('base64url')
  const { write } = world.store.connections
  if (staffId && earlier === 'ends')
    world.statements.push(
      statementOf(
        write
          .update(invitations)
          .set({ usedAt: world.now })
          .where(and(eq(invitations.staffId, staffId), isNull(invitations.usedAt))),
      ),
    )
  world.statements.push(
    statementOf(
      write.insert(invitations).values({ tokenHash: hashOf(token), kind, staffId, createdAt: world.now, expiresAt: world.now + LIFETIME[kind], usedAt: null }),
    ),
  )
  return token
}

/** Spends a start link: the first organiser, with a password. Answers the new person's id. */
export async function startWith(store: Store, given: { token: string; code: string; name: string; password: string; device: { id: string } }): Promise<string> {
  checkPin(given.password, 'password')
  const [found] = await store.connections.read
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, hashOf(given.token)))
  living(found, 'start', store.now())
  const pinHash = await hashPin(store, given.password)
  return store.lane.do({
    name: 'start',
    touchesRegister: true,
    alone: async (world) => {
      await spend(world, given.token, 'start')
      if ([...world.register.staff.values()].some((person) => person.code === given.code)) throw new Refused('code-taken', ['code'])
      const id = randomId(store)
      const { write } = store.connections
      world.statements.push(
        statementOf(write.insert(staff).values({ id, code: given.code, name: given.name, pinHash })),
        statementOf(write.insert(assignments).values({ id: randomId(store), staffId: id, role: 'organiser', firstDay: dayOf(world.now) })),
      )
      note(world, { staffId: id, deviceId: given.device.id }, 'start', id)
      return id
    },
  })
}

/** Whom a first-PIN link is for; refuses `not-found`, `link-used`, `link-expired`. */
export async function readPinLink(store: Store, token: string): Promise<{ staffId: string; code: string; name: string; kind: 'pin' | 'password' }> {
  const [found] = await store.connections.read
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, hashOf(token)))
  const staffId = living(found, 'pin', store.now()).staffId ?? ''
  const person = store.register.staff.get(staffId)
  if (!person) throw new Refused('not-found')
  const isOrganiser = (store.register.assignments.get(staffId) ?? []).some(({ role }) => role === 'organiser')
  return { staffId, code: person.code, name: person.name, kind: isOrganiser ? 'password' : 'pin' }
}

/** Spends a first-PIN link and sets the PIN (an organiser's password): sessions of before end, locks are forgotten. Answers whose it is. */
export async function setFirstPin(store: Store, token: string, pin: string, deviceId: string): Promise<string> {
  const { staffId, code, kind } = await readPinLink(store, token)
  checkPin(pin, kind)
  const pinHash = await hashPin(store, pin)
  return store.lane.do({
    name: 'first-pin',
    touchesRegister: true,
    alone: async (world) => {
      await spend(world, token, 'pin')
      const { write } = store.connections
      world.statements.push(
        statementOf(write.update(staff).set({ pinHash }).where(eq(staff.id, staffId))),
        statementOf(
          write
            .update(sessions)
            .set({ revokedAt: world.now })
            .where(and(eq(sessions.staffId, staffId), isNull(sessions.revokedAt))),
        ),
        statementOf(write.delete(signInFailures).where(eq(signInFailures.code, code))),
      )
      note(world, { staffId, deviceId }, 'first-pin', staffId)
      return staffId
    },
  })
}

async function spend(world: World, token: string, kind: 'start' | 'pin'): Promise<void> {
  const { write } = world.store.connections
  const [found] = await write
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, hashOf(token)))
  living(found, kind, world.now)
  world.statements.push(
    statementOf(
      write
        .update(invitations)
        .set({ usedAt: world.now })
        .where(eq(invitations.tokenHash, hashOf(token))),
    ),
  )
}

function living(found: typeof invitations.$inferSelect | undefined, kind: 'start' | 'pin', now: number) {
  if (!found || found.kind !== kind) throw new Refused('not-found')
  if (found.usedAt !== null) throw new Refused('link-used')
  if (found.expiresAt <= now) throw new Refused('link-expired')
  return found
}
