import type { NewOffice, NewOrganisation, NewTarget } from '#contract/imports.ts'
import { Refused } from '#contract/refusals.ts'
import type { Actor } from '../actor.ts'
import { randomId } from '../ids.ts'
import type { World } from '../lane/world.ts'
import { upwards } from '../organisations.ts'
import type { Store } from '../store.ts'
import { byCode, type Context, type Kind } from './kind.ts'
import { officeKind, unlistedOffice } from './offices.ts'
import { organisationKind, type OrganisationDraft } from './organisations.ts'
import { isFixed, targetKind } from './targets.ts'

/** Adds or changes one organisation. Refuses `not-found`, `code-taken`, `campaign-unknown`, `office-unknown` (one that is not on the campaign's list), `body-malformed` with the field (a parent below itself). */
export const putOrganisation = (store: Store, by: Actor, asked: NewOrganisation): Promise<{ id: string }> =>
  put(store, by, organisationKind, asked.campaignId, (context) => {
    const { organisations } = context.register
    const { id: given, campaignId, team, division, defaultOfficeId, ...rest } = asked
    const id = idOf(organisations, given, asked.code, store)
    const isKnown = (other: string | null) => other === null || organisations.has(other) || other === id
    if (!isKnown(asked.parentId) || upwards(context.register, asked.parentId).includes(id)) throw new Refused('body-malformed', ['parentId'])
    if (!isKnown(asked.verifierId)) throw new Refused('body-malformed', ['verifierId'])
    if (team !== undefined && campaignId === null) throw new Refused('campaign-unknown', ['campaignId'])
    // A gift that waits at a counter off the list could be fetched nowhere.
    if (team && defaultOfficeId !== null && !context.campaign?.officeIds.includes(defaultOfficeId)) throw new Refused('office-unknown', ['defaultOfficeId'])
    const draft: OrganisationDraft = { id, ...rest, team: team === undefined ? null : team && { division, defaultOfficeId } }
    return { id, draft }
  })

/** Adds or changes one counter and puts it on the campaign's list, or takes it off. Refuses `not-found`, `code-taken`, `campaign-unknown`, `body-malformed` with the half of a place that is missing. */
export const putOffice = (store: Store, by: Actor, { id: given, campaignId, listed, latitude, longitude, ...rest }: NewOffice): Promise<{ id: string }> =>
  put(store, by, listed ? officeKind : unlistedOffice, campaignId, ({ register }) => {
    const id = idOf(register.offices, given, rest.code, store)
    const stored = register.offices.get(id)
    const place = {
      latitude: latitude === undefined ? (stored?.latitude ?? null) : latitude,
      longitude: longitude === undefined ? (stored?.longitude ?? null) : longitude,
    }
    if ((place.latitude === null) !== (place.longitude === null)) throw new Refused('body-malformed', [place.latitude === null ? 'latitude' : 'longitude'])
    return { id, draft: { id, ...rest, ...place } }
  })

/** Gives a team or a person a target. Refuses `not-found`, and `target-begun` to change one of a period that runs (RULES section 7). */
export const putTarget = (store: Store, by: Actor, asked: NewTarget): Promise<{ id: string }> =>
  put(store, by, targetKind, asked.campaignId, (context) => {
    const isOwner = context.register.organisations.has(asked.ownerId) || context.register.staff.has(asked.ownerId)
    if (!isOwner || !context.campaign?.periods.some(({ id }) => id === asked.periodId)) throw new Refused('not-found')
    if (isFixed(asked, context)) throw new Refused('target-begun', ['target'])
    return { id: asked.ownerId, draft: [asked] }
  })

const put = <Draft>(
  store: Store,
  actor: Actor,
  kind: Kind<Draft>,
  campaignId: string | null,
  read: (context: Context) => { id: string; draft: Draft },
): Promise<{ id: string }> =>
  store.lane.do({
    name: 'put',
    touchesRegister: true,
    alone: async (world) => {
      const context = contextOf(world, actor, campaignId)
      const { id, draft } = read(context)
      if (kind.differs(draft, context)) await kind.keep(world, [draft], context)
      return { id }
    },
  })

function contextOf(world: World, actor: Actor, campaignId: string | null): Context {
  const campaign = campaignId === null ? null : (world.register.campaigns.get(campaignId) ?? null)
  if (campaignId !== null && !campaign) throw new Refused('campaign-unknown', ['campaignId'])
  return {
    register: world.register,
    campaign,
    now: world.now,
    from: '',
    newId: () => randomId(world.store),
    by: { staffId: actor.staffId, deviceId: actor.deviceId },
  }
}

/** The id of the row to change, or a new one; a code belongs to one row, whatever its case. */
function idOf(known: ReadonlyMap<string, { id: string; code: string }>, given: string | undefined, code: string, store: Store): string {
  if (given !== undefined && !known.has(given)) throw new Refused('not-found')
  const holder = byCode(known.values()).get(code.toLowerCase())
  if (holder && holder.id !== given) throw new Refused('code-taken', ['code'])
  return given ?? randomId(store)
}
