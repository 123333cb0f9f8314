import { and, eq, gte } from 'drizzle-orm'
import type { AssignmentView, OrganisationView, StaffView, TargetView } from '#contract/imports.ts'
import type { OfficeView } from '#contract/campaigns.ts'
import { dayOf, startOfDay } from '#rules/days.ts'
import { ANY_DEVICE, PER_DAY } from '../access/failures.ts'
import type { Actor } from '../actor.ts'
import { findCampaign } from '../campaigns/bundle.ts'
import type { Assignment, Register } from '../register.ts'
import { signInFailures } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { looksAfter } from './people.ts'

const byCodeOrder = (one: { code: string }, other: { code: string }) => (one.code.toLowerCase() < other.code.toLowerCase() ? -1 : 1)

/** The tree of đơn vị, in the order of their codes; beside each what it is on the team board of a campaign. */
export function listOrganisations({ register }: Store, campaignId: string | undefined): OrganisationView[] {
  const teams = register.campaigns.get(campaignId ?? '')?.teams
  return [...register.organisations.values()].toSorted(byCodeOrder).map(({ id, code, name, kind, parentId, verifierId }) => {
    const team = teams?.get(id)
    return {
      id,
      code,
      name,
      kind,
      parentId,
      verifierId,
      team: team !== undefined,
      division: team?.division ?? null,
      defaultOfficeId: team?.defaultOfficeId ?? null,
    }
  })
}

export const listOffices = ({ register }: Store): OfficeView[] => [...register.offices.values()].toSorted(byCodeOrder)

/** What each team and person is to reach; refuses an unknown campaign. */
export const listTargets = (store: Store, campaignId: string): TargetView[] =>
  findCampaign(store, campaignId).targets.map(({ periodId, ownerId, product, target }) => ({ periodId, ownerId, product, target }))

/** The people an actor looks after, in the order of their codes, with what they are today or later. */
export async function listStaff(store: Store, by: Actor): Promise<StaffView[]> {
  const today = dayOf(store.now())
  const locked = await lockedCodes(store, today)
  const people = [...store.register.staff.values()].filter(({ id }) => id === by.staffId || looksAfter(store, by, id))
  return people.toSorted(byCodeOrder).map(({ id, code, name, ready }) => {
    const living = (store.register.assignments.get(id) ?? []).filter(({ lastDay }) => lastDay === null || lastDay >= today)
    return { id, code, name, ready, locked: locked.has(code), assignments: living.map((one) => viewOf(store.register, one)) }
  })
}

const viewOf = (register: Register, { id, role, organisationId, officeId, officer, firstDay, lastDay }: Assignment): AssignmentView => ({
  ...{ id, role, organisationId, officeId, officer, firstDay, lastDay },
  organisation: register.organisations.get(organisationId ?? '')?.name ?? null,
  office: register.offices.get(officeId ?? '')?.name ?? null,
})

async function lockedCodes(store: Store, today: string): Promise<Set<string>> {
  const rows = await store.connections.read
    .select()
    .from(signInFailures)
    .where(and(eq(signInFailures.deviceId, ANY_DEVICE), gte(signInFailures.count, PER_DAY), gte(signInFailures.since, startOfDay(today))))
  return new Set(rows.map(({ code }) => code))
}
