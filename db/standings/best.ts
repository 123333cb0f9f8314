import type { OwnStanding } from '#contract/standings.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import { closedPoints } from './closed.ts'

/** A person's best week or wave of a campaign so far, the earlier of equals: closed ones by their snapshot, running ones provisional. */
export async function bestWeek(store: Store, campaign: Campaign, staffId: string): Promise<OwnStanding['best']> {
  let best: OwnStanding['best'] = null
  for (const period of campaign.periods) {
    if (period.kind !== 'week' && period.kind !== 'wave') continue
    const all = period.final ? (await closedPoints(store, period)).get(staffId) : store.boards.sums(period.id, 'individual', 'provisional').get(staffId)?.points
    if ((all ?? 0) > (best?.points ?? 0)) best = { kind: period.kind, number: period.number, points: all as number }
  }
  return best
}
