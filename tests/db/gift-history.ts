import { randomUUID } from 'node:crypto'
import { dayOf } from '#rules/days.ts'
import type { Chance } from '../../api/demo/chance.ts'
import { tell } from '../cast/deeds.ts'
import { makeCounter, participant, type Counter } from '../cast/counter.ts'
import { decideGift, openOnes } from '../cast/gift-cases.ts'
import type { House } from '../cast/house.ts'
import { makeShift } from '../cast/shift.ts'

const OFFICES = ['q1', 'q2']
type Gift = { entry: string; code: string; cccd: string; at: number }

/** A random history of gifts through the doors that people use: answers how to let the next thing happen, and what surely must. */
export async function giftHistory(house: House, chance: Chance) {
  const as = makeShift(house)
  const gifts: Gift[] = []
  const given: { counter: Counter; id: string; code: string }[] = []
  let counters: Counter[] = []
  const any = <Thing>(all: readonly Thing[]): Thing | undefined => all[chance.below(Math.max(1, all.length))]
  const open = async () => {
    counters = await Promise.all(OFFICES.map((office) => makeCounter(house, office)))
    if (chance.happens(0.7)) await counters[0]!.hold()
  }
  await open()

  /** Somebody new, or one more entry of somebody known, to whom their voucher may move. */
  const enrol = async () => {
    const known = chance.happens(0.3) ? any(gifts) : undefined
    const product = chance.happens(0.4) ? 'bhyt-hgd' : 'bhxh-tn'
    const { id, code, cccd } = await participant(house, any(OFFICES), { product, ...(known ? { cccd: known.cccd } : {}) })
    gifts.push({ entry: id, code: code || (known?.code ?? ''), cccd: known?.cccd ?? cccd, at: house.clock.now })
  }
  const give = async () => {
    const [counter, gift] = [any(counters), any(gifts)]
    if (!counter || !gift) return
    await counter.claim(gift.code)
    const proxy = chance.happens(0.2) ? { relation: 'family', lastFour: '1234' } : null
    const id = counter.give({ code: gift.code, mode: chance.happens(0.5) ? 'online' : 'offline', fact: chance.happens(0.2) ? '0000' : null, proxy })
    if (id) given.push({ counter, id, code: gift.code })
    if (chance.happens(0.7)) await counter.sync()
  }
  /** A device that keeps no rule gives all the same. */
  const giveAnyway = async () => {
    const [counter, gift] = [any(counters), any(gifts)]
    if (counter && gift) given.push({ counter, id: counter.queue({ code: gift.code, hold: 1 }), code: gift.code })
    await counter?.sync()
  }
  const undo = async () => {
    const one = any(given)
    if (one && counters.includes(one.counter) && one.counter.takeBack(one.id, chance.happens(0.5))) await one.counter.sync()
    else if (one) await (await as('btc1')).post(`/api/handovers/${one.id}/undo`, { id: randomUUID(), returned: chance.happens(0.5), reason: 'Trao nhầm người' })
  }
  const override = async () => {
    const [counter, gift] = [any(counters), any(gifts)]
    if (!counter || !gift) return
    await counter.claim(gift.code)
    await (await as('pt1')).post(`/api/vouchers/${gift.code}/override`, { reason: 'Máy hỏng' })
    if ((await counter.claim(gift.code)).hold) given.push({ counter, id: counter.give({ code: gift.code }) ?? '', code: gift.code })
    await counter.sync()
  }
  const round = async () => void (await any(counters)?.round())
  const transfer = async () => {
    const gift = any(gifts)
    if (gift) await (await as(any(OFFICES)!)).post(`/api/vouchers/${gift.code}/transfer`, { id: randomUUID(), officeId: house.furniture.office(any(OFFICES)!) })
  }
  const reissue = async () => {
    const gift = any(gifts)
    if (!gift) return
    const { status, body } = await (
      await as(any(OFFICES)!)
    ).post<any>(`/api/vouchers/${gift.code}/reissue`, { id: randomUUID(), reason: 'Rơi mất', hold: null })
    if (status === 200) gifts.push({ ...gift, code: body.code })
  }
  const end = async () => void (gifts.length && (await tell(await as('pt1'), any(gifts)!.entry, chance.happens(0.5) ? 'rejection' : 'cancellation')))
  const decide = async () => {
    const one = any(await openOnes(await as('btc1')))
    const handover = one?.id.split('.')[1] ?? ''
    if (one)
      await decideGift(await as('btc1'), one.id, {
        outcome: chance.happens(0.5) ? 'returned' : 'written-off',
        ...(chance.happens(0.5) ? { standing: handover } : {}),
      })
  }
  /** The collector goes to another organisation, and an entry is said to be of the day before. */
  const move = async () => {
    const [organiser, collector, gift] = [await as('btc1'), await as('a'), any(gifts)]
    const to = { organisationId: house.furniture.organisation(any(['u1', 'u2'])!), officeId: null, from: dayOf(house.clock.now) }
    await organiser.post('/api/assignments', { staffId: collector.id, role: 'collector', ...to })
    const changes = { collectedAt: (gift?.at ?? 0) - chance.below(3) * 12 * 3_600_000 }
    if (gift) await (await as('pt1')).post(`/api/enrolments/${gift.entry}/correction`, { changes, reason: 'Soát biên lai' })
  }
  const tick = async () => {
    house.clock.now += any([60_000, 3_600_000, 20 * 3_600_000])!
    await open()
  }
  /** What a history may not lack: a mug waited for and given twice past an override, one taken back, one that nobody fetches. */
  const surely = async () => {
    const [twice, back] = [await participant(house, 'q1'), await participant(house, 'q1')]
    await participant(house, 'q2')
    house.clock.now += 26 * 3_600_000
    const [one, other] = [await makeCounter(house, 'q1'), await makeCounter(house, 'q2')]
    await one.claim(twice.code)
    one.give({ code: twice.code })
    await other.claim(twice.code)
    await (await as('pt1')).post(`/api/vouchers/${twice.code}/override`, { reason: 'Máy hỏng' })
    await other.claim(twice.code)
    other.give({ code: twice.code })
    await other.sync()
    await one.sync()
    await other.claim(back.code)
    const id = other.give({ code: back.code, mode: 'online' })
    await other.sync()
    other.takeBack(id ?? '', true)
    await other.sync()
    await open()
  }
  const happen = () =>
    chance.weighted<() => Promise<unknown>>([
      ...([
        [enrol, 6],
        [give, 7],
        [giveAnyway, 2],
        [undo, 3],
        [override, 2],
        [round, 3],
        [transfer, 3],
        [reissue, 3],
        [end, 2],
      ] as const),
      ...([
        [decide, 2],
        [move, 3],
        [tick, 2],
      ] as const),
    ])()
  return { happen, surely }
}
