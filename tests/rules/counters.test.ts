import { randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { DeviceHold } from '#rules/holding.ts'
import { APP, type Rules } from './counters/rules.ts'
import { play, type Played, type Risks } from './counters/schedule.ts'

const SEED = Number(process.env.SEED ?? randomInt(1_000_000_000))

/** Plays that many schedules; the first fault is thrown with the seed that plays it again. */
function playAll(count: number, risks: Risks, rules: Rules = APP, seed = SEED) {
  const sum = { given: 0, twice: 0, extra: 0, undone: 0, parked: 0 }
  for (let index = 0; index < count; index += 1) {
    const played: Played = play(seed + index, rules, risks)
    if (played.faults.length > 0) throw new Error(`SEED=${seed + index}: ${played.faults[0]}`)
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += played[name]
  }
  return sum
}

describe(`20,000 random schedules of counters that go up and down, SEED=${SEED}`, () => {
  test('without an override no voucher is handed out twice, no handover is lost, and every shelf adds up', { timeout: 120_000 }, () => {
    const { given, twice, undone } = playAll(10_000, { overrides: false, forced: false })
    expect(twice).toBe(0)
    expect(given).toBeGreaterThan(10_000)
    expect(undone).toBeGreaterThan(1_000)
  })

  test('with overrides each extra handover opens exactly one case, and the book stays exact', { timeout: 120_000 }, () => {
    const { twice, extra } = playAll(7_000, { overrides: true, forced: false })
    expect(twice).toBeGreaterThan(50)
    expect(extra).toBeGreaterThan(50)
  })

  test('so it is with gifts for codes that nobody knows yet', { timeout: 120_000 }, () => {
    const { extra, parked } = playAll(3_000, { overrides: true, forced: true })
    expect([extra, parked].every((count) => count > 100)).toBe(true)
  })
})

/** A round's answer in which what others want is given back by `drop`, whatever the rule says. */
const dropping =
  (drop: (row: DeviceHold, hold: number) => DeviceHold): Rules['applyRound'] =>
  (known, answer, isInSight) => {
    const changed = APP.applyRound(known, { ...answer, wanted: [], claimed: [] }, isInSight)
    for (const { code, hold } of [...answer.wanted, ...answer.claimed])
      changed.set(code, drop(changed.get(code) ?? known.get(code) ?? APP.unknownHold(code), hold))
    return changed
  }
const forgetful = (row: DeviceHold): DeviceHold => ({ ...row, seq: 0 })

/** One rule broken at a time. */
const BROKEN: Record<string, Partial<Rules>> = {
  'a hold that ends by itself': {
    claim: (held, device, number, now) => APP.claim(number % 3 === 0 ? { ...held, heldBy: null, hold: null } : held, device, number, now),
  },
  'a claim that takes what another holds': { claim: (_held, device, number) => ({ verdict: 'granted', held: APP.grant(device, number) }) },
  'a free voucher that is granted though it is held': { isFree: () => true },
  'a release that is not asked which hold it means': { release: (held) => ({ ...held, heldBy: null, hold: null }) },
  'a device that gives back what it goes on holding': { drop: (row, hold) => ({ ...row, dropped: hold }) },
  'a device that gives back what it handed over and has not sent': {
    applyRound: dropping((row, hold) => ({ ...row, hold: null, ended: Math.max(row.ended, hold), dropped: hold })),
  },
  'a device that drops without remembering it': { applyRound: dropping((row, hold) => (row.unsent > 0 ? row : { ...row, hold: null, dropped: hold })) },
  'a device that believes an old claim': { hearClaim: (row, hold) => ({ ...row, hold, seq: hold, booked: row.unsent === 0 ? null : row.booked }) },
  'a device that believes an old round': {
    applyRound: (known, answer, isInSight) => APP.applyRound(new Map([...known].map(([code, row]) => [code, forgetful(row)])), answer, isInSight),
  },
  'a device that keeps what nobody waits for': { applyRound: (known, answer, isInSight) => APP.applyRound(known, { ...answer, claimed: [] }, isInSight) },
  'a lost device that believes in its holds': {
    applyRound: (known, answer, isInSight) => APP.applyRound(known, { ...answer, ended: null }, isInSight),
  },
  'a second tap on the same device': {
    book: (row, by, id) => (row.hold === null ? null : { row: { ...row, booked: id, unsent: row.unsent + 1, by }, hold: row.hold }),
  },
  'an extra handover without a case': { arrive: (...asked) => ({ ...APP.arrive(...asked), extra: false }) },
  'an extra handover that no shelf knows of': { arrive: (...asked) => ({ ...APP.arrive(...asked), move: asked[0].taps.length > 0 ? null : 'handover' }) },
  'a first to arrive that always wins': { arrive: (...asked) => ({ ...APP.arrive(...asked), standing: asked[0].taps[0]?.id ?? asked[1].id }) },
}

/** Always the same schedules, so that what they find is found each time. */
describe('the reader of the facts finds', () => {
  const playBoth = (rules: Rules) => [false, true].forEach((overrides) => playAll(10_000, { overrides, forced: false }, rules, 0))
  for (const [name, change] of Object.entries(BROKEN)) test(name, () => expect(() => playBoth({ ...APP, ...change })).toThrow(/SEED=/), 120_000)
})
