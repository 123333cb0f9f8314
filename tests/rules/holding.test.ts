import { expect, test } from 'vitest'
import { applyRound, drop, hearClaim, unknownHold } from '#rules/holding.ts'

const NOTHING = { vouchers: [], wanted: [], claimed: [], released: [], ended: null }

test('an old word about a hold does not stand before a younger one that was dropped and is not yet told', () => {
  const young = drop(hearClaim(unknownHold('v'), 9), 9)
  expect(young).toMatchObject({ hold: null, ended: 9, dropped: 9 })
  for (const word of ['wanted', 'claimed'] as const)
    expect(applyRound(new Map([['v', young]]), { ...NOTHING, [word]: [{ code: 'v', hold: 4 }] }, () => false).get('v') ?? young).toMatchObject({ dropped: 9 })
})

test('a claim is given back when nobody waits for it here, and kept while it is in sight', () => {
  const row = hearClaim(unknownHold('v'), 4)
  const answer = { ...NOTHING, claimed: [{ code: 'v', hold: 4 }] }
  expect(applyRound(new Map([['v', row]]), answer, (code) => code === 'v').get('v')).toBeUndefined()
  expect(applyRound(new Map([['v', row]]), answer, () => false).get('v')).toMatchObject({ hold: null, dropped: 4 })
  // One whose answer never came.
  expect(applyRound(new Map(), answer, () => false).get('v')).toMatchObject({ hold: null, dropped: 4 })
})
