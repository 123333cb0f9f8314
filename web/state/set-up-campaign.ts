import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { CampaignBrief, CampaignBundle, CampaignChange, PeriodView } from '#contract/campaigns.ts'
import { dayOf, daysBetween, type Day } from '#rules/days.ts'
import { PERIOD_KINDS } from '#rules/words.ts'
import { setUpCampaign as t } from '../text/set-up-campaign.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast } from './desk.ts'
import type { Person } from './person.ts'
import { createRead } from './read.ts'
import { createHead, headBody, headOf } from './set-up-campaign-head.ts'

/** All campaigns, the newest first, and which of them one works in. */
export function createCampaigns(app: App, person: Person) {
  const read = createRead<{ campaigns: CampaignBrief[] }>(person.reads, () => '/api/campaigns')
  return {
    read,
    list: createMemo(() => (read.value()?.campaigns ?? []).toSorted((one, other) => (one.firstDay < other.firstDay ? 1 : -1))),
    isChosen: ({ id }: CampaignBrief) => id === person.campaignId(),
    stateOf: (one: CampaignBrief) => stateOf(one, dayOf(app.device.now())),
  }
}

export type Campaigns = ReturnType<typeof createCampaigns>

export const stateOf = ({ firstDay, lastDay }: { firstDay: Day; lastDay: Day }, today: Day): keyof typeof t.state =>
  today < firstDay ? 'coming' : today > lastDay ? 'past' : 'running'

/** The head of one campaign, to be changed; its days until it begins. */
export function createCampaignEdit(app: App, person: Person, id: () => string) {
  const read = createRead<CampaignBundle>(person.reads, () => `/api/campaigns/${encodeURIComponent(id())}`)
  const form = createHead(EMPTY)
  const [base, setBase] = createSignal<CampaignBundle | null>(null)
  const [moving, setMoving] = createSignal(false)
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)

  const changed = createMemo((): CampaignChange => {
    const of = base()
    if (!of) return {}
    const [now, before] = [headBody({ ...form.head, goals: [...form.head.goals] }), headBody(headOf(of))]
    const names = (Object.keys(now) as (keyof CampaignChange)[]).filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]))
    return Object.fromEntries(names.map((name) => [name, now[name]]))
  })
  const dirty = () => Object.keys(changed()).length > 0
  const take = (of: CampaignBundle) => {
    setBase(of)
    form.take(headOf(of))
  }
  createEffect(on(read.value, (of) => of && (base()?.id !== of.id || !dirty()) && take(of)))

  async function save(): Promise<boolean> {
    form.setAsked(true)
    if (!dirty()) return true
    if (!form.isGood()) return (deed.say(t.mend), false)
    const body = changed()
    const moves = ['firstDay', 'lastDay', 'launchDay'].some((name) => name in body)
    const answer = await deed.send<CampaignBundle>('PATCH', `/api/campaigns/${id()}`, body)
    if (!answer.ok) {
      if (form.refuse(answer.failure)) deed.say(t.mend)
      return false
    }
    form.setAsked(false)
    setBase((of) => of && { ...of, ...(body as Partial<CampaignBundle>) })
    toast.say(moves ? t.savedMoved : t.saved)
    await read.reload()
    await app.session.refresh()
    return true
  }

  async function switchHere(): Promise<void> {
    setMoving(true)
    if (!(await app.session.choose(id()))) deed.say(t.switchFailed)
    setMoving(false)
  }

  return {
    ...{ read, form, deed, toast, dirty, save, switchHere, moving },
    isHere: () => person.campaignId() === id(),
    begun: () => base() !== null && base()!.rulesVersion > 0 && base()!.firstDay <= dayOf(app.device.now()),
    /** Other days share the periods out anew. */
    moves: () => 'firstDay' in changed() || 'lastDay' in changed() || 'launchDay' in changed(),
    undo: () => base() && take(base()!),
  }
}
export type CampaignEdit = ReturnType<typeof createCampaignEdit>

export const EMPTY = { name: '', theme: '', slogans: '', planNumber: '', planDate: '', firstDay: '', lastDay: '', launchDay: '', goals: [] }

/** As they are proposed: the launch day, the weeks, the whole. */
export const inOrder = (periods: PeriodView[]): PeriodView[] =>
  periods.toSorted((one, other) => PERIOD_KINDS.indexOf(one.kind) - PERIOD_KINDS.indexOf(other.kind) || one.number - other.number)

export const lengthOf = ({ firstDay, lastDay }: { firstDay: Day; lastDay: Day }) => daysBetween(firstDay, lastDay) + 1
