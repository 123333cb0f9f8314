import { createEffect, createMemo, createSignal, on } from 'solid-js'
import type { CampaignBundle } from '#contract/campaigns.ts'
import { checkPeriods, numberPeriods } from '#rules/check-periods.ts'
import { addDays, dayOf, daysBetween, isDay, startOfDay, type Day } from '#rules/days.ts'
import { cutoffOf, type PeriodDraft, proposePeriods } from '#rules/periods.ts'
import { setUpPeriods as t } from '../text/set-up-periods.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast } from './desk.ts'
import type { Person } from './person.ts'
import { setUpReads } from './set-up-reads.ts'

/** A period as it stands on the screen; `key` is the row's own, `id` that of the stored one. */
export type PeriodRow = { key: string; id: string | null; kind: PeriodDraft['kind']; firstDay: Day; lastDay: Day }
/** Why a row cannot be changed: it has begun, or it is the launch day, which stands on the campaign's head. */
export type Lock = 'begun' | 'launch' | null
export type Plan = 'from-first-day' | 'calendar'
const LONGEST = 7

/** The periods of a campaign, to be changed until each begins; all problems are said at their rows before anything is sent. */
export function createPeriods(app: App, person: Person) {
  const read = setUpReads(person).campaign()
  const campaign = () => read.value()?.of ?? null
  const [rows, setRows] = createSignal<PeriodRow[]>([])
  const [base, setBase] = createSignal('')
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const today = () => dayOf(app.device.now())
  let made = 0
  let taken = ''

  const spell = (of: readonly PeriodRow[]) => JSON.stringify(of.map(({ id, kind, firstDay, lastDay }) => [id, kind, firstDay, lastDay]))
  const dirty = createMemo(() => spell(rows()) !== base())
  function take(of: CampaignBundle): void {
    const stored = inDays(
      of.periods.filter(({ kind }) => kind !== 'phase').map(({ id, kind, firstDay, lastDay }) => ({ key: id, id, kind, firstDay, lastDay })),
    )
    taken = of.id
    setRows(stored)
    setBase(spell(stored))
  }
  createEffect(on(campaign, (of) => of && (of.id !== taken || !dirty()) && take(of)))

  const lockOf = (row: PeriodRow): Lock => (row.kind === 'day' ? 'launch' : isStored(row) && startOfDay(row.firstDay) <= app.device.now() ? 'begun' : null)
  /** A stored period that begins in the past has begun; a changed one has not, and may not. */
  const isStored = (row: PeriodRow) =>
    campaign()?.periods.some(({ id, firstDay, lastDay }) => id === row.id && firstDay === row.firstDay && lastDay === row.lastDay) ?? false
  const open = () => rows().filter((row) => lockOf(row) === null)
  const change = (key: string, days: Partial<Pick<PeriodRow, 'firstDay' | 'lastDay'>>) =>
    setRows(rows().map((row) => (row.key === key ? { ...row, ...days } : row)))

  const troubles = createMemo(() =>
    campaign() ? troublesOf(campaign()!, rows(), (row) => lockOf(row) === null && row.firstDay <= today()) : new Map<string, string>(),
  )
  const gaps = createMemo(() => (campaign() ? gapsOf(campaign()!, rows()) : []))
  /** Where one more period may stand: the first open days that have not come yet. */
  const free = createMemo(() => {
    const gap = gapsOf(campaign(), rows(), addDays(today(), 1))[0]
    const waves = rows().some(({ kind }) => kind === 'wave')
    if (!gap) return null
    const longest = addDays(gap.firstDay, waves ? 0 : LONGEST - 1)
    return { kind: waves ? ('wave' as const) : ('week' as const), firstDay: gap.firstDay, lastDay: longest < gap.lastDay ? longest : gap.lastDay }
  })

  function propose(plan: Plan): void {
    const of = campaign()
    if (!of) return
    const ids = rows().filter(({ kind }) => kind !== 'day')
    const weeks = proposePeriods({ ...of, launchDay: null }, plan).filter(({ kind }) => kind !== 'phase')
    // The nth week stays the nth: its id keeps its targets.
    const proposed = weeks.map((week, at) => ({ ...week, key: ids[at]?.key ?? `new-${made++}`, id: ids[at]?.id ?? null }))
    setRows(
      inDays([
        ...rows().filter(({ kind }) => kind === 'day'),
        ...proposed.map(({ key, id, kind, firstDay, lastDay }) => ({ key, id, kind, firstDay, lastDay })),
      ]),
    )
  }

  async function save(): Promise<boolean> {
    if (!dirty()) return true
    if (troubles().size > 0) return (deed.say(t.mend), false)
    const periods = rows().map(({ id, kind, firstDay, lastDay }) => ({ ...(id ? { id } : {}), kind, firstDay, lastDay }))
    const answer = await deed.send('POST', `/api/campaigns/${campaign()!.id}/periods`, { periods })
    if (!answer.ok) return false
    setBase(spell(rows()))
    toast.say(t.saved(open().length))
    await read.reload()
    await app.session.refresh()
    return true
  }

  return {
    ...{ read, campaign, rows, dirty, deed, toast, lockOf, change, gaps, free, propose, save },
    trouble: (key: string) => troubles().get(key) ?? null,
    /** «Tuần 3», as it will be called. */
    numbers: createMemo(() => new Map(numberPeriods(rows()).map(({ key, number }) => [key, number]))),
    cutoff: (row: PeriodRow) => {
      const stored = campaign()?.periods.find(({ id }) => id === row.id)
      return lockOf(row) === 'begun' && stored ? stored.cutoffAt : isDay(row.lastDay) ? cutoffOf(row.lastDay, campaign()?.rules.cutoffHours ?? 0) : null
    },
    /** Weeks may be shared out anew as long as none has begun. */
    unbegun: () => rows().every((row) => lockOf(row) !== 'begun') && rows().every(({ kind }) => kind !== 'wave'),
    add: () => free() && setRows(inDays([...rows(), { ...free()!, key: `new-${made++}`, id: null }])),
    remove: (key: string) => setRows(rows().filter((row) => row.key !== key)),
    /** The row after this one that it may swallow. */
    next: (row: PeriodRow) =>
      lockOf(row) === null && row.kind === 'week' ? (open().find((one) => one.kind === 'week' && one.firstDay > row.lastDay) ?? null) : null,
    join(row: PeriodRow, next: PeriodRow) {
      setRows(rows().flatMap((one) => (one.key === next.key ? [] : one.key === row.key ? [{ ...row, lastDay: next.lastDay }] : [one])))
    },
    undo: () => campaign() && take(campaign()!),
  }
}
export type Periods = ReturnType<typeof createPeriods>

