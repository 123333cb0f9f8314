import { REFUSALS, type RefusalCode } from '#contract/refusals.ts'
import type { Route } from '../route.ts'
import { refTo, type Json } from './shapes.ts'

const CODES = Object.keys(REFUSALS) as RefusalCode[]
const STATUSES = [...new Set(Object.values(REFUSALS))].toSorted((one, other) => one - other)

/** With which statuses a route may refuse: what its kind brings along, and what it names itself. */
export function refusalStatuses({ method, path, act, query, body, refuses = [] }: Route): number[] {
  const unsafe = method !== 'GET'
  const asks = path.includes(':') || body !== null || Object.keys(query).length > 0
  return [
    ...new Set([
      ...(asks ? [400, 404] : []),
      ...(act === 'public' ? [] : [401, 403]),
      ...(unsafe ? [403, 409, 422] : []),
      ...(body ? [413] : []),
      ...refuses.map((code) => REFUSALS[code]),
      ...[500, 503],
    ]),
  ].toSorted((one, other) => one - other)
}

/** The responses of a route that refuse, each by its status. */
export const refusalsOf = (route: Route): Json =>
  Object.fromEntries(refusalStatuses(route).map((status) => [String(status), { $ref: `#/components/responses/Refusal${status}` }]))

/** Every refusal has one form (RFC 9457) and a code out of one table. */
export const PROBLEM_SCHEMAS: Record<string, Json> = {
  RefusalCode: { type: 'string', enum: CODES, description: 'Why, by name; each code has one status.' },
  Problem: {
    type: 'object',
    properties: {
      type: { const: 'about:blank' },
      status: { type: 'integer', enum: STATUSES },
      code: { $ref: refTo('RefusalCode') },
      title: { type: 'string' },
      fields: { type: 'array', items: { type: 'string' }, description: 'The fields of the body or the query that it is about.' },
      detail: { description: 'What a code says beside its name; never personal data.' },
    },
    required: ['type', 'status', 'code', 'title'],
  },
}

const WHY: Partial<Record<number, string>> = {
  400: 'What was sent cannot be read.',
  401: 'Nobody is signed in, or the code and PIN are wrong.',
  403: 'Not yours to do.',
  404: 'Not there, or not yours to see: both answer the same.',
  409: 'What is so now does not allow it.',
  410: 'The one-time link is spent or over.',
  413: 'The body is too large.',
  422: 'A field says what cannot be.',
  426: 'The client is too old; what waits in its queue stays.',
  429: 'Too many at once, or too many wrong ones.',
  500: 'Unknown; logged.',
  503: 'Busy, or the disk does not write; nothing was stored.',
}

export const PROBLEM_RESPONSES: Record<string, Json> = Object.fromEntries(STATUSES.map((status) => [`Refusal${status}`, responseOf(status)]))

function responseOf(status: number): Json {
  const codes = CODES.filter((code) => REFUSALS[code] === status)
  const schema = { allOf: [{ $ref: refTo('Problem') }, { properties: { status: { const: status }, code: { enum: codes } } }] }
  const later = status === 429 || status === 503
  return {
    description: WHY[status] ?? 'Refused.',
    ...(later ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds.' } } } : {}),
    content: { 'application/problem+json': { schema } },
  }
}
