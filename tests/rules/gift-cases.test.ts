import { describe, expect, test } from 'vitest'
import { decideStanding, endsBy, sinceDecided, type GiftGiven } from '#rules/gift-cases.ts'

const given = (id: string, more: Partial<GiftGiven> = {}): GiftGiven => ({
  ...{ id, officeId: `office of ${id}`, clerkId: `clerk of ${id}`, at: 0, standing: false, undone: false, back: false },
  ...more,
})
const stood = given('stood', { standing: true })
const extra = given('extra')
const third = given('third')

describe('of a voucher handed over twice', () => {
  test('the one that stood may stay, and the mug asked about is the extra one’s', () => {
    expect(decideStanding([extra, stood], 'extra', 'stood')).toEqual({ ok: true, standing: 'stood', extra })
  })

  test('the extra one may stand instead, and the loser’s mug is asked about', () => {
    expect(decideStanding([extra, stood], 'extra', 'extra')).toEqual({ ok: true, standing: 'extra', extra: stood })
  })

  test('of three, each case names one that lost, whoever wins', () => {
    expect(decideStanding([extra, stood, third], 'extra', 'third')).toEqual({ ok: false, refusal: 'handover-unknown' })
    const first = decideStanding([extra, stood, third], 'extra', 'extra')
    const second = decideStanding([third, given('extra', { standing: true }), given('stood')], 'third', 'extra')
    expect([first, second]).toMatchObject([{ extra: { id: 'stood' } }, { extra: { id: 'third' } }])
  })

  test('an undone one never stands, nor one whose mug is back, nor one that nobody knows', () => {
    expect(decideStanding([given('extra', { undone: true }), stood], 'extra', 'extra').ok).toBe(false)
    expect(decideStanding([given('extra', { back: true }), stood], 'extra', 'extra').ok).toBe(false)
    expect(decideStanding([extra, stood], 'extra', 'nobody').ok).toBe(false)
  })

  test('when none stood any more, the extra one takes its place and no mug is asked about', () => {
    expect(decideStanding([extra, given('stood', { undone: true })], 'extra', 'extra')).toEqual({ ok: true, standing: 'extra', extra: null })
  })
})

test('past a decision another one may count, none, or the mug may have come back', () => {
  const undone = given('stood', { undone: true })
  expect(sinceDecided([extra, stood], 'stood', 'written-off')).toBe(null)
  expect(sinceDecided([given('extra', { standing: true }), undone], 'stood', 'written-off')).toBe('other-stands')
  expect(sinceDecided([given('extra', { back: true }), undone], 'stood', 'returned')).toBe('none-stands')
  expect(sinceDecided([given('extra', { back: true }), stood], 'stood', 'returned')).toBe(null)
  expect(sinceDecided([given('extra', { back: true, undone: true }), stood], 'stood', 'written-off')).toBe('mug-back')
  expect(sinceDecided([extra, stood], null, 'explained')).toBe(null)
})

test('each kind ends in its own ways', () => {
  expect(endsBy('extra-handover', 'returned') && endsBy('fallen-entry', 'written-off') && endsBy('unknown-code', 'returned')).toBe(true)
  expect(endsBy('negative-balance', 'returned') || endsBy('extra-handover', 'explained') || endsBy('fallen-entry', 'explained')).toBe(false)
  expect(endsBy('negative-balance', 'counted')).toBe(false)
})
