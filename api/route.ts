import type { Context } from 'hono'
import type * as v from 'valibot'
import type { Act } from '#rules/rights.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import type { Actor } from '#db/actor.ts'
import type { Session } from '#db/access/sessions.ts'
import type { Store } from '#db/store.ts'
import type { Environment } from './environment.ts'

export type Variables = { Variables: { actor: Actor; session: Session; pattern?: string } }

/** What a handler is given: it reads, calls one verb, answers. */
export type Asked<Body, Name extends string = string> = {
  store: Store
  environment: Environment
  actor: Actor
  session: Session
  body: Body
  param(name: string): string
  query(name: Name): string | undefined
  context: Context<Variables>
}

type Queries = Record<string, v.GenericSchema>

/**
 * One line of the route table: who may, what is asked, what is answered, what happens. `public` needs no session, `signed-in` any.
 * `summary`, `query` and `answer` are what the OpenAPI document tells (api/openapi): the shape of each query parameter as a caller writes it,
 * and the shape of a good answer, `null` for one without a body; tests hold every answer against it. `tagged`: answers carry an ETag.
 * `refuses`: codes whose status does not follow from the kind of route.
 */
export type Route = {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  path: string
  act: Act | 'public' | 'signed-in'
  summary?: string
  query: Queries
  body: v.GenericSchema | null
  /** What a body may weigh, where 256 kB are too few: a whole file, a whole grid. */
  bytes?: number
  answer?: v.GenericSchema | null | undefined
  tagged?: boolean
  refuses?: readonly RefusalCode[]
  handle: (asked: Asked<never>) => unknown
}

type Given<Answer> = Answer extends v.GenericSchema ? v.InferInput<Answer> | Response | Promise<v.InferInput<Answer> | Response> : unknown
type Read<Body> = Body extends v.GenericSchema ? v.InferOutput<Body> : undefined

type Definition<Body, Query extends Queries, Answer> = Omit<Route, 'body' | 'query' | 'answer' | 'handle'> & {
  query?: Query
  body?: Body
  answer?: Answer
  handle: (asked: Asked<Read<Body>, keyof Query & string>) => Given<Answer>
}

/** Declares a route with the types of its body and its answer carried to the handler. What it returns becomes JSON; nothing becomes 204. */
export function route<
  Body extends v.GenericSchema | undefined = undefined,
  Query extends Queries = Queries,
  Answer extends v.GenericSchema | null | undefined = undefined,
>(definition: Definition<Body, Query, Answer>): Route {
  return { ...definition, query: definition.query ?? {}, body: definition.body ?? null } as unknown as Route
}
