import { and, desc, eq, gte, inArray, lt, notInArray, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
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
  // A collector's entries are few: with the plus no index of the whole campaign is taken instead of theirs.
  const column = (one: SQLiteColumn): SQL => (filter.collectorId ? sql`+${one}` : sql`${one}`)
  return and(
    within(store, actor, filter.toConfirm ?? false, filter.organisationId),
    filter.campaignId ? eq(column(enrolments.campaignId), filter.campaignId) : notInArray(enrolments.campaignId, dryRuns(store.register)),
    filter.state ? eq(column(enrolments.state), filter.state) : undefined,
    filter.late ? eq(enrolments.late, 'waiting') : undefined,
    filter.collectorId ? eq(enrolments.collectorId, filter.collectorId) : undefined,
    filter.product ? eq(enrolments.product, filter.product) : undefined,
    day ? and(gte(enrolments.collectedAt, startOfDay(day)), lt(enrolments.collectedAt, startOfDay(addDays(day, 1)))) : undefined,
    filter.weekId ? eq(enrolments.naturalWeekId, filter.weekId) : undefined,
  )
}

/** Newest first. Where the entries of a campaign and state are narrowed, the plus keeps SQLite from walking through all of them in their order. */
export function newestFirst(actor: Actor, { toConfirm, collectorId, organisationId, product, day, weekId }: Filter): SQL {
  const isNarrow = toConfirm || !isOrganiser(actor) || [collectorId, organisationId, product, day, weekId].some((one) => one !== undefined)
  return isNarrow ? sql`+${enrolments.seq} desc` : desc(enrolments.seq)
}

function within(store: Store, actor: Actor, toConfirm: boolean, organisationId: string | undefined): SQL | undefined {
  const { register } = store
  const isAsked = (id: string) => organisationId === undefined || isWithin(register, id, [organisationId])
  if (isOrganiser(actor) && !toConfirm)
    return organisationId === undefined ? undefined : inArray(enrolments.organisationId, [...register.organisations.keys()].filter(isAsked))
  if (supervised(actor).length > 0) return inArray(enrolments.organisationId, visibleOrganisations(store, actor, toConfirm).filter(isAsked))
  const mine = eq(enrolments.collectorId, actor.staffId)
  return organisationId === undefined ? mine : and(mine, inArray(enrolments.organisationId, [...register.organisations.keys()].filter(isAsked)))
}

/** The organisations whose entries a supervisor sees, or with `toConfirm` confirms. */
export function visibleOrganisations({ register }: Store, actor: Actor, toConfirm = false): string[] {
  const own = supervised(actor)
  return [...register.organisations.keys()].filter((id) => isWithin(register, verifierOf(register, id), own) || (!toConfirm && isWithin(register, id, own)))
}
