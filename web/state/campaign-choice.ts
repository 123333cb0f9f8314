import type { CampaignBrief } from '#contract/campaigns.ts'
import type { Me } from '#contract/sessions.ts'
import type { Day } from '#rules/days.ts'
import type { Api } from '../device/api.ts'

/** The campaign that the phone logs for: the one that runs today, else the next to come, else the last that was. */
export function pickCampaign(campaigns: readonly CampaignBrief[], today: Day): string | null {
  const byStart = campaigns.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1))
  const running = byStart.findLast((one) => one.firstDay <= today && today <= one.lastDay)
  const coming = byStart.find((one) => one.firstDay > today)
  return (running ?? coming ?? byStart.at(-1))?.id ?? null
}

/** Asks for the days only when there is something to choose. */
export async function chooseCampaign(api: Api, me: Me, today: Day): Promise<string | null> {
  if (me.campaigns.length < 2) return me.campaigns[0]?.id ?? null
  const answer = await api.get<{ campaigns: CampaignBrief[] }>('/api/campaigns')
  return answer.ok && answer.value ? pickCampaign(answer.value.campaigns, today) : null
}
