import { createEffect, createMemo, on, onCleanup } from 'solid-js'
import type { CampaignBundle, PeriodView } from '#contract/campaigns.ts'
import type { OwnStanding, Standings } from '#contract/standings.ts'
import { dayOf, daysBetween } from '#rules/days.ts'
import { EVERYONE, prizesForGroup } from '#rules/groups.ts'
import { campaignDay } from '#rules/periods.ts'
import { worthOf } from '#rules/points.ts'
import { prizesOf } from '#rules/prizes.ts'
import type { App } from './app.ts'
import { PAGE, pageOf } from './board-pages.ts'
import { worth } from './entry-rows.ts'
import { groupName, groupQuery, isParted } from './groups.ts'
import { paceOf } from './pace.ts'
import { currentWeek, isWithin, weeksOf } from './periods.ts'
import type { Person } from './person.ts'
import { movesSince } from './rank-rows.ts'
import { createRead } from './read.ts'

/** Where today lies: before the campaign, in one of its weeks, on a day between waves, or after the last day. */
export type Stage = 'before' | 'running' | 'between' | 'after'
const MINUTE = 60_000

/** The first screen: where I stand this week, and what of it still lies on this phone. */
export function createHome(app: App, person: Person) {
  const now = () => app.device.now()
  const { bundle } = app
  const week = createMemo(() => (bundle() ? currentWeek(bundle()!, now()) : null))
  const standings = (period: PeriodView, rest: string) => `/api/campaigns/${bundle()!.id}/standings${rest}period=${encodeURIComponent(period.id)}`
  const own = createRead<OwnStanding>(person.reads, () => (week() ? standings(week()!, '/me?') : null))
  createEffect(
    on(
      () => person.sender.status().kind,
      (kind) => kind === 'sent' && void own.reload(),
      { defer: true },
    ),
  )
  onCleanup(app.device.timers.every(MINUTE, () => app.online() && void own.reload()))

  /** The week before, once it is closed: since then places were won. */
  const before = createMemo(() => {
    const weeks = bundle() ? weeksOf(bundle()!) : []
    const earlier = weeks[weeks.findIndex((one) => one.id === week()?.id) - 1]
    return earlier?.version ? earlier : null
  })
  const group = () => own.value()?.group ?? null
  const last = createRead<Standings>(person.reads, () =>
    before() && own.value() ? pageOf(`${standings(before()!, '?')}&board=individual&figures=official${groupQuery(bundle()!, 'individual', group())}`, 0) : null,
  )
  // Beyond the first page of the week before, its own neighbourhood knows the own rank.
  const lastOwn = createRead<OwnStanding>(person.reads, () => (last.value() && last.value()!.of > PAGE ? standings(before()!, '/me?') : null))
  const moves = createMemo(() => {
    const [page, standing] = [last.value(), own.value()]
    if (!page || !standing) return null
    return movesSince([...page.rows, ...(lastOwn.value()?.around ?? [])], standing.around, page.of <= PAGE)
  })

  /** People of this week that are on this phone alone. */
  const queued = createMemo(() => {
    const period = week()
    if (!bundle() || !period) return 0
    const waiting = person.ledger
      .items()
      .filter(
        ({ kind, state, body }) => kind === 'enrolment' && state !== 'refused' && body.campaignId === bundle()!.id && isWithin(period, body.collectedAt ?? 0),
      )
    return waiting.reduce((people, { body }) => people + peopleOf(body, bundle()!), 0)
  })

  const plate = createMemo(() => {
    const standing = own.value()
    const official = standing ? standing.official.voluntary + standing.official.household : 0
    const provisional = standing ? standing.provisional.voluntary + standing.provisional.household : 0
    const target = standing?.target ? standing.target.voluntary + standing.target.household : 0
    return { official, received: Math.max(0, provisional - official), queued: queued(), target }
  })
  /** Whether the own figures meet what the best prize of the period asks for; nothing where the period has no prize, or is over. */
  const prize = createMemo((): 'met' | 'missing' | null => {
    const standing = own.value()
    const prizes = prizesOf(bundle()?.rules.prizes ?? [], week()?.kind ?? 'week', 'individual')
    const hasPrize = prizesForGroup(prizes, group() ?? EVERYONE).length > 0
    if (!standing || !hasPrize) return null
    if (standing.missing.length === 0 && standing.provisional.points > 0) return 'met'
    return standing.final || (week()?.lastDay ?? '') < dayOf(now()) ? null : 'missing'
  })

  return {
    ...{ week, own, plate, prize },
    stage: createMemo(() => stageOf(bundle(), week(), dayOf(now()))),
    /** The next week to begin, on a day without one. */
    nextWeek: () => (bundle() ? (weeksOf(bundle()!).find((one) => one.firstDay > dayOf(now())) ?? null) : null),
    moves,
    /** The group that ranks and wins by itself; nothing where all stand together. */
    groupName: () => (bundle() && group() && isParted(bundle()!, 'individual') ? groupName(group()!) : null),
    day: createMemo(() => bundle() && campaignDay(bundle()!, dayOf(now()))),
    daysLeft: createMemo(() => (week() ? Math.max(0, daysBetween(dayOf(now()), week()!.lastDay)) : 0)),
    pace: createMemo(() => (week() ? paceOf(week()!, now()) : null)),
  }
}
export type Home = ReturnType<typeof createHome>

function stageOf(bundle: CampaignBundle | null, week: PeriodView | null, today: string): Stage {
  if (!bundle || today < bundle.firstDay) return 'before'
  if (today > bundle.lastDay) return 'after'
  const runs = week !== null && week.kind !== 'phase' && week.firstDay <= today && today <= week.lastDay
  return runs ? 'running' : 'between'
}

/** One or none: who is enrolled anew or again, and not by a donation, paints a petal. */
function peopleOf(body: Parameters<typeof worth>[0], bundle: CampaignBundle): number {
  const { participation } = worth(body, bundle)
  if (!participation || !body.product) return 0
  const counted = worthOf({ product: body.product, participation, months: body.months ?? null, donated: body.donated ?? false, amount: 0 }, bundle.rules)
  return counted.voluntary + counted.household
}
