import { afterEach, beforeEach, expect, test } from 'vitest'
import { tell } from '../cast/deeds.ts'
import { ledgerOf, lineOf, pay, reaward, recover, SEALED, wonWeek, type Won } from '../cast/prizes.ts'
import { announce, nextVersion } from '../cast/versions.ts'

let won: Won
beforeEach(async () => {
  won = await wonWeek()
  won.house.clock.now = SEALED
})
afterEach(() => won.house.close())

const refused = (code: string) => ({ status: 409, body: { code } })
const WEEK = 7 * 86_400_000
/** A new version, announced, and its window over. */
async function correct(change: Parameters<typeof nextVersion>[2]) {
  won.house.clock.now += 1_000
  const id = await nextVersion(won.house, 'week 1', change)
  won.house.clock.now += 1_000
  await announce(await won.as('btc1'), id)
  won.house.clock.now += WEEK
}

test('the one who was paid keeps the prize when the place goes to another, who is due too', async () => {
  await pay(won, 'a', 500_000)
  won.house.clock.now += 1_000
  const id = await nextVersion(won.house, 'week 1', reaward(won, 'a', { code: 'c' }))
  expect(await lineOf(won, 'a')).toMatchObject({ state: 'kept', version: 1, due: 0, paid: 500_000, toPay: null, place: 'Nhất' })
  expect(await lineOf(won, 'c')).toMatchObject({ state: 'waiting', version: 2, due: 500_000, payableAt: null })
  expect(await pay(won, 'c', 500_000)).toMatchObject(refused('complaint-window-open'))
  await announce(await won.as('btc1'), id)
  expect(await pay(won, 'c', 500_000)).toMatchObject(refused('complaint-window-open'))
  won.house.clock.now += WEEK
  expect(await pay(won, 'c', 500_000)).toMatchObject({ status: 200 })
  expect(await pay(won, 'a', 500_000)).toMatchObject(refused('prize-not-due'))
  const { awarded, paid, table } = await ledgerOf(won)
  expect({ awarded, paid }).toEqual({ awarded: 1_900_000, paid: 1_000_000 })
  expect(awarded).toBeLessThanOrEqual(table)
  expect(await recover(won, 'a', 500_000)).toMatchObject({ status: 200 })
  expect(await lineOf(won, 'a')).toMatchObject({ state: 'recovered' })
})

test('who had not been paid is no line any more once the place is another’s', async () => {
  await correct(reaward(won, 'a', { code: 'c' }))
  expect(await lineOf(won, 'a')).toBeUndefined()
  expect(await pay(won, 'a', 500_000)).toMatchObject({ status: 404, body: { code: 'prize-unknown' } })
})

test('a raise leaves the difference due, a lower amount leaves what was paid', async () => {
  await pay(won, 'b', 400_000)
  await correct(reaward(won, 'b', { amount: 500_000 }))
  expect(await lineOf(won, 'b')).toMatchObject({ state: 'due', due: 500_000, paid: 400_000, toPay: 100_000 })
  expect(await pay(won, 'b', 500_000)).toMatchObject(refused('prize-not-due'))
  expect(await pay(won, 'b', 100_000)).toMatchObject({ status: 200 })
  await correct(reaward(won, 'b', { amount: 300_000 }))
  expect(await lineOf(won, 'b')).toMatchObject({ state: 'paid', due: 300_000, paid: 500_000, toPay: null })
  await correct(reaward(won, 'b', { amount: 500_000 }))
  expect(await pay(won, 'b', 200_000)).toMatchObject(refused('prize-not-due'))
})

test('a thing is handed over by a payment of nothing, once, and taken back once', async () => {
  await correct(reaward(won, 'b', { amount: 0, thing: 'Ly sứ' }))
  expect(await lineOf(won, 'b')).toMatchObject({ state: 'due', due: 0, toPay: 0, thing: 'Ly sứ' })
  expect(await pay(won, 'b', 0)).toMatchObject({ status: 200, body: { amount: 0 } })
  expect(await pay(won, 'b', 0)).toMatchObject(refused('prize-not-due'))
  expect(await lineOf(won, 'b')).toMatchObject({ state: 'paid', toPay: null })
  expect(await recover(won, 'b', 0)).toMatchObject({ status: 200 })
  expect(await recover(won, 'b', 0)).toMatchObject(refused('prize-not-paid'))
})

