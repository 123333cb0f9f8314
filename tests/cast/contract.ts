import * as v from 'valibot'
import { refusalStatuses } from '../../api/openapi/refusals.ts'
import type { Route } from '../../api/route.ts'
import { ROUTES } from '../../api/routes/table.ts'
import { lostIn, written } from './lost.ts'

/** Each route by a pattern of its path; those with fewer names in it come first, as a router prefers them. */
const PATTERNS = ROUTES.map((route) => ({ route, pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`) })).toSorted(
  (one, other) => namesIn(one.route) - namesIn(other.route),
)

function namesIn({ path }: Route): number {
  return path.split(':').length
}

/** The route that a request is for. */
export function routeOf(method: string, address: string): Route | undefined {
  const path = address.split('?')[0] as string
  return PATTERNS.find(({ route, pattern }) => route.method === method && pattern.test(path))?.route
}

/** Holds an answer against the contract: a good one against its route's shape, with no key too many; a refusal against the statuses the document names. */
export function mustKeepContract(method: string, address: string, { status, text, type }: { status: number; text: string; type: string }): void {
  const route = routeOf(method, address)
  if (!route || status === 304) return
  const complain = (what: string) => {
    throw new Error(`${method} ${route.path} breaks its contract: ${what}`)
  }
  if (status >= 400) return refusalStatuses(route).includes(status) ? undefined : complain(`status ${status} stands in no list of refusals, ${text}`)
  if (route.answer === undefined) return
  if (route.answer === null) return status === 204 && text === '' ? undefined : complain(`expected no body, found ${status} ${text.slice(0, 200)}`)
  if (!type.startsWith('application/json')) return complain(`expected JSON, found ${type}`)
  const json: unknown = JSON.parse(text)
  const read = v.safeParse(route.answer, json)
  const [issue] = read.success ? [] : read.issues
  if (issue) complain(`${written((issue.path ?? []).map(({ key }) => key as string | number))}: ${issue.message}`)
  const lost = lostIn(json, read.output)
  if (lost) complain(`${written(lost.path)}: ${lost.what}`)
}
