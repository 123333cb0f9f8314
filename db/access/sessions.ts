import { and, eq, gt, isNull, ne } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { Refused, type RefusalCode } from '#contract/refusals.ts'
import type { SignIn } from '#contract/sessions.ts'
import { DAY, HOUR } from '#rules/days.ts'
import { actorOf, type Actor } from '../actor.ts'
import { note } from '../audit/note.ts'
import { randomId } from '../ids.ts'
import { devices, sessions, staff } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { countTry, forgetTries, unknownCode } from './failures.ts'
import { verifyPin } from './pins.ts'

export type Session = typeof sessions.$inferSelect

/** Signs a person in on a device: refuses `sign-in-wrong` with the tries left, `sign-in-locked`, `account-locked`. Another session of the device ends. */
export async function signIn(store: Store, { code, pin, device }: SignIn): Promise<{ token: string; session: Session }> {
  const [person] = await store.connections.read.select().from(staff).where(eq(staff.code, code))
  const failed = (why: string) => noteFailure(store, person?.id ?? '', device.id, why)
  const { left } = await countTry(store, person ? code : unknownCode(store, code), device.id).catch(async (error: unknown) => {
    if (error instanceof Refused && LOCKED.includes(error.code)) await failed(error.code)
    throw error
  })
  if (!(await verifyPin(store, person?.pinHash ?? null, pin)) || !person) {
    await failed(person ? 'pin' : 'code')
    throw new Refused('sign-in-wrong', ['pin'], { triesLeft: left })
  }
  await forgetTries(store, code, device.id)
  return openSession(store, person.id, device)
}

const LOCKED: RefusalCode[] = ['sign-in-locked', 'account-locked']

/** Whoever tried is nobody yet; what was typed is written nowhere, since it may be a number of somebody. */
const noteFailure = (store: Store, staffId: string, deviceId: string, why: string): Promise<void> =>
  store.lane.do({ name: 'sign-in-failed', needs: {}, run: (world) => note(world, { staffId: '', deviceId }, 'sign-in-failed', staffId, { why }) })

/** A new session for a person on a device; the token leaves once, only its hash stays. */
export async function openSession(store: Store, staffId: string, device: { id: string; name: string }): Promise<{ token: string; session: Session }> {
  const token = Buffer.from(store.random(32)).toString('base64url')
  const now = store.now()
  const lifetime = lifetimeOf(actorOf(store.register, staffId, device.id, now))
  const session: Session = {
    id: randomId(store),
    tokenHash: hashOf(token),
    staffId,
    deviceId: device.id,
    createdAt: now,
    seenAt: now,
    expiresAt: now + lifetime,
    revokedAt: null,
  }
  await store.lane.do({
    name: 'open-session',
    alone: async (world) => {
      const { write } = store.connections
      const known = { name: device.name }
      const others = await write
        .select({ staffId: sessions.staffId })
        .from(sessions)
        .where(and(eq(sessions.deviceId, device.id), isNull(sessions.revokedAt), ne(sessions.staffId, staffId), gt(sessions.expiresAt, now)))
      const by = { staffId, deviceId: device.id }
      for (const other of others) note(world, by, 'session-ended', other.staffId)
      note(world, by, 'signed-in', staffId)
      world.statements.push(
        statementOf(
          write
            .update(sessions)
            .set({ revokedAt: now })
            .where(and(eq(sessions.deviceId, device.id), isNull(sessions.revokedAt))),
        ),
        statementOf(write.insert(sessions).values(session)),
        statementOf(
          write
            .insert(devices)
            .values({ id: device.id, staffId, ...known })
            .onConflictDoUpdate({ target: [devices.id, devices.staffId], set: known }),
        ),
      )
    },
  })
  return { token, session }
}

/** The session of a token, alive; null when unknown, ended or past its time. A living one slides on, written at most once an hour. */
export async function findSession(store: Store, token: string): Promise<{ session: Session; actor: Actor } | null> {
  const now = store.now()
  const [session] = await store.connections.read
    .select()
    .from(sessions)
    .where(and(eq(sessions.tokenHash, hashOf(token)), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
  if (!session) return null
  const actor = actorOf(store.register, session.staffId, session.deviceId, now)
  if (now - session.seenAt > HOUR) await slide(store, session, now + lifetimeOf(actor))
  return { session, actor }
}

export const endSession = (store: Store, session: Session): Promise<void> =>
  store.lane.do({
    name: 'end-session',
    alone: async (world) => {
      world.statements.push(statementOf(store.connections.write.update(sessions).set({ revokedAt: world.now }).where(eq(sessions.id, session.id))))
      note(world, session, 'signed-out', session.staffId)
    },
  })

/** Who only collects stays signed in for 30 days of use; whoever judges, hands out or organises for 12 hours. */
const lifetimeOf = (actor: Actor) => (actor.assignments.every(({ role }) => role === 'collector') ? 30 * DAY : 12 * HOUR)

const slide = (store: Store, session: Session, expiresAt: number) =>
  store.lane.do({
    name: 'slide-session',
    alone: async (world) =>
      void world.statements.push(
        statementOf(store.connections.write.update(sessions).set({ seenAt: world.now, expiresAt }).where(eq(sessions.id, session.id))),
      ),
  })

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')
