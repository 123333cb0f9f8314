import type { GoalProgress } from '#contract/campaigns.ts'
import { count } from '../text/format.ts'
import { overview } from '../text/overview.vi.ts'

const t = overview.goals

/** 8323 as 83,23: hundredths of a percent, as they come rounded from the server. */
export const hundredths = (rate: number) => `${count(Math.floor(Math.abs(rate) / 100))},${String(Math.abs(rate) % 100).padStart(2, '0')}`

/** The big figure of a goal and what stands behind it: official people, as its rate and its pace are. */
export function figureOf({ goal, official, rate }: GoalProgress): { figure: string; of: string } {
  if (goal.kind === 'people') return { figure: count(official), of: t.of(count(goal.people)) }
  return rate === null
    ? { figure: '–', of: t.ofRate(hundredths(goal.rate)) }
    : { figure: `${hundredths(rate)}`, of: `${t.unit}${t.ofRate(hundredths(goal.rate))}` }
}

/** Before or behind an even pace; `null` where there is no pace to keep: not begun, over, or reached. */
export function paceWords({ pace, reached }: GoalProgress): { words: string; tone: 'ahead' | 'behind' } | null {
  if (!pace || reached || pace.day === 0 || pace.perDay === null) return null
  if (pace.ahead === 0) return { words: t.even, tone: 'ahead' }
  return pace.ahead > 0 ? { words: t.ahead(count(pace.ahead)), tone: 'ahead' } : { words: t.behind(count(-pace.ahead)), tone: 'behind' }
}

/** What is still to be done, in sentences. */
export function restWords({ goal, missing, reached, pace, rate }: GoalProgress): string[] {
  if (goal.kind === 'coverage' && (missing === null || rate === null)) return [t.noBase]
  if (reached || missing === null) return []
  if (goal.kind === 'coverage') return [...(rate! < goal.rate ? [t.missingPoints(hundredths(goal.rate - rate!))] : []), t.missing(count(missing))]
  return [pace?.perDay ? t.perDay(count(pace.perDay)) : t.missing(count(missing))]
}

/** The bar: people, or hundredths of a percent against the share that was set. */
export function barOf({ goal, official, provisional, rate, pace }: GoalProgress) {
  if (goal.kind === 'coverage')
    return rate === null ? null : { target: goal.rate, official: rate, label: `${hundredths(rate)}${t.unit}${t.ofRate(hundredths(goal.rate))}` }
  const label = t.bar(count(official), count(provisional), count(goal.people), pace ? count(pace.even) : null)
  return { target: goal.people, official, received: Math.max(0, provisional - official), label, ...(pace ? { pace: pace.even } : {}) }
}
