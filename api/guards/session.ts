import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { Refused } from '#contract/refusals.ts'
import { demand } from '#db/actor.ts'
import { findSession } from '#db/access/sessions.ts'
import type { Store } from '#db/store.ts'
import type { Environment } from '../environment.ts'
import type { Route, Variables } from '../route.ts'

const isSecure = (environment: Environment) => environment.PUBLIC_ORIGIN?.startsWith('https:') ?? false
const nameOf = (environment: Environment) => (isSecure(environment) ? '__Host-ra-quan' : 'ra-quan')

/** Rights before existence: who is not signed in, or may not do the act in any role, is told so before anything is looked up. */
export const sessionGuard = (store: Store, environment: Environment, act: Route['act']) =>
  createMiddleware<Variables>(async (context, next) => {
    if (act === 'public') return next()
    const token = getCookie(context, nameOf(environment))
    if (!token) throw new Refused('not-signed-in')
    const found = await findSession(store, token)
    if (!found) throw new Refused('session-expired')
    if (act !== 'signed-in') demand(found.actor, act)
    context.set('actor', found.actor)
    context.set('session', found.session)
    return next()
  })

export function giveCookie(context: Context, environment: Environment, token: string): void {
  // The browser keeps it as long as browsers will, since a session in use slides on and an expired one must still say who signs in again.
  setCookie(context, nameOf(environment), token, {
    httpOnly: true,
    secure: isSecure(environment),
    sameSite: 'Lax',
    path: '/',
    maxAge: 60 * 60 * 24 * 400,
  })
}

export const takeCookie = (context: Context, environment: Environment) =>
  void deleteCookie(context, nameOf(environment), { secure: isSecure(environment), path: '/' })
