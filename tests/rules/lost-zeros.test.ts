import { expect, test } from 'vitest'
import { isRounded, readListedCccd, readListedInsurance } from '#rules/lost-zeros.ts'

const TODAY = '2025-11-28'
const nobody = { birthYear: null, sex: null }
const cccd = (text: string, known: Parameters<typeof readListedCccd>[1] = nobody) => {
  const read = readListedCccd(text, known, TODAY)
  return read.ok ? `${read.number}${read.restored ? ' restored' : ''}${read.fits ? '' : ' differs'}` : read.why
}
const insurance = (text: string) => {
  const read = readListedInsurance(text)
  return read.ok ? `${read.number}${read.restored ? ' restored' : ''}` : read.why
}

test('a whole CCCD stays as it is, and one that contradicts the list is only told of', () => {
  expect([
    cccd('072190001234'),
    cccd('072 190 001 234', { birthYear: 1990, sex: 'female' }),
    cccd("'072190001234"),
    cccd('072190001234', { birthYear: 1958, sex: null }),
  ]).toEqual(['072190001234', '072190001234', '072190001234', '072190001234 differs'])
})

test('a zero that Excel took comes back where place, year and sex agree', () => {
  expect([
    cccd('72190001234'),
    cccd('72190001234', { birthYear: 1990, sex: 'female' }),
    cccd('72190001234', { birthYear: 1991, sex: null }),
    cccd('72190001234', { birthYear: 1990, sex: 'male' }),
  ]).toEqual(['072190001234 restored', '072190001234 restored', 'ambiguous', 'ambiguous'])
})

test('a zero does not come back before a place that nobody is born in, nor before a year to come', () => {
  expect([cccd('99190001234'), cccd('72290001234')]).toEqual(['ambiguous', 'ambiguous'])
})

test('two zeros come back only with a birth year that agrees: ten digits may be a mã số BHXH', () => {
  expect([cccd('1190001234'), cccd('1190001234', { birthYear: 1990, sex: null }), cccd('1190001234', { birthYear: 1991, sex: null })]).toEqual([
    'ambiguous',
    '001190001234 restored',
    'ambiguous',
  ])
})

test('a rounded number, a CMND of nine digits and other lengths are refused by name', () => {
  expect([cccd('7.2E+10'), cccd('7,219E+10'), cccd('290123456'), cccd('0721'), cccd('07219000123A')]).toEqual([
    'rounded',
    'rounded',
    'old-id',
    'malformed',
    'malformed',
  ])
  expect([isRounded('7.2E+10'), isRounded('7E+10'), isRounded('72190001234'), isRounded('12E45')]).toEqual([true, true, false, false])
})

test('a mã số BHXH of nine digits has its zero again, and a card gives its last ten', () => {
  expect([insurance('0296181635'), insurance('296181635'), insurance('GD4800296181635'), insurance('96181635'), insurance('2.9E+08')]).toEqual([
    '0296181635',
    '0296181635 restored',
    '0296181635',
    'malformed',
    'rounded',
  ])
})
