/** Days and months as people and their spreadsheets write them. `YYYY-MM-DD` and `YYYY-MM` come out, or null. */
import { addDays, type Day, isDay, isMonth, type Month, monthOf } from './days.ts'

const two = (number: string | number) => String(number).padStart(2, '0')
const dayFrom = (year: string | number, month: string, day: string): Day | null => {
  const made = `${year}-${two(month)}-${two(day)}`
  return isDay(made) ? made : null
}

/** Excel counts days from 1/1/1900 and believes in a 29/2/1900; in books of the 1904 system from 1/1/1904. What is no day of 1900 to 2100 is null. */
export function serialDay(serial: number, from1904: boolean): Day | null {
  const whole = Math.floor(serial) + (from1904 ? 1_462 : 0)
  if (!Number.isFinite(serial) || whole < 1 || whole > 73_415 || whole === 60) return null
  return addDays('1899-12-31', whole < 60 ? whole : whole - 1)
}

/** `28/11/2025`, `28-11-25`, `28.11.2025`, `2025-11-28`, `28112025`, `20251128`, `ngày 28 tháng 11 năm 2025`, or a serial. A year of two figures is of this century, or of the last where it would come after `latest`. */
export function readDay(text: string, latest: Day, from1904 = false): Day | null {
  const written = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ngày|tháng|năm/g, ' ')
    .replace(/\s+\d{1,2}:\d{2}(:\d{2})?.*$/, '')
    .replace(/t\d{2}:\d{2}.*$/, '')
    .trim()
  const parts = written.split(/\s*[/.\-\s]\s*/)
  if (parts.length === 3 && parts.every((part) => /^\d{1,4}$/.test(part))) {
    const [first, month, last] = parts as [string, string, string]
    return first.length === 4 ? dayFrom(first, month, last) : dayFrom(fullYear(last, latest), month, first)
  }
  if (/^\d{8}$/.test(written)) {
    return dayFrom(written.slice(4), written.slice(2, 4), written.slice(0, 2)) ?? dayFrom(written.slice(0, 4), written.slice(4, 6), written.slice(6))
  }
  return /^\d{5}([.,]\d+)?$/.test(written) ? serialDay(Number(written.replace(',', '.')), from1904) : null
}

/** A whole day of birth, or its year alone: `1985`, `--/--/1985`, `00/00/1985`, `3/1985`. */
export function readBirth(text: string, latest: Day, from1904 = false): { year: number; day: Day | null } | null {
  const written = text.normalize('NFC').trim()
  const year = /^(?:[\s\d_.…-]{0,4}[/.-]){0,2}\s*(\d{4})$/.exec(written)?.[1]
  const day = readDay(written, latest, from1904)
  const found = day ? Number(day.slice(0, 4)) : Number(year ?? Number.NaN)
  return found >= 1900 && found <= Number(latest.slice(0, 4)) ? { year: found, day } : null
}

/** `12/2025`, `12-2025`, `tháng 12 năm 2025`, `2025-12`, `122025`, `202512`, or the month of a day. */
export function readMonth(text: string, latest: Day, from1904 = false): Month | null {
  const written = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/tháng|năm|^t(?=\d)/g, ' ')
    .trim()
  const made = (year: string, month: string) => (isMonth(`${year}-${two(month)}`) ? `${year}-${two(month)}` : null)
  const [, month, year] = /^(\d{1,2})\s*[/.\-\s]\s*(\d{4})$/.exec(written) ?? []
  if (month && year) return made(year, month)
  const [, first, second] = /^(\d{4})\s*[/.\-\s]\s*(\d{1,2})$/.exec(written) ?? []
  if (first && second) return made(first, second)
  if (/^\d{6}$/.test(written)) return made(written.slice(2), written.slice(0, 2)) ?? made(written.slice(0, 4), written.slice(4))
  const day = readDay(written, latest, from1904)
  return day ? monthOf(day) : null
}

function fullYear(year: string, latest: Day): string {
  if (year.length !== 2) return year
  const recent = `20${year}`
  return recent > latest.slice(0, 4) ? `19${year}` : recent
}
