import fc from 'fast-check'

/** Something of an entry that is changed: by its collector, by whoever confirms it, or by two organisers. */
function changing<What extends 'mend' | 'put' | 'alter'>(what: What) {
  const field = fc.constantFrom('months', 'cccd', 'insuranceNumber', 'product', 'collectedAt', 'donated')
  return fc.record({ what: fc.constant(what), pick: fc.nat(99), person: fc.nat(5), field })
}

/** Anything that may happen in a campaign; numbers pick among what is there. */
export const happening = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('log' as const),
      who: fc.constantFrom('a', 'b', 'c'),
      person: fc.nat(5),
      numbers: fc.constantFrom('cccd', 'book', 'both'),
      facts: fc.nat(23),
      hoursAgo: fc.constantFrom(0, 0, 1, 20, 90, 200),
    }),
  },
  {
    weight: 9,
    arbitrary: fc.record({
      what: fc.constantFrom(
        'verify' as const,
        'verify' as const,
        'unverify' as const,
        'return' as const,
        'rejection' as const,
        'cancellation' as const,
        'setAside' as const,
      ),
      pick: fc.nat(99),
    }),
  },
  { weight: 4, arbitrary: changing('mend') },
  { weight: 1, arbitrary: changing('put') },
  { weight: 2, arbitrary: changing('alter') },
  { weight: 5, arbitrary: fc.record({ what: fc.constantFrom('decide' as const, 'late' as const), pick: fc.nat(99), yes: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('move' as const), who: fc.constantFrom('a', 'b', 'c'), to: fc.constantFrom('u1', 'u2', 'u3') }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('tick' as const), hours: fc.constantFrom(1, 30, 60, 170) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom('close' as const, 'finish' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constant('amend' as const), period: fc.nat(9), picks: fc.array(fc.nat(99), { maxLength: 3 }), extra: fc.nat(99) }),
  },
)
export type Happening = typeof happening extends fc.Arbitrary<infer One> ? One : never
export type Changing = Of<'mend'> | Of<'put'> | Of<'alter'>
export type Of<What extends Happening['what']> = Extract<Happening, { what: What }>
