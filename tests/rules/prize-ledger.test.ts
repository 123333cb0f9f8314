import { describe, expect, test } from 'vitest'
import { accountOf, checkPayment, checkRecovery, placesWithoutWinner, type PrizeFacts } from '#rules/prize-ledger.ts'
import { award, prizesOf } from '#rules/prizes.ts'
import { defaultRules } from '#rules/defaults.ts'
import { entrant } from './made.ts'

const money = (amount: number) => ({ amount, thing: null })
const mug = { amount: 0, thing: 'Ly sứ' }
/** Versions by what each gives, one an hour; moves stand between them by their time. */
const facts = (given: (PrizeFacts['versions'][number]['award'] | null)[], moves: PrizeFacts['moves'] = [], more: Partial<PrizeFacts> = {}): PrizeFacts => ({
  versions: given.map((one, index) => ({ at: index * 10, award: one })),
  moves,
  sealed: true,
  correctionDue: false,
  ...more,
})
const paid = (amount: number, at = 5) => ({ kind: 'payment', amount, at }) as const
const recovered = (amount: number, at = 6) => ({ kind: 'recovery', amount, at }) as const

describe('a prize', () => {
  test('waits for the seal, is due after it, and is paid once', () => {
    expect(accountOf(facts([money(500)], [], { sealed: false }))).toMatchObject({ state: 'waiting', toPay: 500 })
    expect(checkPayment(facts([money(500)], [], { sealed: false }), 500)).toEqual({ ok: false, refusal: 'complaint-window-open' })
    expect(accountOf(facts([money(500)]))).toMatchObject({ state: 'due', toPay: 500 })
    expect(checkPayment(facts([money(500)]), 500)).toEqual({ ok: true, value: 500 })
    expect(accountOf(facts([money(500)], [paid(500)]))).toMatchObject({ state: 'paid', paid: 500, toPay: null })
    expect(checkPayment(facts([money(500)], [paid(500)]), 500)).toEqual({ ok: false, refusal: 'prize-not-due' })
    expect(checkPayment(facts([money(500)], [paid(500)], { sealed: false }), 500)).toEqual({ ok: false, refusal: 'prize-not-due' })
  })

  test.each([0, 499, 501])('of 500 is not paid as %d', (amount) => {
    expect(checkPayment(facts([money(500)]), amount)).toEqual({ ok: false, refusal: 'prize-not-due' })
  })

  test('that a correction raises leaves the difference due, and one that it lowers leaves what was paid', () => {
    expect(accountOf(facts([money(300), money(500)], [paid(300)]))).toMatchObject({ state: 'due', due: 500, paid: 300, toPay: 200 })
    expect(checkPayment(facts([money(300), money(500)], [paid(300)]), 500)).toEqual({ ok: false, refusal: 'prize-not-due' })
    expect(accountOf(facts([money(500), money(300)], [paid(500)]))).toMatchObject({ state: 'paid', due: 300, paid: 500, toPay: null })
    expect(accountOf(facts([money(500), money(300), money(600)], [paid(500)]))).toMatchObject({ toPay: 100 })
  })

  test('whose place goes to another is kept once it was paid, and gone when it was not', () => {
    expect(accountOf(facts([money(500), null], [paid(500)]))).toMatchObject({ state: 'kept', due: 0, paid: 500, toPay: null })
    expect(accountOf(facts([money(500), null]))).toMatchObject({ due: 0, toPay: null })
    expect(accountOf(facts([null, money(500)]))).toMatchObject({ state: 'due', toPay: 500 })
  })

  test('is taken back up to what was paid, and what was taken back is not due again', () => {
    const taken = facts([money(500)], [paid(500), recovered(500)])
    expect(checkRecovery(facts([money(500)]), 500)).toEqual({ ok: false, refusal: 'prize-not-paid' })
    expect(checkRecovery(facts([money(500)], [paid(500)]), 501)).toEqual({ ok: false, refusal: 'prize-not-paid' })
    expect(checkRecovery(facts([money(500)], [paid(500)]), 0)).toEqual({ ok: false, refusal: 'prize-not-paid' })
    expect(checkRecovery(facts([money(500)], [paid(500)]), 500)).toEqual({ ok: true, value: 500 })
    expect(accountOf(taken)).toMatchObject({ state: 'recovered', paid: 500, recovered: 500, toPay: null, toRecover: 0 })
    expect(checkRecovery(taken, 1)).toEqual({ ok: false, refusal: 'prize-not-paid' })
    expect(accountOf(facts([money(500)], [paid(500), recovered(200)]))).toMatchObject({ state: 'recovered', toRecover: 300, toPay: null })
  })

  test('that is a thing is handed over by a payment of nothing, once, and taken back once', () => {
    expect(accountOf(facts([mug]))).toMatchObject({ state: 'due', toPay: 0 })
    expect(checkPayment(facts([mug]), 0)).toEqual({ ok: true, value: 0 })
    expect(accountOf(facts([mug], [paid(0)]))).toMatchObject({ state: 'paid', toPay: null, things: 1 })
    expect(checkPayment(facts([mug], [paid(0)]), 0)).toEqual({ ok: false, refusal: 'prize-not-due' })
    expect(checkRecovery(facts([mug], [paid(0)]), 0)).toEqual({ ok: true, value: 0 })
    expect(checkRecovery(facts([mug], [paid(0), recovered(0)]), 0)).toEqual({ ok: false, refusal: 'prize-not-paid' })
  })

  test('of another thing is due after a correction, the same thing is not', () => {
    expect(accountOf(facts([mug, { amount: 0, thing: 'Áo mưa' }], [paid(0)]))).toMatchObject({ state: 'due', toPay: 0 })
    expect(accountOf(facts([mug, mug], [paid(0)]))).toMatchObject({ state: 'paid', toPay: null })
    expect(accountOf(facts([money(300), mug], [paid(300)]))).toMatchObject({ state: 'due', due: 0, toPay: 0 })
    expect(accountOf(facts([mug, money(300)], [paid(0)]))).toMatchObject({ state: 'due', toPay: 300 })
  })

  test('of money and a thing is paid as one, and a place with neither is a certificate', () => {
    const both = { amount: 500, thing: 'Ly sứ' }
    expect(accountOf(facts([both]))).toMatchObject({ toPay: 500 })
    expect(accountOf(facts([both], [paid(500)]))).toMatchObject({ state: 'paid', toPay: null })
    expect(accountOf(facts([money(0)]))).toMatchObject({ state: 'due', toPay: 0 })
    expect(accountOf(facts([money(0)], [paid(0)]))).toMatchObject({ state: 'paid', toPay: null })
  })

  test('whose entry was refunded waits for a correction', () => {
    expect(checkPayment(facts([money(500)], [], { correctionDue: true }), 500)).toEqual({ ok: false, refusal: 'correction-due' })
  })
})

