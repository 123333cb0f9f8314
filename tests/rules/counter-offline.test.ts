import { describe, expect, test } from 'vitest'
import { offlineVerdict, type OfflineFacts, type OfflineVoucher } from '#rules/counter-offline.ts'
import { nextLink, START, type LinkEvent } from '#rules/link-state.ts'

const CAMPAIGN = { id: 'c1', number: 7, firstDay: '2025-11-12', lastVoucherDay: '2026-01-15', offices: ['q1'] }
const HELD: OfflineVoucher = { campaignId: 'c1', state: 'issued', hold: 5, entitled: true, booked: false }
const CODE = '123456789012'
const verdict = (facts: Partial<OfflineFacts>, held: Partial<OfflineVoucher> | null = {}) =>
  offlineVerdict({
    ...{ read: { by: 'code', code: CODE }, campaigns: [CAMPAIGN], today: '2025-11-13', officeId: 'q1' },
    held: held && { ...HELD, ...held },
    ...facts,
  })
const signed = (signedBy: string | null, campaignNumber = 7) => ({ by: 'signed', code: CODE, campaignNumber, signedBy }) as const

describe('a device alone', () => {
  test('says yes to what it holds, and leaves to the network what it does not', () => {
    expect([verdict({}), verdict({ read: signed('c1') })]).toEqual(['redeemable', 'redeemable'])
    expect([verdict({}, { hold: null }), verdict({}, null), verdict({ read: signed('c1') }, null)]).toEqual(['needs-network', 'needs-network', 'needs-network'])
  })

  test('tells a slip, a forgery and another campaign apart', () => {
    expect(verdict({ read: { by: 'mistyped' } })).toBe('mistyped')
    expect([verdict({ read: signed(null) }), verdict({ read: signed(null, 8) })]).toEqual(['forged', 'other-campaign'])
    expect(verdict({ read: signed('c2') })).toBe('forged')
  })

  test('tests in this order: genuine, used, valid', () => {
    const late = { today: '2026-01-16' } as const
    expect(verdict({ ...late, read: signed(null) }, { state: 'redeemed' })).toBe('forged')
    expect([verdict(late, { state: 'redeemed' }), verdict(late, { booked: true })]).toEqual(['already-redeemed', 'already-redeemed'])
    expect([verdict(late, { state: 'revoked' }), verdict({}, { state: 'replaced' }), verdict({}, { state: 'void' })]).toEqual(['revoked', 'replaced', 'void'])
    expect([verdict(late), verdict({ ...late, read: signed('c1') }, null), verdict({ today: '2025-11-11' })]).toEqual(['expired', 'expired', 'not-yet'])
    expect([verdict({}, { entitled: false }), verdict({ officeId: 'q2' })]).toEqual(['not-entitled', 'wrong-office'])
    expect([verdict({ today: '2026-01-15' }), verdict({ today: '2025-11-12' })]).toEqual(['redeemable', 'redeemable'])
  })
})

describe('the link', () => {
  const after = (...events: LinkEvent[]) => events.reduce(nextLink, START).link

  test('is offline after two failures in a row, or two seconds without an answer', () => {
    expect([after('failed'), after('failed', 'answered', 'failed'), after('failed', 'failed'), after('slow')]).toEqual([
      'online',
      'online',
      'offline',
      'offline',
    ])
  })

  test('is online again after two good answers in a row', () => {
    expect([after('slow', 'answered'), after('slow', 'answered', 'failed', 'answered'), after('slow', 'answered', 'answered')]).toEqual([
      'offline',
      'offline',
      'online',
    ])
  })
})
