import { describe, expect, test } from 'vitest'
import { initials, maskDigits, readCccd, readInsuranceNumber, readName, readPhone } from '#rules/identifiers.ts'

const today = '2025-11-12'

describe('a citizen number', () => {
  test('tells birth year, sex and a known place, and forgives spaces and dots', () => {
    const value = { cccd: '072190000001', birthYear: 1990, sex: 'female', knownPlace: true }
    for (const typed of ['072190000001', ' 072 190 000 001 ', '072.190.000.001', '072190-000001', '０７２１９００００００１']) {
      expect(readCccd(typed, today)).toEqual({ ok: true, value })
    }
  })

  test.each([
    ['072090000001', 1990, 'male'],
    ['072210000001', 2010, 'male'],
    ['072325000001', 2025, 'female'],
  ])('%s belongs to someone born in %i, %s', (cccd, birthYear, sex) => {
    expect(readCccd(cccd, today)).toMatchObject({ ok: true, value: { birthYear, sex } })
  })

  test('from abroad is let through, its place unknown', () => {
    expect(readCccd('136090000001', today)).toMatchObject({ ok: true, value: { knownPlace: false } })
    expect(readCccd('080090000001', today)).toMatchObject({ ok: true, value: { knownPlace: true } })
  })

  test.each([
    ['07219000000', 'cccd-length'],
    ['0721900000012', 'cccd-length'],
    ['', 'cccd-length'],
    ['07219000000O', 'cccd-not-digits'],
    ['072226000001', 'cccd-impossible'],
    ['072490000001', 'cccd-impossible'],
  ])('%s is refused as %s', (text, refusal) => expect(readCccd(text, today)).toEqual({ ok: false, refusal }))
})

describe('an insurance number', () => {
  test('keeps its leading zeros, and is the end of a health card', () => {
    expect(readInsuranceNumber(' 0012 345 678')).toEqual({ ok: true, value: '0012345678' })
    expect(readInsuranceNumber('gd 4 80 0012345678')).toEqual({ ok: true, value: '0012345678' })
  })

  test.each(['001234567', '00123456789', '00123A5678', 'GD9800012345678'])('%s is refused', (text) => {
    expect(readInsuranceNumber(text)).toEqual({ ok: false, refusal: 'insurance-number-malformed' })
  })
})

describe('a telephone number', () => {
  test.each([
    ['0912 345 678', '+84912345678'],
    ['+84 912.345.678', '+84912345678'],
    ['84912345678', '+84912345678'],
    ['0084 912 345 678', '+84912345678'],
    ['+84 (0)912 345 678', '+84912345678'],
    ['0843456789', '+84843456789'],
    ['0276 3822 123', '+842763822123'],
  ])('%s is %s', (text, value) => expect(readPhone(text)).toEqual({ ok: true, value }))

  test.each(['0112345678', '091234567', '09123456789', '84', '+1 912 345 678', '0276 382 212', 'abc'])('%s is refused', (text) => {
    expect(readPhone(text)).toEqual({ ok: false, refusal: 'phone-malformed' })
  })
})

describe('a name', () => {
  test.each([
    ['  Nguyễn   Văn An ', 'Nguyễn Văn An'],
    ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An'],
    ['LÊ THỊ Ỷ', 'LÊ THỊ Ỷ'],
    ['K’Brăk', "K'Brăk"],
    ['H-Hen Niê', 'H-Hen Niê'],
    ['Vy', 'Vy'],
  ])('%s is %s', (text, value) => expect(readName(text)).toEqual({ ok: true, value }))

  test.each(['A', '', '   ', 'An 2', "'-", 'An\u200bBình', 'a'.repeat(61), '072190000001'])('%s is refused', (text) => {
    expect(readName(text)).toEqual({ ok: false, refusal: 'name-malformed' })
  })
})

describe('for a list', () => {
  test('a number shows three digits and four', () => {
    expect(maskDigits('079190001234')).toBe('079***1234')
    expect(maskDigits('123456789')).toBe('***')
  })

  test('a name shows its initials', () => {
    expect(initials('Nguyễn Văn An')).toBe('N. V. A.')
    expect(initials(' đỗ  ánh'.normalize('NFD'))).toBe('Đ. Á.')
  })
})
