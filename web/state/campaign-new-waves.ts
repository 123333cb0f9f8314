import { addDays, daysBetween, isDay, type Day } from '#rules/days.ts'
import { saturdaysWithin } from '#rules/period-plans.ts'
import { campaignNew as t } from '../text/campaign-new.vi.ts'

/** The explicit days of a campaign that goes out now and then. */
type Days = { firstDay: Day; lastDay: Day }

export const saturdaysOf = (days: Days): Day[] => (isDay(days.firstDay) && isDay(days.lastDay) ? saturdaysWithin(days) : [])

/** Days that go along with the first one. */
export const moveWaves = (waves: readonly Day[], from: Day, to: Day): Day[] => waves.map((day) => (isDay(day) ? addDays(day, daysBetween(from, to)) : day))

/** What is wrong with each, by its place. */
export function waveTroubles(waves: readonly Day[], { firstDay, lastDay }: Days): Map<number, string> {
  const troubleOf = (day: Day, at: number): string | null => {
    if (!isDay(day)) return t.waveFirst
    if (day < firstDay || day > lastDay) return t.waveOutside
    return waves.indexOf(day) < at ? t.waveTwice : null
  }
  const troubles = new Map<number, string>()
  for (const [at, day] of waves.entries()) {
    const trouble = troubleOf(day, at)
    if (trouble) troubles.set(at, trouble)
  }
  return troubles
}

/** One more day: a month of weeks after the last, or the first day; empty when that is past the end. */
export function nextWave(waves: readonly Day[], { firstDay, lastDay }: Days): Day {
  const last = waves.filter(isDay).toSorted().at(-1)
  const next = last ? addDays(last, 28) : firstDay
  return isDay(next) && next <= lastDay ? next : ''
}
