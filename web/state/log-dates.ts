import { dayOf, type Day, HOUR, isDay, isMonth, type Month, startOfDay } from '#rules/days.ts'

/** `12112025` as `2025-11-12`, or null while it is no day. */
export function typedDay(digits: string): Day | null {
  const day = `${digits.slice(4)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`
  return digits.length === 8 && isDay(day) ? day : null
}

/** `072025` as `2025-07`, or null while it is no month. */
export function typedMonth(digits: string): Month | null {
  const month = `${digits.slice(2)}-${digits.slice(0, 2)}`
  return digits.length === 6 && isMonth(month) ? month : null
}

/** A day or a month as its digits are typed. */
export const digitsOf = (date: string) => date.split('-').toReversed().join('')

/** The instant of a day and an hour on paper, `28112025` and `0941`; null while one of them is missing. */
export function typedInstant({ day, time }: { day: string; time: string }): number | null {
  const date = typedDay(day)
  const parts = /^([01]\d|2[0-3])([0-5]\d)$/.exec(time)
  return date && parts ? startOfDay(date) + Number(parts[1]) * HOUR + Number(parts[2]) * 60_000 : null
}

/** An instant as the two fields of a form show it. */
export const paperTime = (instant: number) => ({
  day: digitsOf(dayOf(instant)),
  time: new Date(instant + 7 * HOUR).toISOString().slice(11, 16).replace(':', ''),
})
