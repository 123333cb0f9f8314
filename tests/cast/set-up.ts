import type { CampaignBundle } from '#contract/campaigns.ts'
import { shiftTemplate, templateOf } from '#rules/templates.ts'
import type { TemplateName } from '#rules/words.ts'
import type { Answer, Person } from './house.ts'

/** The body of a new campaign as the screen sends it: a template, on its own days or begun on another, with what differs. */
export function newCampaign(name: TemplateName, more: Record<string, unknown> = {}, firstDay?: string): Record<string, unknown> {
  const template = templateOf(name)
  const { rules: _rules, saturdays: _saturdays, name: _name, ...head } = firstDay ? shiftTemplate(template, firstDay) : template
  return { ...head, template: name, name: `Đợt ${name}`, ...more }
}

export const make = (organiser: Person, body: Record<string, unknown>): Promise<Answer<CampaignBundle & { code?: string; fields?: string[]; detail?: any }>> =>
  organiser.post('/api/campaigns', body)
