import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entitles, settleGifts, type GiftEntry, type GiftVoucher } from '#rules/gifts.ts'
import { ENTRY_STATES, PARTICIPATIONS, PRODUCTS } from '#rules/words.ts'

const entry = (id: string, facts: Partial<GiftEntry> = {}): GiftEntry => ({
  id,
  product: 'bhxh-tn',
  participation: 'new',
  donated: false,
  consent: true,
  state: 'received',
  seq: 1,
  ...facts,
})
const voucher = (entryId: string, facts: Partial<GiftVoucher> = {}): GiftVoucher => ({
  code: 'v1',
  entryId,
  scope: 'person',
  state: 'issued',
  ...facts,
})

describe('one person', () => {
  const both = [entry('a2', { product: 'bhyt-hgd', seq: 2 }), entry('a1', { seq: 1 })]

  test('who joins both products gets one gift, at the entry received first (T19)', () => {
    expect(settleGifts(both, [], 'person')).toEqual([{ act: 'issue', entryId: 'a1', scope: 'person' }])
    expect(settleGifts(both, [voucher('a1')], 'person')).toEqual([])
  })

  test('gets one for each product when the campaign says so', () => {
    expect(settleGifts(both, [], 'product')).toEqual([
      { act: 'issue', entryId: 'a1', scope: 'bhxh-tn' },
      { act: 'issue', entryId: 'a2', scope: 'bhyt-hgd' },
    ])
  })

  test.each([
    ['a renewal', { participation: 'renewal' }],
    ['a donated card', { donated: true }],
    ['no consent', { consent: false }],
    ['a duplicate', { state: 'duplicate' }],
    ['a rejected entry', { state: 'rejected' }],
    ['a cancelled entry', { state: 'cancelled' }],
  ] as const)('with %s alone gets none (T19)', (_, facts) => {
    expect(settleGifts([entry('a1', facts)], [], 'person')).toEqual([])
  })

  test.each(['received', 'verified', 'returned'] as const)('whose entry is %s gets one', (state) => {
    expect(settleGifts([entry('a1', { state, participation: 'returning' })], [], 'person')).toHaveLength(1)
  })
})

describe('a voucher whose entry loses its right', () => {
  const lost = entry('a1', { state: 'rejected', seq: 1 })
  const later = entry('a3', { seq: 3 })
  const next = entry('a2', { seq: 2, product: 'bhyt-hgd' })

  test('moves with its code to the earliest other entry that entitles', () => {
    expect(settleGifts([lost, later, next], [voucher('a1')], 'person')).toEqual([{ act: 'move', code: 'v1', entryId: 'a2' }])
  })

  test('is revoked when there is none, also when consent is taken back', () => {
    expect(settleGifts([lost], [voucher('a1')], 'person')).toEqual([{ act: 'revoke', code: 'v1' }])
    expect(settleGifts([entry('a1', { consent: false })], [voucher('a1')], 'person')).toEqual([{ act: 'revoke', code: 'v1' }])
  })

  test('stays within its product when each product has a gift', () => {
    expect(settleGifts([lost, next], [voucher('a1', { scope: 'bhxh-tn' })], 'product')).toEqual([
      { act: 'revoke', code: 'v1' },
      { act: 'issue', entryId: 'a2', scope: 'bhyt-hgd' },
    ])
  })

  test('opens a case when the gift is gone, unless another entry entitles the person to that one gift', () => {
    const redeemed = voucher('a1', { state: 'redeemed' })
    expect(settleGifts([lost], [redeemed], 'person')).toEqual([{ act: 'case', code: 'v1' }])
    expect(settleGifts([lost, next], [redeemed], 'person')).toEqual([])
  })

  test('stays with an entry that is only returned', () => {
    expect(settleGifts([entry('a1', { state: 'returned' })], [voucher('a1')], 'person')).toEqual([])
  })
})

