import type { NewCampaign } from '#contract/campaigns.ts'
import { Refused } from '#contract/refusals.ts'
import { changeRules, defaultRules } from '#rules/defaults.ts'
import { cutoffOf, proposePeriods } from '#rules/periods.ts'
import { templateOf } from '#rules/templates.ts'
import type { CampaignRules } from '#rules/words.ts'
import { makeCampaignKey } from '../campaign-keys.ts'
import type { Actor } from '../actor.ts'
import { randomId } from '../ids.ts'
import type { World } from '../lane/world.ts'
import type { Campaign } from '../register.ts'
import { campaignKeys, campaignOffices, campaigns, periods, rulesVersions, teams } from '../schema/index.ts'
import { note, upsert } from '../set-up/kind.ts'
import { statementOf } from '../statements.ts'
import type { Store } from '../store.ts'
import { checkDays, checkGoals, demandPeriods } from './check.ts'
import { problemsOf, refuseBlocked } from './problems.ts'

/**
 * Makes a campaign from a template, or as a copy of an earlier one: its own key, its periods, and its rules, published as version 1 or kept as a draft. Answers its id.
 * Refuses `days-malformed`, `launch-day-outside`, `goal-days-malformed`, `campaign-unknown` (`copyOf`), what is wrong with the periods, and what blocks a publication.
 */
export const createCampaign = (store: Store, actor: Actor, asked: NewCampaign): Promise<string> =>
  store.lane.do({
    name: 'create-campaign',
    touchesRegister: true,
    alone: async (world) => {
      const copied = copiedBy(world, asked)
      checkDays(asked)
      checkGoals(asked, asked.goals)
      const drafts = proposePeriods(asked, asked.periods)
      demandPeriods(asked, drafts)
      const base = copied ? copied.rules : changeRules(defaultRules(), templateOf(asked.template).rules)
      const rules = changeRules(base, asked.settings)
      if (asked.publish) refuseUnfit(world, rules, drafts, copied)
      const id = randomId(store)
      keepCampaign(world, id, asked, rules, actor)
      const rows = drafts.map((draft) => ({ id: randomId(store), campaignId: id, ...draft, cutoffAt: cutoffOf(draft.lastDay, rules.cutoffHours) }))
      upsert(world, periods, rows, ['id'])
      if (copied) copyPlaces(world, id, copied)
      note(world, actor, 'campaign-created', id, { template: asked.template, copyOf: asked.copyOf, training: asked.training, published: asked.publish })
      return id
    },
  })

function copiedBy({ register }: World, { copyOf }: NewCampaign): Campaign | null {
  if (copyOf === null) return null
  const campaign = register.campaigns.get(copyOf)
  if (!campaign) throw new Refused('campaign-unknown', ['copyOf'])
  return campaign
}

/** Without teams nobody can say yet which divisions there will be: their names are asked about when rules are published next. */
function refuseUnfit({ register }: World, rules: CampaignRules, drafts: { kind: Campaign['periods'][number]['kind'] }[], copied: Campaign | null): void {
  const problems = problemsOf(register, rules, { periods: drafts, teams: copied?.teams ?? new Map(), targets: [] })
  refuseBlocked(copied ? problems : problems.filter(({ code }) => code !== 'division-unknown'), 'settings')
}

function keepCampaign(world: World, id: string, asked: NewCampaign, rules: CampaignRules, actor: Actor): void {
  const { store } = world
  const { write } = store.connections
  const { name, theme, firstDay, lastDay, launchDay, template, slogans, planNumber, planDate, goals, training } = asked
  const head = { id, name, theme, firstDay, lastDay, launchDay, template, slogans, planNumber, planDate, goals, training, createdAt: world.now }
  world.statements.push(
    statementOf(write.insert(campaigns).values({ ...head, draftRules: asked.publish ? null : rules })),
    statementOf(write.insert(campaignKeys).values({ campaignId: id, ...makeCampaignKey(store.keys, id, store.random) })),
  )
  if (!asked.publish) return
  const version = { campaignId: id, version: 1, rules, publishedAt: world.now, publishedBy: actor.staffId }
  world.statements.push(statementOf(write.insert(rulesVersions).values(version)))
}

/** The teams with their divisions and usual counters, and the list of counters. */
function copyPlaces(world: World, campaignId: string, copied: Campaign): void {
  const joining = [...copied.teams.values()].map((team) => ({ ...team, campaignId }))
  if (joining.length > 0) upsert(world, teams, joining, ['campaignId', 'organisationId'])
  const offices = copied.officeIds.map((officeId) => ({ campaignId, officeId }))
  if (offices.length > 0) upsert(world, campaignOffices, offices, ['campaignId', 'officeId'])
}
