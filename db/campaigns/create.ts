import type { NewCampaign } from '#contract/campaigns.ts'
import { Refused } from '#contract/refusals.ts'
import { defaultRules } from '#rules/defaults.ts'
import { cutoffOf, proposePeriods } from '#rules/periods.ts'
import { checkPrizeTable } from '#rules/prizes.ts'
import type { CampaignRules } from '#rules/words.ts'
import { makeCampaignKey } from '../campaign-keys.ts'
import type { Actor } from '../actor.ts'
import { randomId } from '../ids.ts'
import { campaignKeys, campaigns, periods, rulesVersions } from '../schema/index.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'

/** Makes a campaign from a template: its own key, its periods, its rules published as version 1. Answers its id. */
export const createCampaign = (store: Store, actor: Actor, asked: NewCampaign): Promise<string> =>
  store.lane.do({
    name: 'create-campaign',
    touchesRegister: true,
    alone: async (world) => {
      checkDays(asked)
      const id = randomId(store)
      const rules = rulesOf(asked)
      const { write } = store.connections
      const drafts = proposePeriods(asked, asked.periods)
      world.statements.push(
        statementOf(
          write.insert(campaigns).values({
            id,
            name: asked.name,
            theme: asked.theme,
            firstDay: asked.firstDay,
            lastDay: asked.lastDay,
            launchDay: asked.launchDay,
            template: asked.template,
            slogans: asked.slogans,
            planNumber: asked.planNumber,
            planDate: asked.planDate,
            goals: asked.goals,
            training: asked.training,
            createdAt: world.now,
          }),
        ),
        statementOf(write.insert(campaignKeys).values({ campaignId: id, ...makeCampaignKey(store.keys, id, store.random) })),
        statementOf(write.insert(rulesVersions).values({ campaignId: id, version: 1, rules, publishedAt: world.now, publishedBy: actor.staffId })),
        statementOf(
          write
            .insert(periods)
            .values(drafts.map((draft) => ({ id: randomId(store), campaignId: id, ...draft, cutoffAt: cutoffOf(draft.lastDay, rules.cutoffHours) }))),
        ),
      )
      world.audit.push({ at: world.now, by: actor.staffId, deviceId: actor.deviceId, act: 'campaign-created', subject: id })
      return id
    },
  })

function checkDays({ firstDay, lastDay, launchDay }: NewCampaign): void {
  if (lastDay < firstDay) throw new Refused('days-malformed', ['lastDay'])
  if (launchDay !== null && (launchDay < firstDay || launchDay > lastDay)) throw new Refused('launch-day-outside', ['launchDay'])
}

/** The template's rules with what this campaign changes; a prize table that gets stricter downwards is refused. */
function rulesOf(asked: NewCampaign): CampaignRules {
  const base = defaultRules()
  const { interruption, points, prizes, ...plain } = asked.settings
  const rules: CampaignRules = {
    ...base,
    ...(plain as Partial<CampaignRules>),
    interruption: { ...base.interruption, ...interruption },
    points: { ...base.points, ...points },
    prizes: prizes ?? base.prizes,
  }
  const table = checkPrizeTable(rules.prizes)
  if (!table.ok) throw new Refused(table.refusal, ['prizes'])
  return rules
}
