import { describe, expect, test } from 'vitest'
import { verdictAt, type CounterVoucher } from '#rules/handover.ts'
import { at } from './made.ts'

const now = at('2025-11-16 09:00')
const voucher = (facts: Partial<CounterVoucher> = {}): CounterVoucher => ({
  state: 'issued',
  firstDay: '2025-11-12',
  lastDay: '2026-01-15',
  entryState: 'received',
  offices: ['Q1', 'Q2'],
  ...facts,
})

describe('a counter reads', () => {
  test.each([
    ['redeemable', {}],
    ['redeemable', { entryState: 'returned' }],
    ['already-redeemed', { state: 'redeemed' }],
    ['unknown', { state: 'blank' }],
    ['revoked', { state: 'revoked' }],
    ['replaced', { state: 'replaced' }],
    ['void', { state: 'void' }],
    ['expired', { state: 'expired' }],
    ['expired', { lastDay: '2025-11-15' }],
    ['not-yet', { firstDay: '2025-11-17' }],
    ['not-entitled', { entryState: 'cancelled' }],
    ['wrong-office', { offices: ['Q3'] }],
  ] as const)('%s for %o', (verdict, facts) => expect(verdictAt(voucher(facts), now, 'Q1')).toBe(verdict))

  test('unknown for no voucher', () => expect(verdictAt(null, now, 'Q1')).toBe('unknown'))

  test('a voucher as good until the end of its last day', () => {
    expect(verdictAt(voucher(), at('2026-01-15 23:59:59.999'), 'Q1')).toBe('redeemable')
    expect(verdictAt(voucher(), at('2026-01-16 00:00'), 'Q1')).toBe('expired')
    expect(verdictAt(voucher(), at('2025-11-12 00:00'), 'Q1')).toBe('redeemable')
    expect(verdictAt(voucher(), at('2025-11-11 23:59:59.999'), 'Q1')).toBe('not-yet')
  })

  test('"Đã nhận" before any other reason, also after the end and at a wrong counter', () => {
    const used = voucher({ state: 'redeemed', entryState: 'rejected', offices: [] })
    expect(verdictAt(used, at('2026-03-01 09:00'), 'Q9')).toBe('already-redeemed')
  })
})
