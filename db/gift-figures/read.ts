import type { GiftFigures, GiftOfficeRow } from '#contract/gift-figures.ts'
import { dayOf, startOfDay, type Day } from '#rules/days.ts'
import { daysLeft, endingWithin, medianDays } from '#rules/gift-figures.ts'
import { isOrganiser, type Actor } from '../actor.ts'
import { visibleOrganisations } from '../enrolments/filter.ts'
import { lastVoucherDay } from '../enrolments/view.ts'
import type { Campaign } from '../register.ts'
import type { Store } from '../store.ts'
import {
  blanksNow,
  burstsOf,
  collectorsWaiting,
  dayNumbered,
  happenedByDay,
  overridesOf,
  parkedNow,
  scopeOf,
  standingNow,
  waitingSince,
  waitsOf,
  type Scope,
} from './sums.ts'

const RISKS = 50
const COLLECTORS = 200
const NONE = { issued: 0, redeemed: 0, extra: 0, undone: 0, waiting: 0, held: 0, expired: 0, parked: 0, bursts: 0, proxies: 0, overrides: 0, factsWrong: 0 }
type Figures = typeof NONE

/** What became of a campaign's vouchers between two civil days, by office and by day, and what waits now: of the entries that a person sees. */
export async function readGiftFigures(store: Store, actor: Actor, campaign: Campaign, from: Day, to: Day): Promise<GiftFigures> {
  const scope = scopeOf(store, actor, campaign.id, from, to)
  const lastDay = lastVoucherDay(campaign)
  const left = daysLeft(dayOf(store.now()), lastDay)
  const { offices, days, waited } = await byOfficeAndDay(store, campaign, scope, left < 0)
  const sum = offices.reduce<Figures>((total, { office: _office, ...row }) => added(total, row), NONE)
  return {
    ...{ from, to, lastVoucherDay: lastDay, daysLeft: left, sum, blanks: await blanksOf(store, actor, campaign.id), medianDays: medianDays(waited) },
    ...{ within7: endingWithin(sum.waiting, left, 7), within14: endingWithin(sum.waiting, left, 14), offices, days },
    ...(await risksOf(store, scope)),
    collectors: left < 0 ? [] : await collectorsOf(store, scope),
  }
}

async function byOfficeAndDay(store: Store, campaign: Campaign, scope: Scope, over: boolean) {
  const { read } = store.connections
  const byOffice = new Map<string, Figures>()
  const byDay = new Map<number, Figures>()
  const put = <Key>(rows: Map<Key, Figures>, key: Key, more: Partial<Figures>) => void rows.set(key, added(rows.get(key) ?? NONE, more))
  for (const { officeId, waiting, held } of await standingNow(read, scope)) put(byOffice, officeId, over ? { expired: waiting } : { waiting, held })
  for (const { officeId, day, ...happened } of await happenedByDay(read, scope)) {
    put(byOffice, officeId, happened)
    put(byDay, day, happened)
  }
  // Nobody knows yet whose campaign a parked code is of: its counters are those that give out this one's gifts.
  for (const { officeId, parked } of await parkedNow(read)) if (!campaign.training && campaign.officeIds.includes(officeId)) put(byOffice, officeId, { parked })
  const nameOf = (id: string) => (id === '' ? null : { id, name: store.register.offices.get(id)?.name ?? '' })
  const offices = [...byOffice].map(([id, row]): GiftOfficeRow => ({ office: nameOf(id), ...row }))
  return {
    waited: await waitsOf(read, scope),
    offices: offices.toSorted((one, other) => (one.office?.name ?? '~').localeCompare(other.office?.name ?? '~', 'vi')),
    days: [...byDay]
      .toSorted(([one], [other]) => one - other)
      .map(([day, { issued, redeemed, extra, undone }]) => ({ day: dayNumbered(day), issued, redeemed, extra, undone })),
  }
}

const added = (one: Figures, more: Partial<Figures>): Figures =>
  Object.fromEntries(Object.entries(one).map(([name, value]) => [name, value + (more[name as keyof Figures] ?? 0)])) as Figures

async function risksOf(store: Store, scope: Scope): Promise<Pick<GiftFigures, 'bursts' | 'overrides'>> {
  const { read } = store.connections
  const name = (id: string) => store.register.staff.get(id)?.name ?? ''
  const place = (id: string) => store.register.offices.get(id)?.name ?? ''
  const [bursts, overrides] = [await burstsOf(read, scope, RISKS), await overridesOf(read, scope, RISKS)]
  return {
    bursts: bursts.map(({ collectorId, officeId, clerkId, gifts, first, last }) => ({
      ...{ collector: personOf(store, collectorId), office: place(officeId), clerk: name(clerkId), gifts, from: first, to: last },
    })),
    overrides: overrides.map(({ at, by, officeId, reason }) => ({ at, by: name(by), office: place(officeId), reason })),
  }
}

async function collectorsOf(store: Store, scope: Scope): Promise<GiftFigures['collectors']> {
  const { read } = store.connections
  const rows = await collectorsWaiting(read, scope, COLLECTORS)
  const ids = rows.map(({ collectorId }) => collectorId)
  const since = new Map((await waitingSince(read, scope, ids)).map(({ collectorId, day }) => [collectorId, startOfDay(dayNumbered(day))]))
  const lines = rows.map(({ collectorId, waiting }) => {
    const organisationId = store.register.assignments.get(collectorId)?.find(({ role }) => role === 'collector')?.organisationId
    const organisation = (organisationId && store.register.organisations.get(organisationId)?.name) || ''
    return { collector: personOf(store, collectorId), organisation, waiting, since: since.get(collectorId) ?? scope.since }
  })
  return lines.toSorted((one, other) => other.waiting - one.waiting || one.since - other.since || one.collector.code.localeCompare(other.collector.code))
}

const personOf = ({ register }: Store, id: string) => ({ id, code: register.staff.get(id)?.code ?? '', name: register.staff.get(id)?.name ?? '' })

async function blanksOf(store: Store, actor: Actor, campaignId: string): Promise<number> {
  const rows = await blanksNow(store.connections.read, campaignId)
  const seen = new Set(visibleOrganisations(store, actor))
  const isSeen = (staffId: string) =>
    isOrganiser(actor) || (store.register.assignments.get(staffId)?.some(({ organisationId }) => organisationId !== null && seen.has(organisationId)) ?? false)
  return rows.filter(({ staffId }) => isSeen(staffId)).reduce((sum, { blanks }) => sum + blanks, 0)
}
