import { ROUTES } from '../../api/routes/table.ts'
import type { Route } from '../../api/route.ts'
import type { House, Person } from '../cast/house.ts'

export const NOWHERE = '01930000-0000-7000-8000-ffffffffffff'
export const titleOf = ({ method, path }: Route): string => `${method} ${path}`
export const isUnsafe = ({ method }: Route): boolean => method !== 'GET'

/** A route's path with its names filled in; what is not said is an id that nobody has. */
export const pathOf = ({ path }: Pick<Route, 'path'>, said: Record<string, string> = {}): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => said[name] ?? NOWHERE)

function endsSession({ method, path }: Route): boolean {
  return method === 'DELETE' && path === '/api/session'
}

/** Every route, each as a row for `test.each`; the end of a session comes last, since it ends one. */
export const EVERY = ROUTES.toSorted((a, b) => Number(endsSession(a)) - Number(endsSession(b))).map((route) => [titleOf(route), route] as const)
export const UNSAFE = EVERY.filter(([, route]) => isUnsafe(route))

/** One of each role, each on a device of its own. */
export const oneOfEach = async (house: House): Promise<Record<'collector' | 'supervisor' | 'clerk' | 'organiser', Person>> => ({
  collector: await house.enter('a'),
  supervisor: await house.enter('pt1'),
  clerk: await house.enter('q1'),
  organiser: await house.enter('btc1'),
})
