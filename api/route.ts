import type { Context } from 'hono'
import type * as v from 'valibot'
import type { Act } from '#rules/rights.ts'
import type { Actor } from '#db/actor.ts'
import type { Session } from '#db/access/sessions.ts'
import type { Store } from '#db/store.ts'
import type { Environment } from './environment.ts'

export type Variables = { Variables: { actor: Actor; session: Session; pattern?: string } }

/** What a handler is given: it reads, calls one verb, answers. */
export type Asked<Body> = {
  store: Store
  environment: Environment
  actor: Actor
  session: Session
  body: Body
  param(name: string): string
  query(name: string): string | undefined
  context: Context<Variables>
}

/** One line of the route table: who may, what body, what happens. `public` needs no session, `signed-in` any. */
export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  act: Act | 'public' | 'signed-in'
  body: v.GenericSchema | null
  /** What a body may weigh, where 256 kB are too few: a whole file, a whole grid. */
  bytes?: number
  handle: (asked: Asked<never>) => unknown
}

type Definition<Schema extends v.GenericSchema> = Omit<Route, 'body' | 'handle'> & {
  body: Schema
  handle: (asked: Asked<v.InferOutput<Schema>>) => unknown
}
type Bare = Omit<Route, 'body' | 'handle'> & { body?: undefined; handle: (asked: Asked<undefined>) => unknown }

/** Declares a route with its body's type carried to the handler. What it returns becomes JSON; nothing becomes 204. */
export function route<Schema extends v.GenericSchema>(definition: Definition<Schema>): Route
export function route(definition: Bare): Route
export function route(definition: Definition<v.GenericSchema> | Bare): Route {
  return { ...definition, body: definition.body ?? null } as Route
}
