import { expect, test } from 'vitest'
import { isTicked, planOf, readMoney, readMonths, readProduct, readSex } from '#rules/written-words.ts'

test.each([
  ['3.168.000', 3_168_000],
  ['3,168,000 đ', 3_168_000],
  ['3168000', 3_168_000],
  ['3168000.00', 3_168_000],
  ['3.168.000,00', 3_168_000],
  ['3 168 000 đồng', 3_168_000],
  ['1.263.600 VNĐ', 1_263_600],
  ['0', 0],
  ['chưa rõ', null],
  ['-5', null],
  ['(1.200)', null],
  ['1.2.3', null],
  ['', null],
  ['99999999999', null],
])('the sum written %s is %s', (text, amount) => {
  expect(readMoney(text)).toBe(amount)
})

test('months are whole and at most ten years', () => {
  expect(['6', '06', '12 tháng', '3,0', '0', '121', 'sáu', ''].map(readMonths)).toEqual([6, 6, 12, 3, null, null, null, null])
})

test.each([
  ['new', ['Tăng mới', 'tham gia mới', 'TM', 'I. Tăng mới', 'TANG MOI', 'Cấp mới', 'Mới']],
  ['returning', ['Đóng lại', 'Tái tham gia', 'III. Đóng lại', 'tham gia lại sau gián đoạn', 'ĐL']],
  ['renewal', ['Đóng tiếp', 'Gia hạn', 'TT', 'II. Đóng tiếp', 'Tiếp tục tham gia', 'Tái tục']],
  [null, ['Điều chỉnh', 'Giảm', 'Tăng', '', 'Tiền mặt']],
])('what means %s is understood', (plan, texts) => {
  expect(texts.map(planOf)).toEqual(texts.map(() => plan))
})

test('sex, a cross and the product are told by their words', () => {
  expect(['Nam', 'nữ', 'NU', '1', '0', 'x', ''].map(readSex)).toEqual(['male', 'female', 'female', 'male', 'female', null, null])
  expect(['x', 'X', '✓', '', 'không'].map(isTicked)).toEqual([true, true, true, false, false])
  expect(['BHYT hộ gia đình', 'BHXH tự nguyện', 'HGĐ', 'TN', 'bhxhtn', 'khác'].map(readProduct)).toEqual([
    'bhyt-hgd',
    'bhxh-tn',
    'bhyt-hgd',
    'bhxh-tn',
    'bhxh-tn',
    null,
  ])
})

test('insurance that no campaign collects is taken for none that it does', () => {
  for (const text of ['BHXH bắt buộc', 'BHXH BB', 'BHYT học sinh', 'BHYT HSSV', 'BHYT thân nhân']) expect([text, readProduct(text)]).toEqual([text, null])
})
