import { createMemo, createSignal } from 'solid-js'
import type { CampaignBundle, PeriodView } from '#contract/campaigns.ts'
import { addDays, dayOf, daysBetween, isDay, type Day } from '#rules/days.ts'
import { defaultRules, prizeCount, prizeTotal } from '#rules/defaults.ts'
import { type PeriodDraft, proposePeriods } from '#rules/periods.ts'
import { PERIOD_KINDS, type PrizeRow } from '#rules/words.ts'
import { fullDay, shortDay } from '../text/format.ts'
import { setUpCampaign as t } from '../text/set-up.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'

const TEMPLATE_DAYS = 35
export const PLANS = ['from-first-day', 'calendar'] as const
export type Plan = (typeof PLANS)[number]
export type PrizeSums = { parts: { label: string; prizes: number; amount: number }[]; prizes: number; amount: number }

/** A campaign from the template: its days, and what they come to before anything is stored. */
export function createCampaignForm(app: App, done: () => void) {
  const today = dayOf(app.device.now())
  const [name, setName] = createSignal('')
  const [theme, setTheme] = createSignal<string>(t.themeProposed)
  const [firstDay, writeFirstDay] = createSignal<Day>(today)
  const [lastDay, setLastDay] = createSignal<Day>(addDays(today, TEMPLATE_DAYS - 1))
  const [launchDay, setLaunchDay] = createSignal<Day>('')
  const [plan, setPlan] = createSignal<Plan>('from-first-day')
  const [asked, setAsked] = createSignal(false)
  const deed = createDeed(app)

  /** The last day goes along, so that the campaign keeps its length. */
  function setFirstDay(day: Day): void {
    const length = isDay(firstDay()) && isDay(lastDay()) ? Math.max(0, daysBetween(firstDay(), lastDay())) : TEMPLATE_DAYS - 1
    writeFirstDay(day)
    if (isDay(day)) setLastDay(addDays(day, length))
  }

  const daysStand = () => isDay(firstDay()) && isDay(lastDay()) && firstDay() <= lastDay()
  const launchStands = () => launchDay() === '' || (daysStand() && firstDay() <= launchDay() && launchDay() <= lastDay())
  const periods = createMemo((): PeriodDraft[] =>
    daysStand() ? proposePeriods({ firstDay: firstDay(), lastDay: lastDay(), launchDay: launchStands() ? launchDay() || null : null }, plan()) : [],
  )
  const trouble = {
    name: () => (asked() && !name().trim() ? t.nameFirst : null),
    theme: () => (asked() && !theme().trim() ? t.themeFirst : null),
    firstDay: () => (isDay(firstDay()) ? null : t.dayFirst),
    lastDay: () => (!isDay(lastDay()) ? t.dayFirst : isDay(firstDay()) && lastDay() < firstDay() ? t.lastWrong : null),
    launchDay: () => (launchStands() || !daysStand() ? null : t.launchWrong(shortDay(firstDay()), fullDay(lastDay()))),
  }

  async function go(): Promise<void> {
    setAsked(true)
    if (deed.busy() || Object.values(trouble).some((of) => of() !== null)) return
    const body = {
      template: '35-days',
      name: name().trim(),
      theme: theme().trim(),
      firstDay: firstDay(),
      lastDay: lastDay(),
      launchDay: launchDay() || null,
      periods: plan(),
    }
    const answer = await deed.send<CampaignBundle>('POST', '/api/campaigns', body)
    if (!answer.ok) return
    await app.session.refresh()
    done()
  }

  return {
    ...{ name, setName, theme, setTheme, firstDay, setFirstDay, lastDay, setLastDay, launchDay, setLaunchDay, plan, setPlan, periods, trouble, deed, go },
    prizes: createMemo(() => prizeSums(periods(), defaultRules().prizes)),
  }
}
export type CampaignForm = ReturnType<typeof createCampaignForm>

/** What a prize table comes to over these periods, by kind of period and in all. */
export function prizeSums(periods: readonly Pick<PeriodDraft, 'kind'>[], prizes: readonly PrizeRow[]): PrizeSums {
  const weeks = periods.filter(({ kind }) => kind === 'week' || kind === 'wave').length
  const launches = periods.filter(({ kind }) => kind === 'day').length
  const of = (rows: readonly PrizeRow[]) => ({ prizes: prizeCount(rows, weeks, launches), amount: prizeTotal(rows, weeks, launches) })
  const part = (label: string, ...kinds: PrizeRow['period'][]) => ({ label, ...of(prizes.filter(({ period }) => kinds.includes(period))) })
  const parts = [part(t.prizeParts.day, 'day'), part(t.prizeParts.week(weeks), 'week', 'wave'), part(t.prizeParts.phase, 'phase')]
  return { parts: parts.filter((one) => one.prizes > 0), ...of(prizes) }
}

/** As they are proposed: the launch day, the weeks, the whole. */
export const inOrder = (periods: PeriodView[]): PeriodView[] =>
  periods.toSorted((one, other) => PERIOD_KINDS.indexOf(one.kind) - PERIOD_KINDS.indexOf(other.kind) || one.number - other.number)

/** A period that has not begun is open for entries only by name. */
export const stateWord = (period: PeriodView, today: Day): keyof typeof t.states =>
  period.state === 'open' && period.firstDay > today ? 'ahead' : period.state

export const lengthOf = ({ firstDay, lastDay }: Pick<PeriodDraft, 'firstDay' | 'lastDay'>) => daysBetween(firstDay, lastDay) + 1
