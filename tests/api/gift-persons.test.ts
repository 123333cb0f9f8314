import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { balanceOf, giftCases, makeCounter, participant, type Counter } from '../cast/counter.ts'
import { openCases, REASON, see, tell, verify } from '../cast/deeds.ts'
import { decideGift, openOnes } from '../cast/gift-cases.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newId } from '../cast/phone.ts'

let house: House
let supervisor: Person
let organiser: Person
let one: Counter
let two: Counter
beforeEach(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00' })
  ;[supervisor, organiser] = [await house.enter('pt1'), await house.enter('btc1')]
  ;[one, two] = [await makeCounter(house, 'q1'), await makeCounter(house, 'q2')]
})
afterEach(() => house.close())

const insuranceNumber = '7912345670'
const books = async () => [await balanceOf(house, 'q1'), await balanceOf(house, 'q2')]
const stateOf = async (id: string) => (await see(supervisor, id)).voucher?.state
/** Two numbers with a voucher each, of one person as a third entry will say. */
async function pair() {
  const card = await participant(house)
  const book = await participant(house, 'q2', { cccd: null, insuranceNumber, product: 'bhyt-hgd' })
  const link = async () => log(house, await house.enter('b'), { cccd: card.cccd, insuranceNumber, product: 'bhyt-hgd' })
  return { card, book, link }
}
const give = async (counter: Counter, code: string) => {
  const id = counter.queue({ code })
  await counter.sync()
  house.clock.now += 60_000
  return id
}

describe('two gifts of two numbers that turn out to be one person’s', () => {
  test('given before it is known: one case with both handovers, whose decision changes labels alone', async () => {
    const { card, book, link } = await pair()
    const [first, second] = [await give(one, card.code), await give(two, book.code)]
    const linking = await link()
    const [found, ...more] = await openOnes(organiser)
    expect([found, more, await openCases(supervisor)]).toMatchObject([{ kind: 'extra-handover' }, [], [{ kind: 'duplicate', entry: { id: linking } }]])
    expect(found?.given.map(({ id, standing }) => [id, standing])).toEqual([
      [second, false],
      [first, true],
    ])
    expect([await stateOf(card.id), await stateOf(book.id), await books()]).toEqual(['redeemed', 'void', [9, 4]])
    expect((await decideGift(organiser, found?.id ?? '', { outcome: 'written-off', standing: second })).status).toBe(204)
    expect([await stateOf(card.id), await stateOf(book.id), await books()]).toEqual(['void', 'redeemed', [9, 4]])
    // What is done to the person afterwards neither overturns it nor asks again.
    await verify(supervisor, card.id)
    expect([await stateOf(card.id), await stateOf(book.id), await giftCases(house)]).toEqual(['void', 'redeemed', ['extra-handover']])
  })

  test('given after it was decided: one case with both, and both books exact', async () => {
    const { card, book, link } = await pair()
    await one.claim(card.code)
    await two.claim(book.code)
    const linking = await link()
    await supervisor.post(`/api/cases/duplicate.${linking}/decision`, { counts: true, ...REASON })
    const [first, second] = [await give(one, card.code), await give(two, book.code)]
    const cases = await openOnes(organiser)
    expect(cases.map(({ kind, given }) => [kind, given.map(({ id, standing }) => [id, standing])])).toEqual([
      [
        'extra-handover',
        [
          [second, false],
          [first, true],
        ],
      ],
    ])
    expect(await books()).toEqual([9, 4])
  })

  test('and are two persons’ after all once their entry is cancelled: both count, nobody is asked, no third gift', async () => {
    const { card, book, link } = await pair()
    await give(one, card.code)
    await give(two, book.code)
    const linking = await link()
    expect((await openOnes(organiser)).length).toBe(1)
    await tell(supervisor, linking, 'cancellation')
    expect([await stateOf(card.id), await stateOf(book.id), await openOnes(organiser), await openCases(supervisor)]).toEqual(['redeemed', 'redeemed', [], []])
    expect(await openOnes(organiser, '?state=decided')).toMatchObject([{ decision: { by: '', outcome: 'explained' } }])
    expect([await books(), (await two.claim(book.code)).verdict]).toEqual([[9, 4], 'already-redeemed'])
    // Said to be one once more, it is the same question again.
    await link()
    expect((await openOnes(organiser)).map(({ given }) => given.length)).toEqual([2])
  })
})

