import { changeRules, defaultRules } from '#rules/defaults.ts'
import { proposePeriods } from '#rules/periods.ts'
import { templateOf } from '#rules/templates.ts'
import type { TemplateName } from '#rules/words.ts'
import type { IconName } from '../icons/icons.ts'
import { campaignNew as t } from '../text/campaign-new.vi.ts'
import { dong, fullSpan } from '../text/format.ts'
import { lengthOf } from './set-up-campaign.ts'
import { prizeTable } from './set-up-prizes.ts'

/** Where and when a template was, and in a few lines what it brings along, counted from its own figures. */
export function templateFacts(name: TemplateName): { where: string; lines: { icon: IconName; words: string }[] } {
  const template = templateOf(name)
  const rules = changeRules(defaultRules(), template.rules)
  const periods = proposePeriods(template, template.periods)
  const { prizes, amount } = prizeTable(rules, { periods, divisions: [] })
  const of = (kind: string) => periods.filter((period) => period.kind === kind).length
  const spans = [
    t.facts.days(lengthOf(template)),
    ...(of('week') > 0 ? [t.facts.weeks(of('week'))] : []),
    ...(of('wave') > 0 ? [t.facts.waves(of('wave'))] : []),
    ...(of('day') > 0 ? [t.facts.launch] : []),
  ]
  const gift = rules.giftPer === 'none' ? t.facts.noGift : t.facts.gift
  return {
    where: `${t.from[name]}, ${fullSpan(template.firstDay, template.lastDay)}`,
    lines: [
      { icon: 'calendar', words: spans.join(', ') },
      { icon: 'flag', words: t.facts.goals(template.goals.length) },
      { icon: 'star', words: prizes > 0 && amount === 0 ? t.facts.certificates(prizes) : t.facts.prizes(prizes, dong(amount)) },
      { icon: 'mug', words: gift },
    ],
  }
}
