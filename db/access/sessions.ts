import { and, eq, gt, isNull } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { Refused } from '#contract/refusals.ts'
import type { SignIn } from '#contract/sessions.ts'
import { DAY, HOUR } from '#rules/days.ts'
import { actorOf, type Actor } from '../actor.ts'
import { randomId } from '../ids.ts'
import { devices, sessions, staff } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { countTry, forgetTries } from './failures.ts'
import { verifyPin } from './pins.ts'

export type Session = typeof sessions.$inferSelect

/** Signs a person in on a device: refuses `sign-in-wrong` with the tries left, `sign-in-locked`, `account-locked`. Another session of the device ends. */
export async function signIn(store: Store, { code, pin, device }: SignIn): Promise<{ token: string; session: Session }> {
  const { left } = await countTry(store, code, device.id)
  const [person] = await store.connections.read.select().from(staff).where(eq(staff.code, code))
  if (!(await verifyPin(store, person?.pinHash ?? null, pin)) || !person) {
    await store.lane.do({
      name: 'sign-in-failed',
      needs: {},
      run: (world) =>
        void world.audit.push({
          at: world.now,
          by: person?.id ?? '',
          deviceId: device.id,
          act: 'sign-in-failed',
          subject: person?.id ?? '',
          detail: null,
        }),
    })
    throw new Refused('sign-in-wrong', ['pin'], { triesLeft: left })
  }
  await forgetTries(store, code, device.id)
  return openSession(store, person.id, device)
}

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

export const endSession = (store: Store, id: string): Promise<void> =>
  store.lane.do({
    name: 'end-session',
    alone: async (world) =>
      void world.statements.push(statementOf(store.connections.write.update(sessions).set({ revokedAt: world.now }).where(eq(sessions.id, id)))),
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