describe('a later undo past a decided case', () => {
  /** One voucher given twice; the case is about the second. */
  async function twice() {
    const { id: entry, code } = await participant(house)
    const [first, second] = [await give(one, code), await give(two, code)]
    const undo = (of: string, returned: boolean) => {
      house.clock.now += 60_000
      return organiser.post(`/api/handovers/${of}/undo`, { id: newId(), returned, ...REASON })
    }
    const decided = async () => (await openOnes(organiser, '?state=decided'))[0]
    return { entry, code, first, second, id: `extra-handover.${second}`, undo, decided }
  }

  test('of the one that it named: the other counts, its clerk is told, and the decision says so', async () => {
    const { entry, first, second, id, undo, decided } = await twice()
    await decideGift(organiser, id, { outcome: 'written-off', standing: first })
    expect((await decided())?.decision).toMatchObject({ outcome: 'written-off', since: null })
    expect((await undo(first, true)).status).toBeLessThan(300)
    expect([await stateOf(entry), await books(), await openOnes(organiser)]).toEqual(['redeemed', [10, 4], []])
    expect(await decided()).toMatchObject({
      decision: { outcome: 'written-off', since: 'other-stands' },
      given: [{ id: second, standing: true }, { undone: {} }],
    })
    expect((await two.person.get('/api/notices')).body.notices[0].body).toMatchObject({ kind: 'gift-case-decided', office: 'Quầy q2', stands: true })
  })

  test('of the one that it named, when the other’s mug is back: the voucher is there again, each mug on its shelf once', async () => {
    const { entry, code, first, second, id, undo, decided } = await twice()
    await decideGift(organiser, id, { outcome: 'returned', standing: first })
    expect(await books()).toEqual([10 - 1, 5])
    await undo(first, true)
    expect([await stateOf(entry), await books(), (await decided())?.decision?.since]).toEqual(['issued', [10, 5], 'none-stands'])
    expect((await undo(second, true)).status).toBeLessThan(300)
    expect(await books()).toEqual([10, 5])
    expect((await two.claim(code)).verdict).toBe('redeemable')
    await give(two, code)
    expect([await stateOf(entry), await books(), await giftCases(house)]).toEqual(['redeemed', [10, 4], ['extra-handover']])
  })

  test('of the one that lost: the chosen one stands, and a mug that was written off has come back once', async () => {
    const { entry, first, second, id, undo, decided } = await twice()
    await decideGift(organiser, id, { outcome: 'written-off', standing: second })
    await undo(first, true)
    expect([await stateOf(entry), await books()]).toEqual(['redeemed', [10, 4]])
    expect(await decided()).toMatchObject({
      decision: { since: 'mug-back' },
      given: [
        { id: second, standing: true },
        { id: first, back: true },
      ],
    })
  })

  test('a decision outlives a third handover, which is one too many', async () => {
    const { code, first, second, id } = await twice()
    await decideGift(organiser, id, { outcome: 'written-off', standing: second })
    const third = one.queue({ code })
    expect(await one.sync()).toMatchObject([{ outcome: { result: 'extra', other: { office: 'Quầy q2' } } }])
    const [found] = await openOnes(organiser)
    expect(found?.given.map((given) => [given.id, given.standing])).toEqual([
      [third, false],
      [first, false],
      [second, true],
    ])
    expect(await books()).toEqual([8, 4])
  })
})

test('the mug of a fallen entry’s gift that came back is no gift any more: the next right brings one', async () => {
  const { id, code, cccd } = await participant(house)
  await give(one, code)
  await tell(supervisor, id, 'rejection')
  await decideGift(organiser, `gift.${id}`, { outcome: 'returned' })
  expect([await stateOf(id), await books()]).toEqual(['revoked', [10, 5]])
  const again = await log(house, await house.enter('b'), { cccd })
  expect(await stateOf(again)).toBe('issued')
})
