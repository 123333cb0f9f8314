import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { CampaignBundle } from '#contract/campaigns.ts'
import { addMonths, dayOf, isDay, monthOf, type Day } from '#rules/days.ts'
import { changeRules, defaultRules } from '#rules/defaults.ts'
import { planOf } from '#rules/period-plans.ts'
import { type PeriodDraft, type PeriodPlan, proposePeriods } from '#rules/periods.ts'
import { shiftTemplate, type Template, templateOf } from '#rules/templates.ts'
import { type CampaignRules, type TemplateName, TEMPLATES } from '#rules/words.ts'
import { campaignNew as t } from '../text/campaign-new.vi.ts'
import { setUpCampaign } from '../text/set-up-campaign.vi.ts'
import type { App } from './app.ts'
import { moveWaves, saturdaysOf, waveTroubles } from './campaign-new-waves.ts'
import { createDeed } from './desk.ts'
import { createHead, headBody } from './set-up-campaign-head.ts'
import { EMPTY } from './set-up-campaign.ts'
import { prizeTable } from './set-up-prizes.ts'

export const PLANS = ['from-first-day', 'calendar', 'days'] as const
export type PlanName = (typeof PLANS)[number]
export const templateHref = (name: TemplateName) => `/thiet-lap/dot/moi?mau=${name}`
export const copyHref = (id: string) => `/thiet-lap/dot/moi?chep=${encodeURIComponent(id)}`

/** What a new campaign is made after: a template, or an earlier campaign with its own rules. */
export type Source = { template: Template; copied: CampaignBundle | null }

/** A campaign before it is stored: prefilled from a template or an earlier one, with what it comes to. */
export function createCampaignNew(app: App, wanted: () => { template: string; copyOf: string }, done: () => void) {
  const today = dayOf(app.device.now())
  const [source, setSource] = createSignal<Source | null>(null)
  const [plan, setPlan] = createSignal<PlanName>('from-first-day')
  const [waves, setWaves] = createSignal<Day[]>([])
  const [training, setTraining] = createSignal(false)
  const form = createHead(EMPTY)
  const deed = createDeed(app)
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
    ...{
      source,
      startFrom,
      startCopy,
      leave: () => setSource(null),
      form,
      setFirstDay,
      plan,
      setPlan,
      waves,
      setWaves,
      waveTrouble,
      periods,
      rules,
      training,
      setTraining,
      deed,
      go,
    },
    /** What the rules that come along give, over the periods that are proposed. */
    prizes: createMemo(() => prizeTable(rules(), { periods: periods(), divisions: divisionsOf(source()?.copied ?? null) })),
    saturdays: () => setWaves(saturdaysOf(form.head)),
    dirty: () => source() !== null && form.head.name.trim() !== '',
  }
}
export type CampaignNew = ReturnType<typeof createCampaignNew>

const headFields = ({ firstDay, lastDay, launchDay, goals }: Template) => ({ firstDay, lastDay, launchDay: launchDay ?? '', goals: structuredClone(goals) })
const divisionsOf = (copied: CampaignBundle | null) => [...new Set((copied?.teams ?? []).map(({ division }) => division))]
const isSaturdays = (of: Template) => typeof of.periods === 'object' && of.periods.days.join(' ') === saturdaysOf(of).join(' ')

/** A whole month begins with a month, any other campaign today. */
function firstDayFor(name: TemplateName, today: Day): Day {
  if (name !== 'campaign-month' || today.endsWith('-01')) return today
  return `${monthOf(addMonths(`${monthOf(today)}-01`, 1))}-01`
}

/** An earlier campaign as something to start from; its rules are copied by the server. */
function templateFrom(of: CampaignBundle): Template {
  const weeks = of.periods.filter(({ kind }) => kind !== 'phase')
  const periods = planOf(of, weeks)
  const { firstDay, lastDay, launchDay, theme, slogans, goals } = of
  const copied: Template = {
    name: of.template as TemplateName,
    firstDay,
    lastDay,
    launchDay,
    periods,
    saturdays: false,
    rules: {},
    theme,
    slogans,
    planNumber: null,
    planDate: null,
    goals,
  }
  return { ...copied, saturdays: isSaturdays(copied) }
}
