import { dayOf } from '#rules/days.ts'
import { isOrganiser, supervised, type Actor } from './actor.ts'
import { lastVoucherDay } from './enrolments/view.ts'
import { isWithin } from './organisations.ts'
import type { Campaign } from './register.ts'
import type { Store } from './store.ts'

/**
 * The counters that a supervisor acts for: the default one of a team at or below an organisation of theirs, while a campaign runs or its vouchers may be
 * fetched (RULES section 1). Organisers act for any (null), a counter that is no team's default is theirs alone.
 */
export function actedFor(store: Store, actor: Actor): ReadonlySet<string> | null {
  if (isOrganiser(actor)) return null
  const own = supervised(actor)
  const teams = campaignsOn(store).flatMap((campaign) => [...campaign.teams.values()])
  return new Set(teams.flatMap((team) => (team.defaultOfficeId && isWithin(store.register, team.organisationId, own) ? [team.defaultOfficeId] : [])))
}

/** Whether a supervisor or organiser acts for this counter today; what has no counter is the organisers'. */
export function actsFor(store: Store, actor: Actor, officeId: string | null): boolean {
  const offices = actedFor(store, actor)
  return offices === null || (officeId !== null && offices.has(officeId))
}

function campaignsOn({ register, now }: Store): Campaign[] {
  const today = dayOf(now())
  return [...register.campaigns.values()].filter((one) => one.rulesVersion > 0 && one.firstDay <= today && today <= lastVoucherDay(one))
}
