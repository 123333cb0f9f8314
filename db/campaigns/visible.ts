import { isOrganiser, type Actor } from '../actor.ts'
import { Refused } from '#contract/refusals.ts'
import type { Campaign, Register } from '../register.ts'

/** The campaigns that a person may know of, dry runs last: one without published rules is the organisers' alone. */
export function campaignsFor(register: Register, actor: Actor): Campaign[] {
  const known = [...register.campaigns.values()].filter((campaign) => isKnown(campaign, actor))
  return known.toSorted((one, other) => Number(one.training) - Number(other.training))
}

/** One of them; any other is `not-found`, whether it exists or not. */
export function campaignFor(register: Register, actor: Actor, id: string): Campaign {
  const campaign = register.campaigns.get(id)
  if (!campaign || !isKnown(campaign, actor)) throw new Refused('not-found')
  return campaign
}

/** Dry runs, which a list leaves out unless it is asked for one by name. */
export const dryRuns = (register: Register): string[] => [...register.campaigns.values()].filter(({ training }) => training).map(({ id }) => id)

const isKnown = (campaign: Campaign, actor: Actor) => campaign.rulesVersion > 0 || isOrganiser(actor)
