import { expect, test } from 'vitest'
import { REFUSALS } from '#contract/refusals.ts'
import { refusals } from '../../web/text/refusals.vi.ts'

test('every refusal has a sentence that says what to do next', () => {
  expect(Object.keys(refusals).sort()).toEqual(Object.keys(REFUSALS).sort())
  for (const sentence of Object.values(refusals)) {
    expect(sentence).toMatch(/[.]$/)
    expect(sentence.split(/[.,] /).length).toBeGreaterThan(1)
  }
})

test('no sentence blames, shouts or says “khách hàng”', () => {
  for (const sentence of Object.values(refusals)) expect(sentence).not.toMatch(/khách hàng|!|lỗi của bạn/i)
})