describe('places without a winner', () => {
  const weekly = prizesOf(defaultRules().prizes, 'week', 'individual')

  test('keep the money of their slots', () => {
    const { awards } = award([entrant('a'), entrant('b', { rank: 2 })], weekly)
    expect(placesWithoutWinner(weekly, awards)).toEqual([
      { place: 'Ba', amount: 300_000 },
      { place: 'Khuyến khích', amount: 200_000 },
      { place: 'Khuyến khích', amount: 200_000 },
    ])
  })

  test('are told apart from a pool that several share', () => {
    const { awards } = award([entrant('a'), entrant('b'), entrant('c')], weekly)
    expect(awards.filter(({ id }) => id)).toHaveLength(3)
    expect(placesWithoutWinner(weekly, awards).map(({ place }) => place)).toEqual(['Khuyến khích', 'Khuyến khích'])
  })

  test('also when the best place is the one that nobody may have', () => {
    const teams = prizesOf(defaultRules().prizes, 'week', 'team')
    const { awards } = award([entrant('a', { voluntary: 8, voluntaryTarget: 10 })], teams)
    expect(placesWithoutWinner(teams, awards)).toEqual([
      { place: 'Nhất', amount: 1_000_000 },
      { place: 'Ba', amount: 500_000 },
    ])
  })
})
