/** Small makers for the tests of the rules; each names only what its test is about. */
import { cutoffOf, proposePeriods, type Period } from '#rules/periods.ts'
import { worthOf, type PointFacts } from '#rules/points.ts'
import { defaultRules } from '#rules/defaults.ts'
import type { Score } from '#rules/ranking.ts'
import type { TeamScore } from '#rules/ranking-teams.ts'
import type { Entrant } from '#rules/prizes.ts'

/** An instant in Việt Nam, from `2025-11-18 22:50`. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+07:00`)

/** The 35 days of 12/11–16/12/2025 with a launch day on the first one; ids are `day 1`, `week 1` … `week 5`, `phase 1`. */
export function thirtyFiveDays(final: string[] = []): Period[] {
  return proposePeriods({ firstDay: '2025-11-12', lastDay: '2025-12-16', launchDay: '2025-11-12' }, 'from-first-day').map((draft) => {
    const id = `${draft.kind} ${draft.number}`
    return { ...draft, id, cutoffAt: cutoffOf(draft.lastDay, 12), final: final.includes(id) }
  })
}

export const score = (id: string, facts: Partial<Score> = {}): Score => ({
  id,
  points: 0,
  voluntary: 0,
  household: 0,
  people: 0,
  amount: 0,
  lastReceiptAt: null,
  ...facts,
})

export const team = (id: string, facts: Partial<TeamScore> = {}): TeamScore => ({ ...score(id), targets: null, members: 0, ...facts })

export const entrant = (id: string, facts: Partial<Entrant> = {}): Entrant => ({
  id,
  rank: 1,
  points: 100,
  voluntary: 10,
  voluntaryTarget: null,
  lastReceiptAt: null,
  ...facts,
})

/** A row of a board folded from entries; `times` repeats one. */
export function scoreOf(id: string, entries: (Partial<PointFacts> & { times?: number })[]): Score {
  const rules = defaultRules()
  const worths = entries.flatMap(({ times = 1, ...facts }) => {
    const entry = { product: 'bhxh-tn', participation: 'new', months: 12, donated: false, amount: 0, ...facts } as const
    return Array.from({ length: times }, () => worthOf(entry, rules))
  })
  const sum = (of: keyof (typeof worths)[number]) => worths.reduce((total, worth) => total + worth[of], 0)
  return score(id, { points: sum('points'), voluntary: sum('voluntary'), household: sum('household'), people: sum('people') })
}
