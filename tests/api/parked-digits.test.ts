import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeCode } from '#rules/voucher-codes.ts'
import { openUnknown } from '#db/vouchers/parked.ts'
import { oneBlank } from '../cast/blanks.ts'
import { balanceOf, makeCounter, type Counter } from '../cast/counter.ts'
import { see } from '../cast/deeds.ts'
import { decideGift, openOnes } from '../cast/gift-cases.ts'
import { OWN_VERIFIERS } from '../cast/furniture.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd, newId } from '../cast/phone.ts'

const PLAN = {
  organisations: OWN_VERIFIERS,
  staff: [
    { code: 'a', organisation: 'u1' },
    { code: 'pta', organisation: 'u1', role: 'supervisor' as const },
    { code: 'ptc', organisation: 'u2', role: 'supervisor' as const },
  ],
}

let house: House
let collector: Person
let organiser: Person
let one: Counter
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: PLAN })
  ;[collector, organiser] = [await house.enter('a'), await house.enter('btc1')]
  one = await makeCounter(house, 'q1')
})
afterEach(() => house.close())

const rows = async (sql: string) => (await house.store.connections.reader.execute(sql)).rows.map((row) => Object.values(row)[0])
const macs = () => rows('SELECT fact_mac FROM parked ORDER BY id')
const marks = () => rows('SELECT fact_wrong FROM handovers ORDER BY id')
const WEEK = 7 * 24 * 3_600_000
/** A blank's code typed at a counter before its entry came. */
async function typed(cccd: string, fact: string | null) {
  const { code } = await oneBlank(house, collector)
  const id = one.queue({ code, source: 'typed', fact })
  expect(await one.sync()).toMatchObject([{ outcome: { result: 'parked', balance: 9 } }])
  return { id: `unknown-code.${id}`, code, come: () => log(house, collector, { cccd, blank: code, phone: '0912345678' }) }
}
const stateOf = async (entry: string) => (await see(organiser, entry)).voucher?.state

test('the four digits typed for a code that nobody knew are kept as a keyed hash alone, other for each gift, and gone once they are checked', async () => {
  const cccd = newCccd()
  const { come } = await typed(cccd, cccd.slice(-4))
  one.queue({ code: makeCode('4242424242'), source: 'typed', fact: cccd.slice(-4) })
  await one.sync()
  const kept = await macs()
  expect(kept).toHaveLength(2)
  expect(kept.every((mac) => typeof mac === 'string' && !mac.includes(cccd.slice(-4)))).toBe(true)
  expect(new Set(kept).size).toBe(kept.length)
  const entry = await come()
  expect((await macs())[0]).toBeNull()
  expect([await stateOf(entry), await marks(), await openOnes(organiser), await balanceOf(house, 'q1')]).toEqual(['redeemed', [0], [], 8])
})

test('those of the participant’s phone are right, too; a scanned code has none to check', async () => {
  const { come } = await typed(newCccd(), '5678')
  await come()
  const { code } = await oneBlank(house, collector)
  one.queue({ code })
  await one.sync()
  await log(house, collector, { blank: code })
  expect([await marks(), await openOnes(organiser)]).toEqual([[0, 0], []])
})

test.each(['0000', null])('with %s the gift stays handed over, is marked, and whoever confirms the entry decides one question', async (fact) => {
  const { id, code, come } = await typed('072190999999', fact)
  const entry = await come()
  expect([await stateOf(entry), await marks(), await macs(), await balanceOf(house, 'q1')]).toEqual(['redeemed', [1], [null], 9])
  const [mine, other] = [await house.enter('pta'), await house.enter('ptc')]
  expect(await openOnes(mine)).toMatchObject([
    { id, kind: 'unknown-code', code, may: 'yes', entry: { id: entry }, given: [{ factWrong: true, standing: true }] },
  ])
  expect(await openOnes(other)).toEqual([])
  expect(await decideGift(mine, id, { outcome: 'belongs', code: makeCode('1111111111') })).toMatchObject({ body: { code: 'outcome-not-for-case' } })
  expect((await decideGift(mine, id, { outcome: 'belongs', code })).status).toBe(204)
  expect([await openOnes(organiser), await stateOf(entry), await balanceOf(house, 'q1')]).toEqual([[], 'redeemed', 9])
})

test('decided as taken back, the right participant’s voucher is there again and the mug lies on its shelf once', async () => {
  const { id, come } = await typed('072190999999', '0000')
  const entry = await come()
  expect((await decideGift(organiser, id, { outcome: 'returned' })).status).toBe(204)
  expect([await stateOf(entry), await balanceOf(house, 'q1')]).toEqual(['issued', 10])
})

test('a question that stood open after seven days does not end by itself over wrong digits', async () => {
  const { id, come } = await typed('072190999999', '0000')
  house.clock.now += WEEK
  await openUnknown(house.store)
  ;[collector, organiser] = [await house.enter('a'), await house.enter('btc1')]
  await come()
  expect(await openOnes(organiser)).toMatchObject([{ id, given: [{ factWrong: true, standing: true }] }])
})

test('an undone one asks nothing and keeps nothing', async () => {
  const { id, come } = await typed('072190999999', '0000')
  one.state.outbox.push({ id: newId(), kind: 'undo', of: id.slice('unknown-code.'.length), capturedAt: house.clock.now, body: { returned: true } })
  await one.sync()
  expect(await macs()).toEqual([null])
  const entry = await come()
  expect([await stateOf(entry), await openOnes(organiser), await balanceOf(house, 'q1')]).toEqual(['issued', [], 10])
})
