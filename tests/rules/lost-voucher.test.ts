import { expect, test } from 'vitest'
import { isNarrow, isWhole, saysName, type Sought } from '#rules/lost-voucher.ts'

const said = (given: Partial<Sought>): Sought => ({ name: null, lastFour: null, day: null, collector: null, ...given })

test.each([
  [{ name: 'Duy' }, true],
  [{ name: 'Đỗ' }, true],
  [{ name: 'Vy' }, true],
  [{ name: 'V' }, false],
  [{ name: '   Đ ỗ  ' }, false],
  [{ name: 'Đỗ', lastFour: '1234' }, true],
  [{ day: '2025-11-13', collector: 'a' }, true],
  [{ lastFour: '1234' }, false],
  [{ name: '', lastFour: '1234' }, false],
  [{}, false],
])('%o says enough: %s', (given, enough) => expect(isNarrow(said(given))).toBe(enough))

test.each([
  ['duyen', true],
  ['DUYÊN MỸ', true],
  ['nguyen thi my duyen', true],
  ['ng m', true],
  ['uyen', false],
  ['duyen hau', false],
])('%s is said of Nguyễn Thị Mỹ Duyên: %s', (words, fits) => expect(saysName('Nguyễn Thị Mỹ Duyên', words)).toBe(fits))

test('a Đ is found as a d, and marks that stand apart are marks', () => {
  expect(saysName('Đặng Đình Đức', 'dang duc')).toBe(true)
  expect(saysName('Đặng Đình Đức'.normalize('NFD'), 'Đặng'.normalize('NFC'))).toBe(true)
})

test.each([
  ['Lê Thị Thuý Vy', true],
  ['Vy Văn Hùng', true],
  ['Trần Ngọc Vỹ', true],
  ['Lê Thị Vyên', false],
])('vy alone is a whole word of %s: %s', (name, fits) => expect(saysName(name, 'vy', isWhole(said({ name: 'vy' })))).toBe(fits))

test('with another fact two letters begin a name', () => {
  const sought = said({ name: 'ng', lastFour: '1234' })
  expect(saysName('Nguyễn Thị Mỹ Duyên', 'ng', isWhole(sought))).toBe(true)
})
