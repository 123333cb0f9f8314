import type { BadRow, ImportReason } from '#contract/imports.ts'
import { readDegrees } from '#rules/distance.ts'
import { readName } from '#rules/identifiers.ts'
import type { Row } from './table.ts'
import { plain, type Words } from './words.ts'

/** Reads the cells of one row and keeps what is wrong with them; a row without a word in `bad` is good. */
export type CheckedRow = {
  row: number
  bad: BadRow[]
  fields: string[]
  has(field: string): boolean
  value(field: string): string
  refuse(field: string, reason: ImportReason): void
  code(field: string): string
  text(field: string, most: number): string
  personName(field: string): string
  word<Value>(field: string, words: Words<Value>): Value | null
  wholeNumber(field: string): number
  degrees(field: string, most: number): number | null
}

export function checkRow({ row, cells }: Row): CheckedRow {
  const bad: BadRow[] = []
  const value = (field: string) => cells[field] ?? ''
  const refuse = (field: string, reason: ImportReason) => void bad.push({ row, field, reason, value: value(field) })
  const given = (field: string) => {
    if (value(field) === '') refuse(field, 'missing')
    return value(field)
  }
  return {
    ...{ row, bad, fields: Object.keys(cells), value, refuse, has: (field) => field in cells },
    code(field) {
      const code = given(field)
      if (code !== '' && !/^[A-Za-z0-9._-]{2,20}$/.test(code)) refuse(field, 'malformed')
      return code
    },
    text(field, most) {
      const text = given(field)
      if ([...text].length > most) refuse(field, 'too-long')
      return text
    },
    personName(field) {
      const name = given(field)
      const read = readName(name)
      if (name !== '' && !read.ok) refuse(field, [...name].length > 60 ? 'too-long' : 'malformed')
      return read.ok ? read.value : name
    },
    word(field, words) {
      const found = words.get(plain(value(field)))
      if (found === undefined) refuse(field, value(field) === '' ? 'missing' : 'unknown')
      return found ?? null
    },
    wholeNumber(field) {
      const digits = value(field).replace(/\s/g, '')
      const isNumber = /^(\d{1,7}|\d{1,3}([.,]\d{3}){1,2})$/.test(digits)
      if (!isNumber) refuse(field, 'not-a-number')
      return isNumber ? Number(digits.replace(/[.,]/g, '')) : 0
    },
    degrees(field, most) {
      const read = value(field) === '' ? null : readDegrees(value(field))
      // Nothing is as far as what is no number.
      const isThere = read === null || Math.abs(read) <= most
      if (!isThere) refuse(field, 'malformed')
      return isThere ? read : null
    },
  }
}
