import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contradictions, DOUBTS, losingClaims, matchPayment, sameReceipt, type Candidate, type Claim, type Said } from '#rules/matching.ts'
import { ENTRY_STATES, PARTICIPATIONS, PRODUCTS } from '#rules/words.ts'

const SAID: Said = {
  ...{ product: 'bhxh-tn', name: 'NGUYEN THI MY DUYEN', cccd: '072190000001', insuranceNumber: null, birthYear: 1990, participation: 'new' },
  ...{ receiptNumber: 'C45-BB 0012345', day: '2025-11-13', amount: 3_168_000, months: 12, collectorId: 'a' },
}
const payment = (said: Partial<Said> = {}): Said => ({ ...SAID, ...said })
const entry = (said: Partial<Candidate> = {}): Candidate => ({
  ...{ ...SAID, name: 'Nguyễn Thị Mỹ Duyên', receiptNumber: '12345', id: 'e1', seq: 1, state: 'received', samePerson: true },
  ...said,
})
const match = (said: Partial<Said>, ...candidates: Partial<Candidate>[]) =>
  matchPayment(
    payment(said),
    candidates.map((one, index) => entry({ id: `e${index + 1}`, seq: index + 1, ...one })),
  )

describe('a pair of one number', () => {
  test('agrees when nothing contradicts: marks, case and the receipt’s series are no difference', () => {
    expect(match({}, {})).toEqual({ group: 'agreed', doubts: [], entryId: 'e1' })
    expect(match({}, { state: 'verified' }).group).toBe('agreed')
  })

  test('agrees when one side says nothing', () => {
    const silent = { participation: null, birthYear: null, receiptNumber: null, day: null, amount: null, months: null, collectorId: null }
    expect(match(silent, {})).toMatchObject({ group: 'agreed', doubts: [] })
    expect(match({ cccd: null, insuranceNumber: '7900000001' }, {})).toMatchObject({ group: 'agreed' })
  })

  test.each([
    ['name', { name: 'Nguyễn Thị Mỹ Hạnh' }],
    ['birth-year', { birthYear: 1991 }],
    ['receipt', { receiptNumber: '54321' }],
    ['amount', { amount: 3_168_001 }],
    ['months', { months: 6 }],
    ['collector', { collectorId: 'b' }],
    ['participation', { participation: 'renewal' }],
    ['numbers', { cccd: '072190000002' }],
    ['state', { state: 'returned' }],
    ['state', { state: 'duplicate' }],
  ] as [string, Partial<Candidate>][])('is doubtful by %s alone', (doubt, said) => {
    expect(match({}, said)).toEqual({ group: 'doubtful', doubts: [doubt], entryId: 'e1' })
  })

  test('may be booked three days behind its receipt, and later when the receipt is the same', () => {
    const without = { receiptNumber: null }
    expect(match(without, { day: '2025-11-10' }).doubts).toEqual([])
    expect(match(without, { day: '2025-11-09' }).doubts).toEqual(['day'])
    expect(match({}, { day: '2025-11-01' }).doubts).toEqual([])
  })

  test('names every doubt, in one order', () => {
    const said = { name: 'Trần Văn Bình', amount: 1, state: 'returned', participation: 'returning' } as const
    expect(match({}, said).doubts).toEqual(['name', 'amount', 'state', 'participation'])
  })

  test('is never agreed when the second number contradicts, though the first is the same', () => {
    const said = match({ insuranceNumber: '7900000001' }, { insuranceNumber: '7900000002' })
    expect(said).toMatchObject({ group: 'doubtful', doubts: ['numbers'] })
  })
})

describe('which entry it is', () => {
  test('another product of the person is not it', () => {
    expect(match({}, { product: 'bhyt-hgd' })).toEqual({ group: 'unmatched', doubts: [], entryId: null })
  })

  test('a duplicate is not it while somebody holds the place', () => {
    expect(match({}, { state: 'duplicate' }, { state: 'received' })).toEqual({ group: 'agreed', doubts: [], entryId: 'e2' })
  })

  test('two that hold a place each are several', () => {
    expect(match({}, { amount: 1 }, {})).toEqual({ group: 'doubtful', doubts: ['several'], entryId: 'e2' })
  })

  test.each(['rejected', 'cancelled'] as const)('one that was %s is none, and the doubt is said', (state) => {
    expect(match({}, { state })).toEqual({ group: 'unmatched', doubts: ['state'], entryId: 'e1' })
    expect(match({}, { state }, {})).toMatchObject({ group: 'agreed', entryId: 'e2' })
  })

  test('without a number that leads there a namesake of the same year is doubtful', () => {
    expect(match({ cccd: null }, { samePerson: false, cccd: '072190000009' })).toMatchObject({ group: 'doubtful', doubts: ['no-number'] })
    expect(match({ cccd: null, birthYear: null, receiptNumber: null }, { samePerson: false })).toMatchObject({ group: 'unmatched' })
  })

  test('a namesake with two digits apart is a slip, with three somebody else, unless the receipt is the same', () => {
    const apart = (cccd: string, receiptNumber: string) => match({}, { samePerson: false, cccd, receiptNumber })
    expect(apart('072190000010', '9')).toMatchObject({ group: 'doubtful', doubts: ['receipt', 'numbers', 'no-number'] })
    expect(apart('072190000222', '9')).toMatchObject({ group: 'unmatched', entryId: null })
    expect(apart('072190000222', '12345')).toMatchObject({ group: 'doubtful', doubts: ['numbers', 'no-number'] })
  })

  test('an equal receipt leads there when the collector, the name or the year agrees', () => {
    const other = { samePerson: false, name: 'Nguyễn Thị Mỹ Dung', birthYear: 1991, cccd: null }
    expect(match({}, other)).toMatchObject({ group: 'doubtful', doubts: ['name', 'birth-year', 'no-number'] })
    expect(match({}, { ...other, collectorId: 'b' })).toMatchObject({ group: 'unmatched' })
    expect(match({ collectorId: null }, other)).toMatchObject({ group: 'unmatched' })
    expect(match({ collectorId: null }, { ...other, birthYear: 1990 })).toMatchObject({ group: 'doubtful' })
    expect(match({}, { ...other, cccd: '079200123456' })).toMatchObject({ group: 'unmatched' })
  })
})

