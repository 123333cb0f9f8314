import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { REFUSALS } from '#contract/refusals.ts'
import { counter } from '../../web/text/counter.vi.ts'
import { refusals } from '../../web/text/refusals.vi.ts'

const FOLDER = join(import.meta.dirname, '../../web/text')
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.vi.ts'))

test('every refusal has a sentence that says what to do next', () => {
  expect(Object.keys(refusals).sort()).toEqual(Object.keys(REFUSALS).sort())
  for (const sentence of Object.values(refusals)) {
    expect(sentence).toMatch(/[.]$/)
    expect(sentence.split(/[.,] /).length).toBeGreaterThan(1)
  }
})

test.each(files)('the words of %s are whole, in NFC, and speak of nobody as a customer', async (name) => {
  const words = wordsIn(await import(join(FOLDER, name)))
  expect(words.length).toBeGreaterThan(0)
  for (const word of words) {
    expect(word).toBe(word.normalize('NFC'))
    expect(word).not.toMatch(/khách hàng|undefined|lỗi của bạn/i)
    // Joy alone may call out.
    if (/!/.test(word)) expect(word).toMatch(/cánh rồi!|đạt!/)
  }
})

/** All sentences of a text file; one that is made of its figures is asked with none. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(wordsIn)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

test('a counter whose book is below zero never says that so many mugs are left', () => {
  for (const said of [counter.giveHint(-2), counter.given(0, -2), counter.at('Quầy q1', -2)]) expect(said).not.toMatch(/còn|Còn|-2/)
  expect(counter.giveHint(1_200)).toContain('Còn 1.200 ly.')
  expect(counter.at('Quầy q1', 0)).toBe('Quầy q1 · còn 0 ly')
})
