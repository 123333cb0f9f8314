import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultRules } from '#rules/defaults.ts'
import { accountOf, checkPayment, checkRecovery, placesWithoutWinner, type PrizeFacts } from '#rules/prize-ledger.ts'
import { award, prizesOf } from '#rules/prizes.ts'
import { PLACES, type PrizeRow } from '#rules/words.ts'
import { entrant } from './made.ts'

const anyAward = fc.option(fc.record({ amount: fc.constantFrom(0, 200, 300, 500, 1_000), thing: fc.constantFrom(null, null, 'Ly sứ', 'Áo mưa') }), { freq: 3 })
const anyStep = fc.oneof(
  fc.record({ what: fc.constant('version' as const), award: anyAward }),
  fc.record({ what: fc.constant('seal' as const) }),
  fc.record({ what: fc.constant('refund' as const) }),
  fc.record({ what: fc.constant('payment' as const), amount: fc.constantFrom('due', 0, 200, 500) }),
  fc.record({ what: fc.constant('recovery' as const), amount: fc.constantFrom('all', 0, 100, 500) }),
)
type Step = typeof anyStep extends fc.Arbitrary<infer One> ? One : never
type Open = { -readonly [Name in keyof PrizeFacts]: PrizeFacts[Name] extends readonly (infer Row)[] ? Row[] : PrizeFacts[Name] }

/** Plays steps as the server would: what a rule refuses does not happen. After each one `look` sees what was and what is. */
function play(steps: Step[], look: (before: PrizeFacts, after: PrizeFacts, step: Step, done: boolean) => void): PrizeFacts {
  let facts: Open = { versions: [], moves: [], sealed: false, correctionDue: false }
  steps.forEach((step, index) => {
    const before = { ...facts, versions: [...facts.versions], moves: [...facts.moves] }
    const done = take(facts, step, index)
    look(before, facts, step, done)
  })
  return facts
}

function take(facts: Open, step: Step, at: number): boolean {
  if (step.what === 'version') {
    facts.versions.push({ at, award: step.award })
    Object.assign(facts, { sealed: false, correctionDue: false })
    return true
  }
  if (step.what === 'seal') facts.sealed = facts.versions.length > 0
  if (step.what === 'refund') facts.correctionDue = facts.versions.length > 0
  if (step.what === 'seal' || step.what === 'refund') return true
  const account = accountOf(facts)
  const amount = step.amount === 'due' ? (account.toPay ?? 0) : step.amount === 'all' ? account.toRecover : (step.amount as number)
  const { ok } = step.what === 'payment' ? checkPayment(facts, amount) : checkRecovery(facts, amount)
  if (ok) facts.moves.push({ kind: step.what, amount, at })
  return ok
}

const runs = { numRuns: 2_000 }

test('whatever versions, payments and recoveries follow one another, no due is paid twice', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      play(steps, (before, after, step, done) => {
        if (step.what !== 'payment' || !done) return
        const [was, is] = [accountOf(before), accountOf(after)]
        expect(before.sealed).toBe(true)
        expect(is.paid - was.paid).toBe(was.toPay)
        expect(is.paid).toBe(Math.max(was.paid, was.due))
        expect(is.toPay).toBeNull()
        for (const amount of [0, was.toPay ?? 0, was.due]) expect(checkPayment(after, amount).ok).toBe(false)
      })
    }),
    runs,
  )
})

test('never more is paid than the highest of the versions gave, nor more taken back than was paid', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      const facts = play(steps, () => {})
      const account = accountOf(facts)
      const highest = Math.max(0, ...facts.versions.map((version) => version.award?.amount ?? 0))
      expect(account.paid).toBeLessThanOrEqual(highest)
      expect(account.recovered).toBeLessThanOrEqual(account.paid)
      expect(account.toRecover).toBe(account.paid - account.recovered)
      expect(account.things).toBeGreaterThanOrEqual(0)
    }),
    runs,
  )
})

test('a state says what can be done: due alone is paid, and kept is what no newest version gives', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      play(steps, (_before, after) => {
        const { state, toPay, due, toRecover, things } = accountOf(after)
        expect(toPay !== null).toBe(state === 'due' || state === 'waiting')
        if (state === 'due' && !after.correctionDue) expect(checkPayment(after, toPay ?? 0).ok).toBe(true)
        if (state === 'waiting') expect(after.sealed).toBe(false)
        if (state === 'kept') expect(due).toBe(0)
        expect(checkRecovery(after, toRecover).ok).toBe(toRecover > 0 || things > 0)
      })
    }),
    runs,
  )
})

test('paid, left over and not awarded are together the whole table', () => {
  const { prizes } = defaultRules()
  const sumOf = (table: readonly PrizeRow[]) => table.reduce((sum, row) => sum + row.amount * row.count, 0)
  const anyEntrants = fc
    .array(fc.record({ rank: fc.integer({ min: 1, max: 6 }), points: fc.constantFrom(5, 30, 100), voluntary: fc.nat({ max: 12 }) }), { maxLength: 12 })
    .map((list) => list.map((one, index) => entrant(`s${index}`, { ...one, voluntaryTarget: 10, lastReceiptAt: index })))
  const anyTable = fc.oneof(
    fc.constantFrom(prizesOf(prizes, 'week', 'individual'), prizesOf(prizes, 'week', 'team'), prizesOf(prizes, 'phase', 'team')),
    fc
      .array(fc.record({ count: fc.integer({ min: 1, max: 4 }), amount: fc.constantFrom(100_000, 250_000, 700_000) }), { maxLength: 4 })
      .map((rows) => rows.map((row, index): PrizeRow => ({ period: 'week', board: 'individual', place: PLACES[index] ?? 'Ba', ...row }))),
  )
  fc.assert(
    fc.property(anyEntrants, anyTable, (entrants, table) => {
      const { awards, paid, left } = award(entrants, table)
      const empty = placesWithoutWinner(table, awards).reduce((sum, one) => sum + one.amount, 0)
      expect(paid + left + empty).toBe(sumOf(table))
    }),
    runs,
  )
})
