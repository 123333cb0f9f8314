import { lazy } from 'solid-js'

/** A clerk's way out. Named beside the routes, whose list of files knows its parts already: the first screen has none of its own. */
export const CounterLeave = lazy(() => import('./counter-leave.tsx'))
