import { addDays, dayOf, type Day, HOUR, startOfDay } from '#rules/days.ts'

/** Days, hours and sums as people here write them, in the campaign's time zone wherever the phone is. */
const WEEKDAYS = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy']

/** `2025-11-28` as 28/11. */
export const shortDay = (day: Day) => `${day.slice(8)}/${day.slice(5, 7)}`
/** `2025-11-28` as 28/11/2025. */
export const fullDay = (day: Day) => `${shortDay(day)}/${day.slice(0, 4)}`
/** `2025-11` as 11/2025. */
export const fullMonth = (month: string) => `${month.slice(5)}/${month.slice(0, 4)}`
/** Thứ Sáu, 28/11. */
export const weekday = (day: Day) => `${WEEKDAYS[new Date(day).getUTCDay()]}, ${shortDay(day)}`
/** 26/11 đến 02/12. */
export const daySpan = (first: Day, last: Day) => (first === last ? fullDay(first) : `${shortDay(first)} đến ${shortDay(last)}`)
/** 12/11 đến 16/12/2025; both have their year where it turns between them. */
export const fullSpan = (first: Day, last: Day) =>
  first === last ? fullDay(first) : `${first.slice(0, 4) === last.slice(0, 4) ? shortDay(first) : fullDay(first)} đến ${fullDay(last)}`

/** 09:41 */
export const clock = (instant: number) => new Date(instant + 7 * HOUR).toISOString().slice(11, 16)
/** 09:41, Thứ Sáu, 28/11 */
export const clockAndDay = (instant: number) => `${clock(instant)}, ${weekday(dayOf(instant))}`
/** 09:05 ngày 27/11 */
export const clockOfDay = (instant: number) => `${clock(instant)} ngày ${shortDay(dayOf(instant))}`
/** The end of something: 17:00 ngày 28/11, and midnight as 24:00 of the day that it ends. */
export function untilWhen(instant: number): string {
  const day = dayOf(instant)
  return startOfDay(day) === instant ? `24:00 ngày ${shortDay(addDays(day, -1))}` : clockOfDay(instant)
}
/** 17:05 26/11/2025 */
export const stamped = (instant: number) => `${clock(instant)} ${fullDay(dayOf(instant))}`
/** "10:04", or with the day when it was another one. */
export const sinceWhen = (instant: number, now: number) => (dayOf(instant) === dayOf(now) ? clock(instant) : clockOfDay(instant))
/** Hôm nay, Hôm qua, or the weekday. */
export function dayHead(day: Day, now: number): string {
  const today = dayOf(now)
  if (day === today) return `Hôm nay, ${shortDay(day)}`
  return day === addDays(today, -1) ? `Hôm qua, ${shortDay(day)}` : weekday(day)
}

/** 1.412 */
export const count = (number: number) => `${number < 0 ? '−' : ''}${String(Math.trunc(Math.abs(number))).replace(/\B(?=(\d{3})+$)/g, '.')}`
/** 3.168.000 đ */
export const dong = (amount: number) => `${count(amount)}\u00a0đ`
/** 58,4 %, cut and never rounded up, so that 100 % means reached. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '–'
  return `${tenth(part, whole)}\u00a0%`
}
/** The same without its sign. */
export function tenth(part: number, whole: number): string {
  const tenths = Math.floor((part * 1_000) / whole)
  return `${count(Math.floor(tenths / 10))},${tenths % 10}`
}
