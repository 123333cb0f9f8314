import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeCode } from '#rules/voucher-codes.ts'
import { openUnknown } from '#db/vouchers/parked.ts'
import { oneBlank } from '../cast/blanks.ts'
import { balanceOf, makeCounter, participant, type Counter } from '../cast/counter.ts'
import { see } from '../cast/deeds.ts'
import { decideGift, openOnes } from '../cast/gift-cases.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newId, syncAs } from '../cast/phone.ts'

let house: House
let one: Counter
let organiser: Person
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  one = await makeCounter(house, 'q1')
  organiser = await house.as('btc1')
})
afterEach(() => house.close())

const NOBODYS = makeCode('4242424242')
const WEEK = 7 * 24 * 3_600_000

describe('a mug comes back to its shelf once', () => {
  test('when a case has put it back before its clerk’s undo is heard', async () => {
    const { code } = await participant(house)
    const two = await makeCounter(house, 'q2')
    two.queue({ code })
    await two.sync()
    const extra = one.queue({ code })
    await one.sync()
    const [found] = await openOnes(organiser)
    await decideGift(organiser, found?.id ?? '', { outcome: 'returned', standing: found?.given.find(({ standing }) => standing)?.id })
    expect(await balanceOf(house, 'q1')).toBe(10)
    one.state.outbox.push({ id: newId(), kind: 'undo', of: extra, capturedAt: house.clock.now, body: { returned: true } })
    expect(await one.sync()).toMatchObject([{ outcome: { result: 'undone', balance: 10 } }])
    expect(await balanceOf(house, 'q1')).toBe(10)
  })

  test('and so does that of a code that nobody knew', async () => {
    const id = one.queue({ code: NOBODYS })
    await one.sync()
    house.clock.now += WEEK
    await openUnknown(house.store)
    organiser = await house.enter('btc1')
    await decideGift(organiser, `unknown-code.${id}`, { outcome: 'returned' })
    // The clerk's device sends only now what it was told within the fifteen minutes.
    house.clock.now -= WEEK
    const undo = { id: newId(), kind: 'undo', of: id, capturedAt: house.clock.now, body: { returned: true } }
    expect((await syncAs(house, one.person, [undo])).body.receipts).toMatchObject([{ outcome: { result: 'undone', balance: 10 } }])
  })
})

describe('a blank that was given for before its entry came', () => {
  const given = async () => {
    const collector = await house.enter('a')
    const blank = await oneBlank(house, collector)
    const id = one.queue({ code: blank.code })
    await one.sync()
    house.clock.now += WEEK
    await openUnknown(house.store)
    organiser = await house.enter('btc1')
    return { blank, id: `unknown-code.${id}` }
  }
  const entryWith = async (blank: string) => (await see(await house.enter('pt1'), await log(house, await house.enter('a'), { blank }))).voucher

  test('is there for its participant when the mug came back meanwhile', async () => {
    const { blank, id } = await given()
    await decideGift(organiser, id, { outcome: 'returned' })
    expect(await entryWith(blank.code)).toMatchObject({ code: blank.code, state: 'issued' })
  })

  test('ends its question by itself once the entry is here', async () => {
    const { blank, id } = await given()
    expect(await entryWith(blank.code)).toMatchObject({ code: blank.code, state: 'redeemed' })
    expect(await openOnes(organiser)).toEqual([])
    expect(await openOnes(organiser, '?state=decided')).toMatchObject([{ id, decision: { by: '', outcome: 'belongs' } }])
  })
})

test('the id of a gift for an unknown code is no other handover’s at the older door', async () => {
  const { code } = await participant(house)
  const id = one.queue({ code: NOBODYS })
  await one.sync()
  expect(await one.person.post(`/api/vouchers/${code}/handover`, { id, source: 'scan', fact: null })).toMatchObject({ status: 409, body: { code: 'id-taken' } })
})

describe('an unknown code that was a voucher’s after all', () => {
  const mistaken = async () => {
    const id = one.queue({ code: NOBODYS })
    await one.sync()
    house.clock.now += WEEK
    await openUnknown(house.store)
    organiser = await house.enter('btc1')
    return `unknown-code.${id}`
  }

  test('becomes its handover: the voucher is redeemed, the shelf stays', async () => {
    const { code } = await participant(house)
    const id = await mistaken()
    const before = await balanceOf(house, 'q1')
    expect((await decideGift(organiser, id, { outcome: 'belongs', code })).status).toBe(204)
    expect([await balanceOf(house, 'q1'), await openOnes(organiser)]).toEqual([before, []])
    expect(await (await makeCounter(house, 'q2')).claim(code)).toMatchObject({ verdict: 'already-redeemed', redeemed: { office: 'Quầy q1' } })
    expect(await openOnes(organiser, '?state=decided')).toMatchObject([{ id, decision: { outcome: 'belongs' } }])
  })

  test('is one too many when that voucher’s gift is gone', async () => {
    const { code } = await participant(house)
    const id = await mistaken()
    await (await makeCounter(house, 'q2')).person.post(`/api/vouchers/${code}/handover`, { id: newId(), source: 'scan', fact: null })
    await decideGift(organiser, id, { outcome: 'belongs', code })
    expect((await openOnes(organiser)).map(({ kind }) => kind)).toEqual(['extra-handover'])
  })

  test('asks for a voucher’s code that is right and known, and for no other kind of case', async () => {
    const id = await mistaken()
    expect(await decideGift(organiser, id, { outcome: 'belongs', code: '123456789012' })).toMatchObject({ status: 422, body: { code: 'code-mistyped' } })
    expect(await decideGift(organiser, id, { outcome: 'belongs', code: makeCode('1111111111') })).toMatchObject({ body: { code: 'voucher-unknown' } })
    expect(await openOnes(organiser)).toMatchObject([{ id, state: 'open' }])
  })
})
