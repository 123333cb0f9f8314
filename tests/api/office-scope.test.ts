import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { makeCounter, participant, type Counter } from '../cast/counter.ts'
import { REASON } from '../cast/deeds.ts'
import { belowZero, openOnes, unknownCode } from '../cast/gift-cases.ts'
import { makeHouse, type House } from '../cast/house.ts'
import { newId } from '../cast/phone.ts'

const supervisor = { role: 'supervisor' as const }
/** u1 and its branch have q1 as their usual counter, u2 has q2, and q3 is no team's. */
const FURNITURE = {
  campaign: { settings: { twoPersonClose: false, voucherDays: 3 } },
  organisations: [{ code: 'u1' }, { code: 'branch', parent: 'u1' }, { code: 'u2', office: 'q2' }],
  offices: [
    { code: 'q1', stock: 10 },
    { code: 'q2', stock: 5 },
    { code: 'q3', stock: 5 },
  ],
  staff: [
    { code: 'a', organisation: 'u1' },
    { code: 'pta', organisation: 'u1', ...supervisor },
    { code: 'ptb', organisation: 'branch', ...supervisor },
    { code: 'ptc', organisation: 'u2', ...supervisor },
    { code: 'later', organisation: 'u1', ...supervisor, from: '2025-11-20' },
  ],
}

let house: House
let one: Counter
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: FURNITURE })
  one = await makeCounter(house, 'q1')
})
afterEach(() => house.close())

const office = (code: string) => house.furniture.office(code)
const lose = async (who: string, at: string) => (await (await house.enter(who)).post(`/api/offices/${office(at)}/holding-device/override`, REASON)).status
const NOT_THERE = 404

describe('the holding device of a counter is lost by the word of', () => {
  // With no device named, whoever may is told so; whoever may not, is told nothing.
  const MAY = 409
  test.each([
    ['pt1', 'q1', MAY],
    ['pta', 'q1', MAY],
    ['ptb', 'q1', MAY],
    ['ptc', 'q1', NOT_THERE],
    ['pta', 'q2', NOT_THERE],
    ['pt1', 'q3', NOT_THERE],
    ['btc1', 'q3', MAY],
    ['later', 'q1', 403],
  ])('%s at %s: %d', async (who, at, status) => expect(await lose(who, at)).toBe(status))

  test('nobody but organisers once the campaign’s vouchers are over', async () => {
    house.clock.now = Date.parse('2025-12-19T23:00:00+07:00')
    expect(await lose('pta', 'q1')).toBe(MAY)
    house.clock.now = Date.parse('2025-12-20T08:00:00+07:00')
    expect([await lose('pta', 'q1'), await lose('btc1', 'q1')]).toEqual([NOT_THERE, MAY])
  })

  test('answers for a counter of others what it answers for none', async () => {
    const ptc = await house.enter('ptc')
    const [theirs, none] = [
      await ptc.post(`/api/offices/${office('q1')}/holding-device/override`, REASON),
      await ptc.post('/api/offices/x/holding-device/override', REASON),
    ]
    expect(theirs.text).toBe(none.text)
  })
})

describe('a hold', () => {
  async function asked(home = 'q1') {
    const { code } = await participant(house, home)
    await one.claim(code)
    await (await makeCounter(house, 'q2')).claim(code)
    return code
  }
  const requests = async (who: string) =>
    (await (await house.enter(who)).get('/api/hold-requests')).body.requests.map((request: { code: string }) => request.code)
  const take = async (who: string, code: string) => (await (await house.enter(who)).post(`/api/vouchers/${code}/override`, REASON)).status

  test('is seen and taken by those who act for the voucher’s home office', async () => {
    const code = await asked()
    expect([await requests('pta'), await requests('ptb'), await requests('ptc'), await requests('btc1')]).toEqual([[code], [code], [], [code]])
    expect([await take('ptc', code), await take('ptb', code)]).toEqual([NOT_THERE, 204])
  })

  test('of a voucher whose home is another counter is not its collector’s supervisor’s to take', async () => {
    const code = await asked('q2')
    expect([await requests('pta'), await requests('ptc'), await take('pta', code), await take('ptc', code)]).toEqual([[], [code], NOT_THERE, 204])
  })

  test('at no team’s counter is the organisers’ alone to take', async () => {
    const code = await asked('q3')
    expect([await requests('pt1'), await take('pt1', code), await take('btc1', code)]).toEqual([[], NOT_THERE, 204])
  })

  test('names the lost device to whoever may end it alone', async () => {
    await one.hold()
    const code = await asked('q2')
    const holdingOf = async (who: string) => (await (await house.enter(who)).get('/api/hold-requests')).body.requests[0].holder.holdingOf
    expect([await holdingOf('ptc'), await holdingOf('btc1'), code.length]).toEqual([null, office('q1'), 12])
  })
})

describe('a handover', () => {
  const lines = async (who: string, of = '') => (await (await house.enter(who)).get(`/api/handovers${of}`)).body.handovers
  async function given(home: string) {
    const { code } = await participant(house, home)
    await one.claim(code)
    const id = one.give({ code, mode: 'online' }) ?? ''
    await one.sync()
    return id
  }

  test('is read and taken back by those who act for the counter where it was made', async () => {
    const id = await given('q2')
    expect([await lines('ptc'), await lines('pta'), await lines('btc1')]).toMatchObject([[], [{ id, mayUndo: true }], [{ id, mayUndo: true }]])
    house.clock.now += 30 * 86_400_000
    const code = (await lines('btc1', `?day=2025-11-13`))[0]?.code
    for (const of of ['?day=2025-11-13', `?code=${code}`]) {
      const seen = [await lines('ptc', of), await lines('pta', of), await lines('btc1', of), await lines('q1', of)]
      expect(seen).toMatchObject([[], [{ id, mayUndo: true }], [{ id, mayUndo: true }], []])
    }
    expect([await lines('pta'), await lines('pta', '?day=2025-11-14')]).toEqual([[], []])
    const ask = async (of: string) => (await (await house.enter('pta')).get(`/api/handovers${of}`)).body.code
    expect([await ask('?code=123456789012'), await ask('?day=2025-02-30')]).toEqual(['code-mistyped', 'body-malformed'])
    const undo = async (who: string) => (await (await house.enter(who)).post(`/api/handovers/${id}/undo`, { ...REASON, id: newId(), returned: true })).status
    expect([await undo('ptc'), await undo('pta')]).toEqual([NOT_THERE, 204])
  })
})

describe('a count', () => {
  test('has its second name from those who act for the counter; others do not hear of it', async () => {
    const id = newId()
    await one.person.post(`/api/stock/${office('q1')}/counts`, { id, counted: 8 })
    const says = async (who: string) => [
      (await (await house.enter(who)).get(`/api/stock/${office('q1')}`)).body.count?.counted ?? null,
      (await (await house.enter(who)).post(`/api/counts/${id}/confirmation`, { id: newId() })).status,
    ]
    expect([await says('ptc'), await says('ptb')]).toEqual([
      [null, NOT_THERE],
      [8, 204],
    ])
  })
})

describe('a question about a gift that is nobody’s', () => {
  test('is read by those who act for its counter', async () => {
    const ids = [await unknownCode(house), await belowZero(house)].toSorted()
    const seen = async (who: string) => (await openOnes(await house.as(who))).map(({ id }) => id).toSorted()
    expect([await seen('btc1'), await seen('ptb'), await seen('ptc')]).toEqual([ids, ids, []])
  })
})
