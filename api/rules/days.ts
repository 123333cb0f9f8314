/** Civil days and months of Asia/Ho_Chi_Minh, which is UTC+7 the year round (RULES section 2). Instants are epoch milliseconds. */

/** `YYYY-MM-DD`; days compare as text. */
export type Day = string
/** `YYYY-MM`; months compare as text. */
export type Month = string

export const HOUR = 3_600_000
export const DAY = 24 * HOUR
const AHEAD_OF_UTC = 7 * HOUR

/** The civil day that holds an instant: 23:59:59.999 belongs to the day, 00:00:00 to the next (RULES 2). */
export function dayOf(instant: number): Day {
  return new Date(instant + AHEAD_OF_UTC).toISOString().slice(0, 10)
}

/** The first millisecond of a day (RULES 2). */
export function startOfDay(day: Day): number {
  return Date.parse(day) - AHEAD_OF_UTC
}

/** The day `count` days later, or earlier when negative. */
export function addDays(day: Day, count: number): Day {
  return utcDay(Date.parse(day) + count * DAY)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / DAY
}

/** The same day `count` months later, clamped to the month's end: 30/11 and three months give 28/2 (RULES 3). */
export function addMonths(day: Day, count: number): Day {
  const months = monthNumber(monthOf(day)) + count
  const lastOfMonth = Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)
  const length = new Date(lastOfMonth).getUTCDate()
  return utcDay(lastOfMonth - (length - Math.min(length, Number(day.slice(8)))) * DAY)
}

/** The month of a day. */
export function monthOf(day: Day): Month {
  return day.slice(0, 7)
}

/** Months from one to another: 2025-07 to 2025-11 is 4. The months that lie between them are one fewer. */
export function monthsBetween(from: Month, to: Month): number {
  return monthNumber(to) - monthNumber(from)
}

/** Whether the text is a day that the calendar has. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isMonth(monthOf(text)) && addDays(text, 0) === text
}

/** Whether the text is a month. */
export function isMonth(text: string): boolean {
  return /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text)
}

function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
}

function utcDay(time: number): Day {
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10)
}
