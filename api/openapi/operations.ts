import { can } from '#rules/rights.ts'
import { ROLES } from '#rules/words.ts'
import type { Route } from '../route.ts'
import { refusalsOf } from './refusals.ts'
import type { describeShapes, Json } from './shapes.ts'

type Shapes = ReturnType<typeof describeShapes>

/** One route as an operation of the document; `noun` is its family in the route table. */
export function operationOf(route: Route, noun: string, shapes: Shapes): Json {
  const { summary, body, act } = route
  return {
    operationId: operationId(route),
    tags: [noun],
    summary: summary ?? '',
    description: whoMay(act),
    security: act === 'public' ? [] : [{ session: [] }],
    parameters: [...pathParameters(route), ...queryParameters(route, shapes), ...(route.tagged ? [IF_NONE_MATCH] : [])],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: shapes.of(body) } } } } : {}),
    responses: { ...answersOf(route, shapes), ...refusalsOf(route) },
  }
}

/** `/api/campaigns/:id` as the document writes it. */
export const pathOf = ({ path }: Pick<Route, 'path'>): string => path.replaceAll(/:(\w+)/g, '{$1}')

/** A name that follows from method and path, so that it stays while they do: `getCampaignsByIdStandings`. */
export function operationId({ method, path }: Pick<Route, 'method' | 'path'>): string {
  const words = path
    .replace(/^\/api/, '')
    .replaceAll(/:(\w+)/g, 'by-$1')
    .split(/\W+/)
    .filter(Boolean)
  return [method.toLowerCase(), ...words.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)].join('')
}

function whoMay(act: Route['act']): string {
  if (act === 'public') return 'Open to everyone, without a session.'
  if (act === 'signed-in') return 'For everyone who is signed in.'
  return `For: ${ROLES.filter((role) => can(role, act)).join(', ')}.`
}

const pathParameters = ({ path }: Route): Json[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))

const queryParameters = ({ query }: Route, shapes: Shapes): Json[] =>
  Object.entries(query).map(([name, shape]) => ({ name, in: 'query', required: shape.type !== 'optional', schema: shapes.of(shape) }))

const ETAG = { schema: { type: 'string' }, description: 'Changes when the answer does.' }
const IF_NONE_MATCH = { name: 'If-None-Match', in: 'header', required: false, schema: { type: 'string' }, description: 'The ETag that is known already.' }

function answersOf({ answer, tagged }: Route, shapes: Shapes): Json {
  if (!answer) return { '204': { description: 'Done.' } }
  const headers = tagged ? { headers: { ETag: ETAG } } : {}
  const good = { description: 'The answer.', ...headers, content: { 'application/json': { schema: shapes.of(answer) } } }
  return { '200': good, ...(tagged ? { '304': { description: 'Unchanged.', ...headers } } : {}) }
}
