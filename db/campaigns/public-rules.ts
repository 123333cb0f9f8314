import { desc, eq } from 'drizzle-orm'
import { Refused } from '#contract/refusals.ts'
import type { PublicRules } from '#contract/rules.ts'
import { completeRules } from '#rules/defaults.ts'
import { rulesVersions } from '../schema/index.ts'
import type { Store } from '../store.ts'
import { divisionsAmong } from './problems.ts'

/** A published version that anyone may read, the newest without a number. A dry run, a draft and what never was are `not-found` alike. */
export async function readPublicRules(store: Store, id: string, wanted: number | undefined): Promise<PublicRules> {
  const campaign = store.register.campaigns.get(id)
  const stored = await store.connections.read.select().from(rulesVersions).where(eq(rulesVersions.campaignId, id)).orderBy(desc(rulesVersions.version))
  const found = wanted === undefined ? stored[0] : stored.find(({ version }) => version === wanted)
  if (!campaign || campaign.training || !found) throw new Refused('not-found')
  const { name, theme, planNumber, planDate, firstDay, lastDay, launchDay, training } = campaign
  return {
    ...{ campaignId: id, name, theme, planNumber, planDate, firstDay, lastDay, launchDay, training },
    ...{ version: found.version, publishedAt: found.publishedAt, note: found.note },
    rules: completeRules(found.rules),
    periods: campaign.periods.map(({ kind, number, firstDay: from, lastDay: to, cutoffAt }) => ({ kind, number, firstDay: from, lastDay: to, cutoffAt })),
    divisions: divisionsAmong(campaign),
    versions: stored.map(({ version, publishedAt, note }) => ({ version, publishedAt, note })),
  }
}
