import type { CampaignBrief } from '#contract/campaigns.ts'
import type { Me } from '#contract/sessions.ts'
import type { Day } from '#rules/days.ts'
import type { Api } from '../device/api.ts'

/** What a person asked to see, and on which day. */
export type Choice = { id: string; day: Day }
/** Who asks: only an organiser sees a campaign whose rules are not published yet. */
type Asks = { today: Day; organises: boolean }

const runs = ({ firstDay, lastDay }: CampaignBrief, today: Day) => firstDay <= today && today <= lastDay

/** The campaign that the phone logs for by itself: the one that runs today, else the next to come, else the last that was. A dry run only while nothing real runs. */
export function pickCampaign(campaigns: readonly CampaignBrief[], { today, organises }: Asks): string | null {
  const seen = campaigns.filter((one) => one.published || organises).toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1))
  const real = seen.filter((one) => !one.training)
  const running = (among: CampaignBrief[]) => among.findLast((one) => runs(one, today) && one.published) ?? among.findLast((one) => runs(one, today))
  const apart = (among: CampaignBrief[]) => among.find((one) => one.firstDay > today) ?? among.at(-1)
  const training = seen.filter((one) => one.training)
  return (running(real) ?? running(training) ?? apart(real) ?? apart(training))?.id ?? null
}

/**
 * Whether a choice still holds: for its day always, then as long as its campaign runs, an organiser's also until it begins.
 * A dry run left open does not swallow real entries: beside a real campaign that runs it holds for the day alone.
 */
export function holds(choice: Choice, campaigns: readonly CampaignBrief[], { today, organises }: Asks): boolean {
  const chosen = campaigns.find((one) => one.id === choice.id && (one.published || organises))
  if (!chosen) return false
  if (choice.day === today) return true
  if (chosen.training && campaigns.some((one) => !one.training && one.published && runs(one, today))) return false
  return runs(chosen, today) || (organises && chosen.firstDay > today)
}

/** The campaign to work in; `undefined` when the network did not say. Asks for the days only when there is something to choose. */
export async function chooseCampaign(api: Api, me: Me, today: Day, choice: Choice | null): Promise<string | null | undefined> {
  if (me.campaigns.length < 2) return me.campaigns[0]?.id ?? null
  const answer = await api.get<{ campaigns: CampaignBrief[] }>('/api/campaigns')
  if (!answer.ok || !answer.value) return undefined
  const { campaigns } = answer.value
  const asks = { today, organises: me.assignments.some(({ role }) => role === 'organiser') }
  return choice && holds(choice, campaigns, asks) ? choice.id : pickCampaign(campaigns, asks)
}
