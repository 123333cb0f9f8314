import * as v from 'valibot'
import { FirstPin, Me, PinLink, PinLinkAnswer, SignIn, Start } from '#contract/sessions.ts'
import type { Actor } from '#db/actor.ts'
import { readPinLink, setFirstPin, startWith } from '#db/access/invitations.ts'
import { publishName } from '#db/access/people.ts'
import { endSession, openSession, signIn } from '#db/access/sessions.ts'
import type { Store } from '#db/store.ts'
import { giveCookie, takeCookie } from '../guards/session.ts'
import { route } from '../route.ts'
import { actorOf } from '#db/actor.ts'
import { campaignsFor } from '#db/campaigns/visible.ts'

export const sessions = [
  route({
    method: 'POST',
    path: '/api/session',
    act: 'public',
    summary: 'Sign in on a device',
    refuses: ['sign-in-wrong', 'sign-in-locked'],
    answer: Me,
    body: SignIn,
    async handle({ store, environment, context, body }) {
      const { token, session } = await signIn(store, body)
      giveCookie(context, environment, token)
      return meOf(store, actorOf(store.register, session.staffId, session.deviceId, store.now()), session.expiresAt)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/session',
    act: 'signed-in',
    summary: 'Sign out',
    answer: null,
    async handle({ store, environment, context, session }) {
      await endSession(store, session)
      takeCookie(context, environment)
    },
  }),
  route({
    method: 'GET',
    path: '/api/me',
    act: 'signed-in',
    summary: 'Who is signed in, and as what',
    answer: Me,
    handle: ({ store, actor, session }) => meOf(store, actor, session.expiresAt),
  }),
  route({
    method: 'PATCH',
    path: '/api/me',
    act: 'signed-in',
    summary: 'Consent to the own name in public, or take it back',
    answer: Me,
    body: v.object({ publishName: v.boolean() }),
    async handle({ store, actor, session, body }) {
      await publishName(store, actor, body.publishName)
      return meOf(store, actor, session.expiresAt)
    },
  }),
  route({
    method: 'POST',
    path: '/api/start',
    act: 'public',
    summary: 'The first organiser of an empty database, by its one-time link',
    refuses: ['link-used'],
    answer: Me,
    body: Start,
    async handle({ store, environment, context, body }) {
      const staffId = await startWith(store, body)
      return enter(store, staffId, body.device, (token) => giveCookie(context, environment, token))
    },
  }),
  route({
    method: 'POST',
    path: '/api/pin/check',
    act: 'public',
    summary: 'Whom a one-time link is for, without spending it',
    refuses: ['link-used'],
    answer: PinLinkAnswer,
    body: PinLink,
    async handle({ store, body }) {
      const { code, name, kind } = await readPinLink(store, body.token)
      return { code, name, kind }
    },
  }),
  route({
    method: 'POST',
    path: '/api/pin',
    act: 'public',
    summary: 'Set the first PIN or password by a one-time link',
    refuses: ['link-used'],
    answer: Me,
    body: FirstPin,
    async handle({ store, environment, context, body }) {
      const staffId = await setFirstPin(store, body.token, body.pin, body.device.id)
      return enter(store, staffId, body.device, (token) => giveCookie(context, environment, token))
    },
  }),
]

async function enter(store: Store, staffId: string, device: SignIn['device'], give: (token: string) => void): Promise<Me> {
  const { token, session } = await openSession(store, staffId, device)
  give(token)
  return meOf(store, actorOf(store.register, staffId, device.id, store.now()), session.expiresAt)
}

function meOf(store: Store, actor: Actor, expiresAt: number): Me {
  const { staff, organisations, offices } = store.register
  const person = staff.get(actor.staffId)
  const assignments = actor.assignments.map(({ role, organisationId, officeId }) => ({
    ...{ role, organisationId, officeId },
    organisation: organisationId ? (organisations.get(organisationId)?.name ?? null) : null,
    office: officeId ? (offices.get(officeId)?.name ?? null) : null,
  }))
  return {
    ...{ id: actor.staffId, code: person?.code ?? '', name: person?.name ?? '', publishName: person?.publishName ?? false, assignments, expiresAt },
    campaigns: campaignsFor(store.register, actor).map(({ id, name, training }) => ({ id, name, training })),
  }
}
