import { createMemo, createSignal } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import type { CampaignBundle } from '#contract/campaigns.ts'
import { daysBetween, isDay, type Day } from '#rules/days.ts'
import type { Goal } from '#rules/goals.ts'
import type { Failure } from '../device/api.ts'
import { fullDay, shortDay } from '../text/format.ts'
import { setUpCampaign as t } from '../text/set-up-campaign.vi.ts'
import { sentenceOf } from './desk.ts'
import { goalTroubles } from './set-up-goals.ts'

/** What stands on a campaign's head, as fields hold it: what is not given is empty. */
export type Head = {
  name: string
  theme: string
  slogans: string
  planNumber: string
  planDate: Day
  firstDay: Day
  lastDay: Day
  launchDay: Day
  goals: Goal[]
}
export type HeadField = Exclude<keyof Head, 'goals'>

const LONGEST = 731
const MOST_SLOGANS = 20
const LONGEST_SLOGAN = 200

/** The fields of a campaign's head with what is wrong at each, for a new one and for one that is changed. */
export function createHead(initial: Head) {
  const [head, setHead] = createStore<Head>(structuredClone(initial))
  const [asked, setAsked] = createSignal(false)
  const [refused, setRefused] = createSignal<{ field: string; words: string } | null>(null)

  const set = <Name extends keyof Head>(name: Name, value: Head[Name]) => {
    setRefused(null)
    setHead(name, () => value)
  }
  const goals = createMemo(() => head.goals.map((goal) => goalTroubles(goal, head)))
  const standing = createMemo(() => standingTroubles(head))
  const missing = createMemo(() => missingTroubles(head))
  const trouble = (field: HeadField): string | null => {
    if (refused()?.field === field) return refused()!.words
    return standing()[field] ?? (asked() ? (missing()[field] ?? null) : null)
  }

  return {
    ...{ head, set, trouble, setAsked },
    take: (next: Partial<Head>) => setHead(next),
    whole: (): Head => unwrap(head),
    /** What is wrong at a goal's fields; what is missing only once somebody wanted to go on. */
    goalTrouble: (at: number, field: string): string | null => (asked() ? (goals()[at]?.[field as 'label'] ?? null) : null),
    goalIsWrong: (at: number) => refused()?.field === `goals.${at}` || (asked() && Object.keys(goals()[at] ?? {}).length > 0),
    goalRefused: (at: number) => (refused()?.field === `goals.${at}` ? refused()!.words : null),
    isGood: () => Object.keys({ ...standing(), ...missing() }).length === 0 && goals().every((one) => Object.keys(one).length === 0),
    /** Says a refusal at the field that it names; false when it names none of these. */
    refuse(failure: Failure): boolean {
      const field = failure.kind === 'refused' ? (failure.fields[0] ?? '') : ''
      const known = field in head || field.startsWith('goals.')
      setRefused(known ? { field: field.startsWith('goals.') ? field.split('.').slice(0, 2).join('.') : field, words: sentenceOf(failure) } : null)
      return known
    },
  }
}
export type HeadForm = ReturnType<typeof createHead>

/** Figures that cannot be, said at once. */
function standingTroubles({ firstDay, lastDay, launchDay, slogans, planDate }: Head): Partial<Record<HeadField, string>> {
  const stand = isDay(firstDay) && isDay(lastDay)
  const lines = sloganLines(slogans)
  return {
    ...(isDay(firstDay) ? {} : { firstDay: t.dayFirst }),
    ...(isDay(lastDay) ? {} : { lastDay: t.dayFirst }),
    ...(stand && lastDay < firstDay ? { lastDay: t.lastWrong } : {}),
    ...(stand && daysBetween(firstDay, lastDay) >= LONGEST ? { lastDay: t.tooLong } : {}),
    ...(stand && launchDay !== '' && (launchDay < firstDay || launchDay > lastDay) ? { launchDay: t.launchWrong(shortDay(firstDay), fullDay(lastDay)) } : {}),
    ...(planDate === '' || isDay(planDate) ? {} : { planDate: t.dayFirst }),
    ...(lines.length > MOST_SLOGANS ? { slogans: t.slogansMany(MOST_SLOGANS) } : {}),
    ...(lines.some((line) => line.length > LONGEST_SLOGAN) ? { slogans: t.sloganLong(LONGEST_SLOGAN) } : {}),
  }
}

const missingTroubles = ({ name, theme }: Head): Partial<Record<HeadField, string>> => ({
  ...(name.trim() ? {} : { name: t.nameFirst }),
  ...(theme.trim() ? {} : { theme: t.themeFirst }),
})

const sloganLines = (slogans: string): string[] =>
  slogans
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** The head as the server takes it. */
export const headBody = ({ name, theme, slogans, planNumber, planDate, firstDay, lastDay, launchDay, goals }: Head) => ({
  ...{ name: name.trim(), theme: theme.trim(), slogans: sloganLines(slogans), planNumber: planNumber.trim() || null, planDate: planDate || null },
  ...{ firstDay, lastDay, launchDay: launchDay || null },
  goals: goals.map((goal) => ({ ...goal, label: goal.label.trim(), source: goal.source.trim() })),
})

/** The head of a campaign that is there. */
export const headOf = ({ name, theme, slogans, planNumber, planDate, firstDay, lastDay, launchDay, goals }: Omit<CampaignBundle, 'id'>): Head => ({
  ...{ name, theme, slogans: slogans.join('\n'), planNumber: planNumber ?? '', planDate: planDate ?? '', firstDay, lastDay, launchDay: launchDay ?? '' },
  goals: structuredClone(goals),
})