const inDays = (rows: readonly PeriodRow[]) => rows.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : Number(one.firstDay > other.firstDay)))

/** The rule asked about each row alone, then with each row above it. */
function troublesOf(campaign: CampaignBundle, rows: readonly PeriodRow[], isPast: (row: PeriodRow) => boolean): Map<string, string> {
  const { firstDay, lastDay } = campaign
  const phase: PeriodDraft = { kind: 'phase', number: 1, firstDay, lastDay }
  const refusal = (...some: PeriodRow[]) => {
    const verdict = checkPeriods(campaign, [...some.map((row) => ({ ...row, number: 1 })), phase])
    return verdict.ok ? null : verdict.refusal
  }
  return new Map(
    rows.flatMap((row, at) => {
      const own = refusal(row)
      if (own) return [[row.key, t.troubles[own](firstDay, lastDay, row)] as const]
      const twice = rows.slice(0, at).find((other) => refusal(other, row) === 'periods-overlap')
      if (twice) return [[row.key, t.troubles['periods-overlap'](firstDay, lastDay, twice)] as const]
      return isPast(row) ? [[row.key, t.past] as const] : []
    }),
  )
}

/** Days of the campaign that no week holds; among waves there are always such. */
function gapsOf(campaign: CampaignBundle | null, rows: readonly PeriodRow[], from?: Day): { firstDay: Day; lastDay: Day }[] {
  if (!campaign) return []
  const held = inDays(rows.filter(({ kind, firstDay, lastDay }) => kind !== 'day' && isDay(firstDay) && isDay(lastDay)))
  const gaps: { firstDay: Day; lastDay: Day }[] = []
  let next = from !== undefined && from > campaign.firstDay ? from : campaign.firstDay
  for (const row of held) {
    if (row.firstDay > next) gaps.push({ firstDay: next, lastDay: addDays(row.firstDay, -1) })
    if (row.lastDay >= next) next = addDays(row.lastDay, 1)
  }
  if (next <= campaign.lastDay) gaps.push({ firstDay: next, lastDay: campaign.lastDay })
  return gaps
}

export const lengthOf = ({ firstDay, lastDay }: Pick<PeriodDraft, 'firstDay' | 'lastDay'>) => daysBetween(firstDay, lastDay) + 1
