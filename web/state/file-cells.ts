import { serialDay } from '#rules/written-days.ts'
import type { Formats } from './file-formats.ts'

/** Longer cells are no names, numbers or days; they are cut. */
export const MOST_LETTERS = 1_000

/** `AB12` is column 27, counted from 0; far ones are all beyond any limit. */
export function columnOf(place: string | null): number | null {
  if (place === null) return null
  let column = 0
  for (let at = 0; at < place.length && at < 5; at++) {
    const letter = place.charCodeAt(at) & ~32
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

/** A number as people see it: with its zeros, as a day, or bare. */
export function numberOf(written: string, style: number, formats: Formats, from1904: boolean): string {
  const number = Number(written)
  if (!Number.isFinite(number)) return cut(written)
  const padded = formats.padded(style, written)
  if (padded !== null) return padded
  const day = formats.isDay(style) ? serialDay(number, from1904) : null
  if (day === null) return numberText(number)
  const minutes = Math.round((number % 1) * 1_440)
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return `${day.split('-').toReversed().join('/')}${minutes === 0 ? '' : ` ${time}`}`
}

/** Without groups and without an exponent. Three decimals get a fourth: 1,125 would be read as a thousand and more. */
function numberText(number: number): string {
  if (Number.isInteger(number)) return BigInt(number).toString()
  const [whole, decimals = ''] = String(Number(number.toPrecision(12))).split('.')
  return `${whole},${decimals.length === 3 ? `${decimals}0` : decimals}`
}

export const cut = (text: string): string => (text.length > MOST_LETTERS ? text.slice(0, MOST_LETTERS) : text).normalize('NFC')
