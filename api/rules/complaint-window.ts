/** How long a result may be objected to (RULES section 9): working days, so not Saturday, Sunday or a holiday of the campaign's list. */
import { addDays, dayOf, daysBetween, startOfDay, type Day } from './days.ts'

/** The first instant after the window that an announcement opens: the end of so many working days that follow the day of `announcedAt`. */
export function complaintsUntil(announcedAt: number, workingDays: number, holidays: readonly Day[]): number {
  let day = dayOf(announcedAt)
  for (let left = workingDays; left > 0;) {
    day = addDays(day, 1)
    if (isWorkingDay(day, holidays)) left -= 1
  }
  return startOfDay(addDays(day, 1))
}

/** Monday to Friday, and no holiday. 1970-01-05 was a Monday. */
export function isWorkingDay(day: Day, holidays: readonly Day[]): boolean {
  const weekday = ((daysBetween('1970-01-05', day) % 7) + 7) % 7
  return weekday < 5 && !holidays.includes(day)
}

/** What is known of a result and of the objections to it: `until` is null before its announcement, `correcting` says that a correction is proposed. */
export type WindowFacts = { until: number | null; lastAnswerAt: number | null; unanswered: number; correcting: boolean }

/** The instant from which a result is sealed: its window is over and every complaint has its answer. `null` while that cannot be said. */
export function sealedFrom({ until, lastAnswerAt, unanswered, correcting }: WindowFacts): number | null {
  if (until === null || unanswered > 0 || correcting) return null
  return Math.max(until, lastAnswerAt ?? until)
}
