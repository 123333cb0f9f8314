import { createEffect, createMemo, on } from 'solid-js'
import type { OwnStanding } from '#contract/standings.ts'
import { dayOf, daysBetween } from '#rules/days.ts'
import { campaignDay } from '#rules/periods.ts'
import { worthOf } from '#rules/points.ts'
import type { App } from './app.ts'
import { worth } from './entry-rows.ts'
import { currentWeek, isWithin } from './periods.ts'
import type { Person } from './person.ts'
import { createRead } from './read.ts'

/** The first screen: where I stand this week, and what of it still lies on this phone. */
export function createHome(app: App, person: Person) {
  const now = () => app.device.now()
  const week = createMemo(() => {
    const bundle = app.bundle()
    return bundle && currentWeek(bundle, now())
  })
  const own = createRead<OwnStanding>(person.reads, () => {
    const bundle = app.bundle()
    const period = week()
    return bundle && period ? `/api/campaigns/${bundle.id}/standings/me?period=${encodeURIComponent(period.id)}` : null
  })
  createEffect(on(() => person.sender.status().kind, (kind) => kind === 'sent' && void own.reload(), { defer: true }))

  /** People and points of this week that are on this phone alone. */
  const queued = createMemo(() => {
    const bundle = app.bundle()
    const period = week()
    const sum = { people: 0, points: 0, items: 0 }
    if (!bundle || !period) return sum
    for (const { kind, state, body } of person.ledger.items()) {
      if (kind !== 'enrolment' || state === 'refused' || !isWithin(period, body.collectedAt ?? 0)) continue
      const { participation } = worth(body, bundle)
      sum.items += 1
      if (!participation || !body.product) continue
      const counted = worthOf({ product: body.product, participation, months: body.months ?? null, donated: body.donated ?? false, amount: 0 }, bundle.rules)
      sum.people += counted.voluntary + counted.household
      sum.points += counted.points
    }
    return sum
  })

  const plate = createMemo(() => {
    const standing = own.value()
    const official = standing ? standing.official.voluntary + standing.official.household : 0
    const provisional = standing ? standing.provisional.voluntary + standing.provisional.household : 0
    const target = standing?.target ? standing.target.voluntary + standing.target.household : 0
    return { official, received: Math.max(0, provisional - official), queued: queued().people, target }
  })

  return {
    ...{ week, own, queued, plate },
    begun: () => (app.bundle()?.firstDay ?? '') <= dayOf(now()),
    day: createMemo(() => {
      const bundle = app.bundle()
      return bundle && campaignDay(bundle, dayOf(now()))
    }),
    daysLeft: createMemo(() => {
      const period = week()
      return period ? Math.max(0, daysBetween(dayOf(now()), period.lastDay)) : 0
    }),
    /** How much of the week an even pace would have done by the end of today. */
    pace: createMemo(() => {
      const period = week()
      if (!period) return null
      const whole = daysBetween(period.firstDay, period.lastDay) + 1
      const gone = Math.min(whole, Math.max(0, daysBetween(period.firstDay, dayOf(now())) + 1))
      return { gone, whole }
    }),
  }
}
export type Home = ReturnType<typeof createHome>
