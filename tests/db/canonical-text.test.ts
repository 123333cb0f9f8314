import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '#contract/canonical.ts'
import { canonicalText } from '#db/results/canonical-text.ts'

const same = async (value: unknown) => {
  const { text, hash } = await canonicalText(value)
  expect(text).toBe(canonical(value))
  expect(hash).toBe(createHash('sha256').update(canonical(value)).digest('hex'))
}

test('a text made in slices is the canonical one, to the byte', async () => {
  await fc.assert(fc.asyncProperty(fc.jsonValue(), same))
  await same({
    rows: Array.from({ length: 1_203 }, (_, index) => ({ b: index, a: `Nguyễn ${index}`, c: undefined, tie: index % 2 ? null : { kind: 'equal' } })),
  })
  await same({ empty: [], none: {}, absent: undefined, holes: [null, undefined], text: '“ngoặc” \n \u2028' })
})
