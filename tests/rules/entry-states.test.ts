import { describe, expect, test } from 'vitest'
import { countsIn, ENTRY_ACTS, holdsPlace, transition } from '#rules/entry-states.ts'
import { ENTRY_STATES } from '#rules/words.ts'

const allowed = [
  ['received', 'verify', 'verified'],
  ['verified', 'unverify', 'received'],
  ['received', 'return', 'returned'],
  ['returned', 'mend', 'received'],
  ['received', 'mend', 'received'],
  ['received', 'reject', 'rejected'],
  ['received', 'cancel', 'cancelled'],
  ['verified', 'cancel', 'cancelled'],
  ['returned', 'cancel', 'cancelled'],
  ['rejected', 'cancel', 'cancelled'],
  ['duplicate', 'cancel', 'cancelled'],
  ['received', 'displace', 'duplicate'],
  ['verified', 'displace', 'duplicate'],
  ['returned', 'displace', 'duplicate'],
  ['duplicate', 'lift', 'received'],
] as const

test.each(allowed)('%s, after %s, is %s', (state, act, expected) => {
  expect(transition(state, act)).toEqual({ ok: true, value: expected })
})

test('every other step is refused', () => {
  const ways = ENTRY_STATES.flatMap((state) => ENTRY_ACTS.map((act) => [state, act] as const))
  const others = ways.filter(([state, act]) => !allowed.some(([from, by]) => from === state && by === act))
  expect(others).toHaveLength(ways.length - allowed.length)
  for (const [state, act] of others) expect(transition(state, act), `${state} ${act}`).toEqual({ ok: false, refusal: 'state-does-not-allow' })
})

describe('an entry', () => {
  test('holds its place while received, verified or returned', () => {
    expect(ENTRY_STATES.filter(holdsPlace)).toEqual(['received', 'verified', 'returned'])
  })

  test('counts provisionally once received and officially once verified', () => {
    expect(ENTRY_STATES.filter((state) => countsIn(state).provisional)).toEqual(['received', 'verified'])
    expect(ENTRY_STATES.filter((state) => countsIn(state).official)).toEqual(['verified'])
  })
})
