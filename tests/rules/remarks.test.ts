import { expect, test } from 'vitest'
import { hideNumbers } from '#rules/identifiers.ts'

test.each([
  ['CCCD 079190735190 ghi sai', 'CCCD 079***5190 ghi sai'],
  ['079 190 735 190', '079***5190'],
  ['079.190.735.190, gọi lại', '079***5190, gọi lại'],
  ['mã số 7946810311', 'mã số 794***0311'],
  ['thẻ GD4797946810311', 'thẻ GD479***0311'],
  ['máy 0917350246 và 0917 350 246, 091-735-0246', 'máy 091***0246 và 091***0246, 091***0246'],
  ['+84917350246', '+849***0246'],
  ['phiếu 6092 3077 5275', 'phiếu 609***5275'],
  ['CMND 123456789', 'CMND ***'],
])('a number of a person in «%s» is masked', (said, kept) => expect(hideNumbers(said)).toBe(kept))

test.each([
  'Thu 3.168.000 đ ngày 13/11/2025',
  'Từ 2025-11-12 đến 2025-12-16',
  '13-11-2025 09:00',
  'Biên lai BL0001234',
  '12 người, 1.234.567.890 đ',
  'sinh 1990, số nhà 12',
  'Trả tiền lại',
])('nothing else is: «%s»', (said) => expect(hideNumbers(said)).toBe(said))
