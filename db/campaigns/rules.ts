import { and, eq, inArray } from 'drizzle-orm'
import { canonical } from '#contract/canonical.ts'
import { Refused } from '#contract/refusals.ts'
import type { RulesView } from '#contract/rules.ts'
import { startOfDay } from '#rules/days.ts'
import { cutoffOf } from '#rules/periods.ts'
import { tableOf } from '#rules/prize-table.ts'
import type { CampaignRules } from '#rules/words.ts'
import type { Actor } from '../actor.ts'
import type { World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { campaigns, periods, rulesVersions } from '../schema/index.ts'
import { note } from '../set-up/kind.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { findCampaign } from './bundle.ts'
import { divisionsAmong, problemsOf, refuseBlocked } from './problems.ts'

/** The rules being worked on: the draft, else what is in force. */
export const draftOf = (campaign: Campaign): CampaignRules => ({ ...campaign.rules, ...campaign.draftRules })

const differ = (campaign: Campaign, draft: CampaignRules) => campaign.rulesVersion === 0 || canonical(draft) !== canonical(campaign.rules)

/** The draft with what is wrong with it, its sum, and the versions that stand. */
export async function viewRules(store: Store, id: string): Promise<RulesView> {
  const campaign = findCampaign(store, id)
  const draft = draftOf(campaign)
  const stored = await store.connections.read.select().from(rulesVersions).where(eq(rulesVersions.campaignId, id)).orderBy(rulesVersions.version)
  return {
    draft,
    changed: differ(campaign, draft),
    versions: stored.map(({ version, publishedAt, publishedBy, note: said }) => ({
      ...{ version, publishedAt, note: said },
      publishedBy: store.register.staff.get(publishedBy)?.name ?? '',
    })),
    problems: problemsOf(store.register, draft, campaign),
    ...tableOf(draft, campaign.periods, divisionsAmong(campaign)),
  }
}

/** Keeps a draft; nothing is judged by it before it is published. Refuses `not-found`. */
export const draftRules = (store: Store, by: Actor, id: string, rules: CampaignRules): Promise<void> =>
  store.lane.do({
    name: 'draft-rules',
    touchesRegister: true,
    alone: async (world) => {
      const campaign = findCampaign(world, id)
      if (canonical(rules) === canonical(draftOf(campaign))) return
      const { write } = store.connections
      const kept = differ(campaign, rules) ? rules : null
      world.statements.push(statementOf(write.update(campaigns).set({ draftRules: kept }).where(eq(campaigns.id, id))))
      note(world, by, 'rules-drafted', id, { changed: Object.keys(rules).filter((name) => isChanged(campaign, rules, name as keyof CampaignRules)) })
    },
  })

/**
 * «Phát hành thể lệ»: the draft becomes the next version, for good, and the cutoffs of periods that have not begun follow it (RULES section 9).
 * Refuses `not-found`, `nothing-to-publish`, and what blocks: `prizes-get-stricter`, `over-budget`, `division-unknown`.
 */
export const publishRules = (store: Store, by: Actor, id: string, why: string): Promise<void> =>
  store.lane.do({
    name: 'publish-rules',
    touchesRegister: true,
    alone: async (world) => {
      const campaign = findCampaign(world, id)
      const rules = draftOf(campaign)
      if (!differ(campaign, rules)) throw new Refused('nothing-to-publish')
      refuseBlocked(problemsOf(world.register, rules, campaign), 'rules')
      const version = campaign.rulesVersion + 1
      const { write } = store.connections
      world.statements.push(
        statementOf(write.insert(rulesVersions).values({ campaignId: id, version, rules, publishedAt: world.now, publishedBy: by.staffId, note: why })),
        statementOf(write.update(campaigns).set({ draftRules: null }).where(eq(campaigns.id, id))),
      )
      moveCutoffs(world, campaign, rules.cutoffHours)
      note(world, by, 'rules-published', id, { version, note: why })
    },
  })

function moveCutoffs(world: World, campaign: Campaign, hours: number): void {
  const { write } = world.store.connections
  const ahead = campaign.periods.filter(({ firstDay, lastDay, cutoffAt }) => startOfDay(firstDay) > world.now && cutoffAt !== cutoffOf(lastDay, hours))
  for (const [lastDay, some] of Map.groupBy(ahead, (period) => period.lastDay)) {
    const ids = some.map(({ id }) => id)
    const where = and(eq(periods.campaignId, campaign.id), inArray(periods.id, ids))
    world.statements.push(
      statementOf(
        write
          .update(periods)
          .set({ cutoffAt: cutoffOf(lastDay, hours) })
          .where(where),
      ),
    )
  }
}

const isChanged = (campaign: Campaign, rules: CampaignRules, name: keyof CampaignRules) => canonical(rules[name]) !== canonical(draftOf(campaign)[name])
