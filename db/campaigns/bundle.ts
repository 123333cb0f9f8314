import { inArray } from 'drizzle-orm'
import type { CampaignBundle, PeriodView } from '#contract/campaigns.ts'
import { Refused } from '#contract/refusals.ts'
import { periodStateAt } from '#rules/closing.ts'
import type { Actor } from '../actor.ts'
import { isSealed, windowsOf } from '../complaints/window.ts'
import { organisationOf, teamOf } from '../organisations.ts'
import type { Campaign } from '../register.ts'
import { proposals } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { campaignFor } from './visible.ts'

export function findCampaign(store: Pick<Store, 'register'>, id: string): Campaign {
  const campaign = store.register.campaigns.get(id)
  if (!campaign) throw new Refused('not-found')
  return campaign
}

/** All that a phone keeps of a campaign to log without network. */
export async function bundleOf(store: Store, actor: Actor, id: string): Promise<CampaignBundle> {
  const campaign = campaignFor(store.register, actor, id)
  const { organisations, offices } = store.register
  const own = organisationOf(store.register, actor.staffId, store.now())
  return {
    ...{ id, name: campaign.name, theme: campaign.theme, slogans: campaign.slogans, planNumber: campaign.planNumber, planDate: campaign.planDate },
    ...{ training: campaign.training, template: campaign.template, goals: campaign.goals },
    ...{ firstDay: campaign.firstDay, lastDay: campaign.lastDay, launchDay: campaign.launchDay },
    ...{ rulesVersion: campaign.rulesVersion, rules: campaign.rules, periods: await periodViews(store, campaign) },
    teams: [...campaign.teams.values()].map(({ organisationId, division, defaultOfficeId }) => {
      const organisation = organisations.get(organisationId)
      return { organisationId, code: organisation?.code ?? '', name: organisation?.name ?? '', division, defaultOfficeId }
    }),
    offices: campaign.officeIds.flatMap((officeId) => offices.get(officeId) ?? []),
    ownTeamId: teamOf(store.register, campaign, own),
    divisions: divisionsOf(campaign),
  }
}

/** The divisions that its teams stand in, by name. */
export const divisionsOf = ({ teams }: Pick<Campaign, 'teams'>): string[] =>
  [...new Set([...teams.values()].flatMap(({ division }) => division ?? []))].toSorted()

/** The campaign's periods with the state each is in now; an announcement counts for its own version, so that a correction is announced anew. */
export async function periodViews(store: Store, campaign: Campaign): Promise<PeriodView[]> {
  const { read } = store.connections
  const ids = campaign.periods.map((period) => period.id)
  const open = new Set(
    (await read.select().from(proposals).where(inArray(proposals.periodId, ids))).filter((row) => row.state === 'open').map((row) => row.periodId),
  )
  const windows = await windowsOf(read, ids)
  const now = store.now()
  return campaign.periods.map((period) => {
    const { id, kind, number, firstDay, lastDay, cutoffAt, version, finalAt } = period
    const window = windows.get(id)
    const announced = Boolean(window?.announcedAt)
    const state = periodStateAt(period, now, { proposed: open.has(id), final: period.final, announced, sealed: isSealed(window, now) })
    return { id, kind, number, firstDay, lastDay, cutoffAt, state, version, finalAt, complaintsUntil: window?.until ?? null }
  })
}
