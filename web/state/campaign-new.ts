import { createEffect, createMemo, createSignal, on, untrack } from 'solid-js'
import type { CampaignBundle } from '#contract/campaigns.ts'
import { dayOf, isDay, type Day } from '#rules/days.ts'
import { changeRules, defaultRules } from '#rules/defaults.ts'
import { type PeriodDraft, type PeriodPlan, proposePeriods } from '#rules/periods.ts'
import { shiftTemplate, type Template, templateOf } from '#rules/templates.ts'
import { type CampaignRules, type TemplateName, TEMPLATES } from '#rules/words.ts'
import { campaignNew as t } from '../text/campaign-new.vi.ts'
import { setUpCampaign } from '../text/set-up-campaign.vi.ts'
import type { App } from './app.ts'
import { divisionsOf, firstDayFor, headFields, isSaturdays, type Source, templateFrom } from './campaign-new-source.ts'
import { moveWaves, saturdaysOf, waveTroubles } from './campaign-new-waves.ts'
import { createDeed } from './desk.ts'
import { createHead, headBody } from './set-up-campaign-head.ts'
import { EMPTY } from './set-up-campaign.ts'
import { prizeTable } from './set-up-prizes.ts'

export const PLANS = ['from-first-day', 'calendar', 'days'] as const
export type PlanName = (typeof PLANS)[number]

/** A campaign before it is stored: prefilled from a template or an earlier one, with what it comes to. */
export function createCampaignNew(app: App, wanted: () => { template: string; copyOf: string }, done: () => void) {
  const today = dayOf(app.device.now())
  const [source, setSource] = createSignal<Source | null>(null)
  const [plan, setPlan] = createSignal<PlanName>('from-first-day')
  const [waves, setWaves] = createSignal<Day[]>([])
  const [training, setTraining] = createSignal(false)
  const form = createHead(EMPTY)
  const deed = createDeed(app)
  const [filled, setFilled] = createSignal('')
  const spell = () => JSON.stringify([form.head, plan(), waves(), training()])
  /** The last first day that stood, from which all others are moved. */
  let anchor: Template | null = null

  function start(template: Template, copied: CampaignBundle | null, firstDay: Day): void {
    const moved = shiftTemplate(template, firstDay)
    setSource({ template, copied })
    setTraining(false)
    form.setAsked(false)
    form.take({
      ...headFields(moved),
      name: '',
      theme: moved.theme,
      slogans: moved.slogans.join('\n'),
      planNumber: moved.planNumber ?? '',
      planDate: moved.planDate ?? '',
    })
    setPlan(typeof moved.periods === 'object' ? 'days' : moved.periods)
    setWaves(typeof moved.periods === 'object' ? [...moved.periods.days] : [])
    anchor = moved
    setFilled(untrack(spell))
  }
  const startFrom = (name: TemplateName) => start(templateOf(name), null, firstDayFor(name, today))

  async function startCopy(id: string): Promise<void> {
    deed.say(null)
    const answer = await app.device.api.get<CampaignBundle>(`/api/campaigns/${id}`)
    if (!answer.ok || !answer.value) deed.say(t.copyFailed)
    else if (wanted().copyOf === id) start(templateFrom(answer.value), answer.value, firstDayFor(answer.value.template as TemplateName, today))
  }

  createEffect(
    on([() => wanted().template, () => wanted().copyOf], ([name, id]) => {
      const template = TEMPLATES.find((one) => one === name)
      if (template) startFrom(template)
      else if (id) void startCopy(id)
      else setSource(null)
    }),
  )

  /** The other days go along, as they stand now. */
  function setFirstDay(day: Day): void {
    form.set('firstDay', day)
    if (!isDay(day) || !anchor) return
    const { lastDay, launchDay, goals } = form.whole()
    const standing = isDay(lastDay) && lastDay >= anchor.firstDay
    const now = {
      ...anchor,
      lastDay: standing ? lastDay : anchor.lastDay,
      launchDay: isDay(launchDay) ? launchDay : null,
      goals: structuredClone(goals),
      periods: currentPlan(),
    }
    const moved = shiftTemplate({ ...now, saturdays: anchor.saturdays && isSaturdays(now) }, day)
    form.take(headFields(moved))
    if (typeof moved.periods === 'object') setWaves([...moved.periods.days])
    else setWaves(moveWaves(waves(), anchor.firstDay, day))
    anchor = moved
  }

  const currentPlan = (): PeriodPlan => (plan() === 'days' ? { days: waves() } : (plan() as 'calendar'))
  const stands = () => isDay(form.head.firstDay) && isDay(form.head.lastDay) && form.head.firstDay <= form.head.lastDay
  const waveTrouble = createMemo(() => (plan() === 'days' ? waveTroubles(waves(), form.head) : new Map<number, string>()))
  const periods = createMemo((): PeriodDraft[] => {
    const { firstDay, lastDay, launchDay } = form.head
    if (!stands() || form.trouble('lastDay') !== null) return []
    const launch = isDay(launchDay) && form.trouble('launchDay') === null ? launchDay : null
    return proposePeriods(
      { firstDay, lastDay, launchDay: launch },
      plan() === 'days' ? { days: waves().filter((_, at) => !waveTrouble().has(at)) } : currentPlan(),
    )
  })
  const rules = createMemo((): CampaignRules => {
    const { copied, template } = source() ?? {}
    return copied?.rules ?? changeRules(defaultRules(), template?.rules ?? {})
  })

  async function go(): Promise<boolean> {
    form.setAsked(true)
    const from = source()
    if (deed.busy() || !from) return false
    if (!form.isGood() || waveTrouble().size > 0 || (plan() === 'days' && waves().length === 0)) return (deed.say(setUpCampaign.mend), false)
    const answer = await deed.send<CampaignBundle>('POST', '/api/campaigns', {
      ...headBody(form.whole()),
      ...{ template: from.template.name, copyOf: from.copied?.id ?? null, training: training(), publish: false, periods: currentPlan() },
    })
    if (!answer.ok) {
      if (form.refuse(answer.failure)) deed.say(setUpCampaign.mend)
      return false
    }
    setSource(null)
    await app.session.choose(answer.value!.id)
    done()
    return true
  }

  return {
    ...{ source, form, setFirstDay, plan, setPlan, waves, setWaves, waveTrouble, periods, rules, training, setTraining, deed, go },
    /** What the rules that come along give, over the periods that are proposed. */
    prizes: createMemo(() => prizeTable(rules(), { periods: periods(), divisions: divisionsOf(source()?.copied ?? null) })),
    saturdays: () => setWaves(saturdaysOf(form.head)),
    dirty: createMemo(() => source() !== null && spell() !== filled()),
  }
}
export type CampaignNew = ReturnType<typeof createCampaignNew>
