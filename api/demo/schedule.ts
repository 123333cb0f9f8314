import { addDays, daysBetween } from '#rules/days.ts'
import type { Chance } from './chance.ts'
import { makePlanner, type Fate, type Planned, type Wish } from './entries.ts'
import { teamOfCollector } from './people.ts'
import { TEAMS } from './places.ts'
import { SHOWN, shownWishes } from './shown.ts'
import { BEGAN, type Stage } from './stage.ts'

const MINUTE = 60_000
const COLLECTORS = Array.from({ length: 220 }, (_, index) => `nvt${String(index + 1).padStart(3, '0')}`)

/** The teams whose entries `pt01` confirms: the post office of `nvt001` and the BHXH cơ sở of the last town. */
export const CONFIRMED_BY_PT01 = [TEAMS[0]?.code ?? '', TEAMS.at(-1)?.code ?? '']
export const isPt01s = (code: string) => CONFIRMED_BY_PT01.includes(teamOfCollector(Number(code.slice(3)) - 1))

/** Everything that phones send in the sixteen days, in the order in which it arrives. */
export function planCampaign(stage: Stage, now: number, entries: number): Planned[] {
  const { chance } = stage
  const plan = makePlanner(chance)
  const usual = usualWishes(stage, entries).filter(({ code, at }) => code !== SHOWN || at < stage.at(14, 0))
  const planned = [...usual, ...lateWishes(stage)].map(plan).toSorted((one, other) => one.sentAt - other.sentAt)
  const { wishes, first, second } = shownWishes(stage, now)
  const holder = plan(first)
  const special = [...wishes.map(plan), holder, plan({ ...second, participant: holder.participant })]
  return [...withDuplicates(stage, planned, plan), ...special].filter(({ sentAt }) => sentAt < now - MINUTE).toSorted((one, other) => one.sentAt - other.sentAt)
}

function usualWishes({ chance, firstDay, at }: Stage, entries: number): Wish[] {
  const days = Array.from({ length: BEGAN + 1 }, (_, day) => [day, day === 0 ? 1.9 : isWeekend(addDays(firstDay, day)) ? 1.3 : 1] as const)
  const all = days.reduce((sum, [, weight]) => sum + weight, 0)
  const zeal = COLLECTORS.map((code) => [code, 0.5 + 1.6 * (chance.below(1_000) / 1_000) ** 2] as const)
  return days.flatMap(([day, weight]) =>
    Array.from({ length: Math.round((entries * weight) / all) }, (): Wish => {
      const code = chance.weighted(zeal)
      const collectedAt = at(day, hourOf(chance)) + chance.below(50 * MINUTE)
      return {
        code,
        at: collectedAt,
        sentAt: sentAfter(chance, collectedAt, at(day, 20.8), at(day + 1, 7.1)),
        fate: fateOf(chance, day, isPt01s(code)),
      }
    }),
  )
}

const isWeekend = (day: string) => [5, 6].includes(((daysBetween('1970-01-05', day) % 7) + 7) % 7)

/** The market at dawn, households before noon, the neighbourhood after work. */
const hourOf = (chance: Chance) =>
  chance.weighted([
    [6, 10],
    [7, 12],
    [8, 11],
    [9, 9],
    [10, 6],
    [13, 3],
    [14, 6],
    [15, 7],
    [16, 8],
    [17, 10],
    [18, 10],
    [19, 8],
  ])

/** Most at once; some without network, in the evening or the next morning. */
function sentAfter(chance: Chance, collectedAt: number, evening: number, morning: number): number {
  const wanted = chance.weighted([
    [collectedAt + chance.between(1, 6) * MINUTE, 85],
    [evening, 12],
    [morning, 3],
  ])
  return wanted > collectedAt ? wanted : collectedAt + 2 * MINUTE
}

function fateOf(chance: Chance, day: number, forPt01: boolean): Fate {
  const running = day >= 14
  const stays = running ? ([0.08, 0.3, 0.7][day - 14] ?? 0) : 0
  const mayStayReturned = running || day % 7 <= 4
  return chance.weighted<Fate>([
    ['verify', 1],
    ['stay', stays * 1.6],
    ['reject', 0.014],
    ['cancel', forPt01 ? 0 : 0.011],
    ['mend', running ? 0 : 0.02],
    ['return', mayStayReturned ? 0.008 : 0],
    ['against', running ? 0.004 : 0.012],
    ['for', running ? 0 : 0.005],
    ['open', running && !forPt01 ? 0.014 : 0],
  ])
}

/** Typed off the paper after the cutoff of their week, after its close, and for the launch day, which nobody has closed yet. */
function lateWishes({ chance, at, share }: Stage): Wish[] {
  const some = (count: number, make: () => Omit<Wish, 'code'>): Wish[] =>
    Array.from({ length: Math.max(1, Math.round(count * share)) }, () => ({ code: chance.pick(COLLECTORS.slice(20, 200)), ...make() }))
  const afterCutoff = (day: number, fate: Fate) => ({
    at: at(day, chance.between(16, 20)),
    sentAt: at(day + 1, 12.6) + chance.below(120) * MINUTE,
    fate,
  })
  return [
    ...[6, 13].flatMap((day) => [...some(8, () => afterCutoff(day, 'accept-late')), ...some(4, () => afterCutoff(day, 'leave-out-late'))]),
    ...some(5, () => ({ at: at(chance.between(4, 6), chance.between(8, 18)), sentAt: at(9, chance.between(8, 18)), fate: 'verify' as const })),
    ...some(2, () => ({ at: at(0, chance.between(15, 19)), sentAt: at(15, chance.between(8, 11)), fate: 'wait-late' as const })),
    { code: 'nvt005', at: at(0, 16.5), sentAt: at(15, 9.2), fate: 'wait-late' },
  ]
}

/** An entry with the fate of a duplicate is made one: the same person and product as an earlier entry of somebody else in the same week. */
function withDuplicates(stage: Stage, planned: Planned[], plan: (wish: Wish) => Planned): Planned[] {
  const taken = new Set<string>()
  const weekOf = (instant: number) => Math.floor((instant - stage.at(0, 0)) / (7 * 24 * 60 * MINUTE))
  return planned.map((one) => {
    if (!['for', 'against', 'open'].includes(one.fate)) return one
    const candidates = planned.filter(
      (other) =>
        other.fate === 'verify' &&
        !other.body.donated &&
        other.code !== one.code &&
        other.code !== SHOWN &&
        other.sentAt < one.at &&
        weekOf(other.at) === weekOf(one.at) &&
        !taken.has(other.id) &&
        !(one.fate === 'open' && isPt01s(other.code)),
    )
    const holder = candidates.length > 0 ? stage.chance.pick(candidates.slice(-300)) : null
    if (!holder) return { ...one, fate: 'verify' as const }
    taken.add(holder.id)
    const { code, at, sentAt, fate } = one
    return plan({
      code,
      at,
      sentAt,
      fate,
      participant: holder.participant,
      product: holder.product,
      participation: holder.participation,
      donated: false,
    })
  })
}