test.each([
  ['C45-BB 0012345', '12345', true],
  ['C45-BB 0012345', 'c45bb/12345', true],
  ['AB 12345', 'AC 12345', false],
  ['12345', '112345', false],
  ['-', '12345', false],
])('%s and %s are one receipt: %s', (one, other, same) => {
  expect([sameReceipt(one, other), sameReceipt(other, one)]).toEqual([same, same])
})

const claim = (row: number, said: Partial<Claim> = {}): Claim => ({ row, entryId: 'e1', group: 'agreed', doubts: [], decided: false, ...said })

test('of several payments for one entry the best has it: decided, then agreed, then with fewer doubts, then the first', () => {
  expect(losingClaims([claim(2), claim(1), claim(3, { entryId: 'e2' })])).toEqual([2])
  expect(losingClaims([claim(1, { group: 'doubtful', doubts: ['amount'] }), claim(2)])).toEqual([1])
  expect(losingClaims([claim(1), claim(2, { decided: true })])).toEqual([1])
  expect(losingClaims([claim(1, { group: 'doubtful', doubts: ['amount', 'name'] }), claim(2, { group: 'doubtful', doubts: ['several', 'name'] })])).toEqual([1])
})

const some = <Value>(...values: Value[]) => fc.constantFrom<Value>(...values)
const said = fc.record<Said>({
  product: some(...PRODUCTS),
  name: some('Nguyễn Văn An', 'nguyen van an', 'Trần Văn Bình'),
  cccd: some(null, '072190000001', '072190000002', '072190000999'),
  insuranceNumber: some(null, '7900000001', '7900000002'),
  birthYear: some(null, 1990, 1991),
  participation: some(null, ...PARTICIPATIONS),
  receiptNumber: some(null, '1', 'AB 01', '2'),
  day: some(null, '2025-11-13', '2025-11-20'),
  amount: some(null, 1, 2),
  months: some(null, 6, 12),
  collectorId: some(null, 'a', 'b'),
})
const candidates = fc
  .array(fc.tuple(said, some(...ENTRY_STATES), fc.boolean()), { maxLength: 5 })
  .map((all) => all.map(([one, state, samePerson], index): Candidate => ({ ...one, state, samePerson, id: `e${index}`, seq: index })))

test('whatever stands there, the order does not matter, and agreed means a number and no contradiction', () => {
  fc.assert(
    fc.property(said, candidates, fc.nat(), (one, all, turn) => {
      const found = matchPayment(one, all)
      const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))].toReversed()
      expect(matchPayment(one, turned)).toEqual(found)
      expect(found.doubts).toEqual(DOUBTS.filter((doubt) => found.doubts.includes(doubt)))
      const own = all.find(({ id }) => id === found.entryId)
      if (found.group === 'agreed') {
        expect(own).toMatchObject({ samePerson: true, product: one.product })
        expect(['received', 'verified']).toContain(own?.state)
        expect(contradictions(one, own as Candidate)).toEqual([])
      }
      if (found.group === 'unmatched' && own) expect(['rejected', 'cancelled']).toContain(own.state)
      if (found.group === 'doubtful') expect(found.doubts).not.toEqual([])
    }),
    { numRuns: 3_000 },
  )
})

test('two contradict each other in the same, whichever of them is asked', () => {
  fc.assert(
    fc.property(said, said, (one, other) => {
      expect(contradictions(one, other)).toEqual(contradictions(other, one))
      expect(contradictions(one, one)).toEqual([])
    }),
    { numRuns: 2_000 },
  )
})

describe('numbers that belong to two persons', () => {
  const both = { insuranceNumber: '7900000001' }

  test('make a pair doubtful, though the entry’s own number is the same', () => {
    expect(match(both, { cccd: null, ...both, numbersOfTwo: true })).toMatchObject({ group: 'doubtful', doubts: ['numbers'] })
    expect(match(both, { numbersOfTwo: true })).toMatchObject({ group: 'doubtful', doubts: ['numbers'] })
  })

  test('agree with the entry that has them both itself', () => {
    expect(match(both, { ...both, numbersOfTwo: true })).toMatchObject({ group: 'agreed' })
  })
})
