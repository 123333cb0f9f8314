import { expect, test } from 'vitest'
import { plain, plainPerson, plainReceipt } from '#rules/plain.ts'

test('a name is the same with and without its marks, composed or not, in any case', () => {
  expect(plain('  Nguyễn  Đình ÁNH ')).toBe('nguyen dinh anh')
  expect(plain('Hoà'.normalize('NFD'))).toBe(plain('HÒA'))
})

test.each([
  ['C45-BB 0012345', 'c45bb/12345'],
  ['0012345', '12345'],
  ['AB/24E-000', 'ab 24e 0'],
])('the receipts %s and %s are one number', (one, other) => expect(plainReceipt(one)).toBe(plainReceipt(other)))

test('receipts whose figures differ are two, also where the letters run into them', () => {
  expect(plainReceipt('AB1 23')).not.toBe(plainReceipt('AB12 3'))
  expect(plainReceipt('12345')).not.toBe(plainReceipt('123450'))
})

test('a name without a birth year is many people’s and finds nobody', () => {
  expect(plainPerson('Lê Thị Hoa', 1980)).toBe('le thi hoa 1980')
  expect(plainPerson('Lê Thị Hoa', null)).toBeNull()
})