describe('a voucher of the past', () => {
  test('that was revoked or replaced leaves room for a new one', () => {
    for (const state of ['revoked', 'replaced', 'void'] as const) {
      expect(settleGifts([entry('a2', { seq: 2 })], [voucher('a1', { state })], 'person')).toEqual([{ act: 'issue', entryId: 'a2', scope: 'person' }])
    }
  })

  test('that expired unused was the gift', () => {
    expect(settleGifts([entry('a1', { state: 'rejected' }), entry('a2', { seq: 2 })], [voucher('a1', { state: 'expired' })], 'person')).toEqual([])
  })
})

describe('two vouchers of what turns out to be one person', () => {
  const entries = [entry('a1', { seq: 1 }), entry('a2', { seq: 2, product: 'bhyt-hgd' })]
  const at = (entryId: string, code: string, state: GiftVoucher['state'] = 'issued') => voucher(entryId, { code, state })

  test('leave the earlier one, the other is void', () => {
    expect(settleGifts(entries, [at('a2', 'v1'), at('a1', 'v2')], 'person')).toEqual([{ act: 'void', code: 'v1' }])
  })

  test('leave the one that was handed over', () => {
    expect(settleGifts(entries, [at('a1', 'v1'), at('a2', 'v2', 'redeemed')], 'person')).toEqual([{ act: 'void', code: 'v1' }])
  })

  test('open a case when both gifts are gone', () => {
    expect(settleGifts(entries, [at('a1', 'v1', 'redeemed'), at('a2', 'v2', 'redeemed')], 'person')).toEqual([{ act: 'case', code: 'v2' }])
  })
})

describe('settling anyone', () => {
  const entries = fc
    .array(
      fc.record({
        product: fc.constantFrom(...PRODUCTS),
        participation: fc.constantFrom(...PARTICIPATIONS),
        donated: fc.boolean(),
        consent: fc.boolean(),
        state: fc.constantFrom(...ENTRY_STATES),
      }),
      { minLength: 1, maxLength: 5 },
    )
    .map((facts) => facts.map((one, index) => ({ ...one, id: `e${index}`, seq: index })))
  const scopes = { person: ['person'], product: [...PRODUCTS] }
  const giftPers = fc.constantFrom('person' as const, 'product' as const)
  const states = fc.constantFrom('issued' as const, 'redeemed' as const, 'revoked' as const, 'replaced' as const)
  const vouchers = fc.array(fc.record({ entry: fc.nat({ max: 4 }), state: states }), { maxLength: 3 })

  test('leaves one gift where an entry entitles, none elsewhere, and nothing more to do', () => {
    fc.assert(
      fc.property(entries, vouchers, giftPers, (rows, drawn, giftPer) => {
        const held = drawn.map(({ entry: index, state }, number): GiftVoucher => {
          const row = rows[index % rows.length] ?? rows[0]!
          return { code: `v${number}`, entryId: row.id, scope: giftPer === 'person' ? 'person' : row.product, state }
        })
        const settled = apply(rows, held, giftPer)
        for (const scope of scopes[giftPer]) {
          const right = rows.some((row) => entitles(row) && (giftPer === 'person' || row.product === scope))
          const own = settled.filter((one) => one.scope === scope)
          const issued = own.filter((one) => one.state === 'issued').length
          expect(issued).toBe(right && !own.some((one) => one.state === 'redeemed') ? 1 : 0)
        }
        expect(settleGifts(rows, settled, giftPer).filter((one) => one.act !== 'case')).toEqual([])
        const gone = (list: GiftVoucher[]) => list.filter((one) => one.state === 'redeemed')
        expect(gone(settled)).toEqual(gone(held))
      }),
    )
  })

  function apply(rows: GiftEntry[], held: GiftVoucher[], giftPer: 'person' | 'product'): GiftVoucher[] {
    const after = held.map((one) => ({ ...one }))
    for (const act of settleGifts(rows, held, giftPer)) {
      if (act.act === 'issue') after.push({ code: `new ${act.scope}`, entryId: act.entryId, scope: act.scope, state: 'issued' })
      const found = act.act === 'issue' ? undefined : after.find((one) => one.code === act.code)
      if (found && act.act === 'move') found.entryId = act.entryId
      if (found && act.act === 'revoke') found.state = 'revoked'
      if (found && act.act === 'void') found.state = 'void'
    }
    return after
  }
})
