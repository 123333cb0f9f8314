/** When a counter works without network: entered after two failures or two seconds without an answer, left after two good answers (RULES section 11). */
export type LinkState = { link: 'online' | 'offline'; failures: number; good: number }
/** `slow`: a call has waited for `SLOW` milliseconds; its late answer is told as well. */
export type LinkEvent = 'answered' | 'failed' | 'slow'

export const SLOW = 2_000
const ENOUGH = 2

export const START: LinkState = { link: 'online', failures: 0, good: 0 }

export function nextLink(state: LinkState, event: LinkEvent): LinkState {
  const good = event === 'answered' ? state.good + 1 : 0
  const failures = event === 'answered' ? 0 : state.failures + 1
  if (event === 'slow' || failures >= ENOUGH) return { link: 'offline', failures, good }
  return { link: good >= ENOUGH ? 'online' : state.link, failures, good }
}
