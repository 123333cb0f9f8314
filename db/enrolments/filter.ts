import { and, eq, gte, inArray, lt, notInArray, type SQL } from 'drizzle-orm'
import { addDays, startOfDay, type Day } from '#rules/days.ts'
import type { EntryState, Product } from '#rules/words.ts'
import { isOrganiser, supervised, type Actor } from '../actor.ts'
import { dryRuns } from '../campaigns/visible.ts'
import { isWithin, verifierOf } from '../organisations.ts'
import { enrolments } from '../schema/index.ts'
import type { Store } from '../store.ts'

/** Which entries are asked for. `organisationId`: its own and those of all below it; `day`: the civil day of the receipt, by which an entry counts. */
export type Filter = {
  campaignId?: string | undefined
  state?: EntryState | undefined
  late?: boolean | undefined
  collectorId?: string | undefined
  organisationId?: string | undefined
  product?: Product | undefined
  day?: Day | undefined
  weekId?: string | undefined
  toConfirm?: boolean | undefined
}

/** The entries a person may see, of one campaign or of all that are no dry run; with `toConfirm` those that are theirs to confirm. */
export function wantedBy(store: Store, actor: Actor, filter: Filter): SQL | undefined {
  const { day } = filter
  return and(
    within(store, actor, filter.toConfirm ?? false, filter.organisationId),
    filter.campaignId ? eq(enrolments.campaignId, filter.campaignId) : notInArray(enrolments.campaignId, dryRuns(store.register)),
    filter.state ? eq(enrolments.state, filter.state) : undefined,
    filter.late ? eq(enrolments.late, 'waiting') : undefined,
    filter.collectorId ? eq(enrolments.collectorId, filter.collectorId) : undefined,
    filter.product ? eq(enrolments.product, filter.product) : undefined,
    day ? and(gte(enrolments.collectedAt, startOfDay(day)), lt(enrolments.collectedAt, startOfDay(addDays(day, 1)))) : undefined,
    filter.weekId ? eq(enrolments.naturalWeekId, filter.weekId) : undefined,
  )
}

function within(store: Store, actor: Actor, toConfirm: boolean, organisationId: string | undefined): SQL | undefined {
  const { register } = store
  const own = supervised(actor)
  const sees =
    isOrganiser(actor) && !toConfirm
      ? () => true
      : (id: string) => isWithin(register, verifierOf(register, id), own) || (!toConfirm && isWithin(register, id, own))
  const isAsked = (id: string) => organisationId === undefined || isWithin(register, id, [organisationId])
  const ids = () => [...register.organisations.keys()].filter((id) => isAsked(id) && sees(id))
  if (isOrganiser(actor) && !toConfirm) return organisationId === undefined ? undefined : inArray(enrolments.organisationId, ids())
  if (own.length > 0) return inArray(enrolments.organisationId, ids())
  const mine = eq(enrolments.collectorId, actor.staffId)
  return organisationId === undefined ? mine : and(mine, inArray(enrolments.organisationId, [...register.organisations.keys()].filter(isAsked)))
}