test('a refund of an entry that won holds the prize back until a decision', async () => {
  const [first] = won.entries as [string]
  won.house.clock.now += 1_000
  await tell(await won.as('pt1'), first, 'cancellation')
  expect(await lineOf(won, 'a')).toMatchObject({ state: 'due', correctionDue: true })
  expect(await lineOf(won, 'u1')).toMatchObject({ correctionDue: true })
  expect(await lineOf(won, 'b')).toMatchObject({ correctionDue: false })
  expect(await pay(won, 'b', 400_000)).toMatchObject({ status: 200 })
  expect(await pay(won, 'a', 500_000)).toMatchObject(refused('correction-due'))
  expect(await pay(won, 'a', 500_000, { decision: '9/QĐ' })).toMatchObject(refused('correction-due'))
  expect(await pay(won, 'a', 500_000, { asAnnounced: true })).toMatchObject(refused('correction-due'))
  expect(await pay(won, 'a', 500_000, { asAnnounced: true, decision: '9/QĐ' })).toMatchObject({ status: 200, body: { decision: '9/QĐ' } })
  expect(await lineOf(won, 'a')).toMatchObject({ state: 'paid', correctionDue: false })
  const { rows } = await won.house.store.connections.reader.execute(`SELECT detail FROM audit WHERE act = 'prize-paid' ORDER BY id DESC LIMIT 1`)
  expect(rows[0]?.['detail']).toMatch(/"amount":500000,.*"asAnnounced":true}$/)
})

/** A correction through the door that two organisers sign, announced, and its window over. */
async function correctBy(change: { takeOut: string[]; takeIn: string[] }, meanwhile: () => Promise<unknown> = async () => undefined) {
  const [btc1, btc2] = [await won.as('btc1'), await won.as('btc2')]
  const path = `/api/periods/${won.house.furniture.period('week 1')}/correction`
  const { hash } = (await btc1.post(path, change)).body
  const proposed = (await btc1.post(path, { ...change, hash, comment: 'Đã hoàn tiền' })).body
  won.house.clock.now += 1_000
  await meanwhile()
  won.house.clock.now += 1_000
  expect(await btc2.post(`/api/results/${proposed.id}/approval`, { comment: 'Đồng ý' })).toMatchObject({ status: 200, body: { state: 'final' } })
  won.house.clock.now += 1_000
  await announce(btc1, proposed.id)
  won.house.clock.now += WEEK
}

test('a refund holds the prize back as long as the newest version counts the entry, whatever else was corrected meanwhile', async () => {
  const [first, , third] = won.entries as [string, string, string]
  await correctBy({ takeOut: [third], takeIn: [] }, async () => tell(await won.as('pt1'), first, 'cancellation'))
  expect(await lineOf(won, 'a')).toMatchObject({ version: 2, state: 'due', correctionDue: true })
  expect(await pay(won, 'a', 500_000)).toMatchObject(refused('correction-due'))
  await correctBy({ takeOut: [first], takeIn: [third] })
  const { lines } = await ledgerOf(won)
  expect([lines.length > 0, lines.some(({ correctionDue }) => correctionDue)]).toEqual([true, false])
})

test('a refund after the prize is paid asks for nothing', async () => {
  await pay(won, 'a', 500_000)
  won.house.clock.now += 1_000
  await tell(await won.as('pt1'), won.entries[0] as string, 'cancellation')
  expect(await lineOf(won, 'a')).toMatchObject({ state: 'paid', correctionDue: false })
})

test('an entry that was cancelled before the close holds nothing back', async () => {
  const { writer } = won.house.store.connections
  const { rows } = await writer.execute(`SELECT at FROM results`)
  won.house.clock.now = Number(rows[0]?.['at']) - 1
  await tell(await won.as('pt1'), won.entries[0] as string, 'cancellation')
  won.house.clock.now = SEALED
  expect(await lineOf(won, 'a')).toMatchObject({ correctionDue: false })
})
