import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DrawnEntry } from '#contract/checks.ts'
import { call, callAll, checksOf } from '../cast/checks.ts'
import { tell } from '../cast/deeds.ts'
import { idOf, lineOf, pay, SEALED, wonWeek, type Won } from '../cast/prizes.ts'
import { announce } from '../cast/versions.ts'

const DAY = 86_400_000
const WEEK = 7 * DAY
let won: Won
beforeEach(async () => {
  won = await wonWeek({}, true)
  won.house.clock.now = SEALED
})
afterEach(() => won.house.close())

const refused = (code: string) => ({ status: 409, body: { code } })
const drawnFor = async (code: string): Promise<DrawnEntry[]> =>
  (await checksOf(await won.as('pt1'))).entries.filter(({ winners }) => winners.some(({ id }) => id === idOf(won, code)))
/** All but one of a winner's drawn entries are confirmed; answers that one. */
async function allButOne(code: string): Promise<DrawnEntry> {
  const [one, ...others] = await drawnFor(code)
  for (const other of others) await call(await won.as('pt1'), other, 'confirmed')
  return one as DrawnEntry
}

test('a prize is not paid before everyone who was drawn for it has been called', async () => {
  const last = await allButOne('a')
  expect(await lineOf(won, 'a')).toMatchObject({ state: 'due', check: { entries: 2, confirmed: 1, open: 1, holds: 'calls' } })
  expect(await pay(won, 'a', 500_000)).toMatchObject(refused('check-open'))
  expect(await pay(won, 'a', 500_000, { asAnnounced: true, decision: '9/QĐ' })).toMatchObject(refused('check-open'))
  await call(await won.as('pt1'), last, 'confirmed')
  expect(await lineOf(won, 'a')).toMatchObject({ check: { confirmed: 2, holds: 'none' } })
  expect(await pay(won, 'a', 500_000)).toMatchObject({ status: 200 })
  // b and the team were drawn for themselves.
  expect(await pay(won, 'b', 400_000)).toMatchObject(refused('check-open'))
  await callAll(await won.as('pt1'))
  expect(await pay(won, 'b', 400_000)).toMatchObject({ status: 200 })
  expect(await pay(won, 'u1', 1_000_000)).toMatchObject({ status: 200 })
})

test('who cannot be reached on three days is paid for by a decision with its number', async () => {
  const last = await allButOne('a')
  for (let day = 0; day < 3; day += 1) {
    expect(await pay(won, 'a', 500_000, { asAnnounced: true, decision: '9/QĐ' })).toMatchObject(refused('check-open'))
    await call(await won.as('pt1'), last, 'unreached')
    won.house.clock.now += DAY
  }
  expect(await lineOf(won, 'a')).toMatchObject({ check: { unreached: 1, open: 0, holds: 'decision' } })
  for (const lacking of [{}, { decision: '9/QĐ' }, { asAnnounced: true }]) expect(await pay(won, 'a', 500_000, lacking)).toMatchObject(refused('check-open'))
  expect(await pay(won, 'a', 500_000, { asAnnounced: true, decision: '9/QĐ' })).toMatchObject({ status: 200, body: { decision: '9/QĐ' } })
  const { rows } = await won.house.store.connections.reader.execute(`SELECT detail FROM audit WHERE act = 'prize-paid'`)
  expect(JSON.parse(String(rows[0]?.['detail']))).toMatchObject({ amount: 500_000, decision: '9/QĐ', asAnnounced: true })
})

test('one who says that it is not so holds the prize, until a decision', async () => {
  await call(await won.as('pt1'), await allButOne('a'), 'denied')
  expect(await lineOf(won, 'a')).toMatchObject({ check: { denied: 1, holds: 'decision' } })
  for (const lacking of [{}, { decision: '9/QĐ' }, { asAnnounced: true }]) expect(await pay(won, 'a', 500_000, lacking)).toMatchObject(refused('check-denied'))
  expect(await pay(won, 'a', 500_000, { asAnnounced: true, decision: '9/QĐ' })).toMatchObject({ status: 200 })
})

test('a denied entry that is cancelled asks for a correction, and once that is announced the winner is checked anew', async () => {
  const denied = await allButOne('a')
  await call(await won.as('pt1'), denied, 'denied')
  await callAll(await won.as('pt1'))
  won.house.clock.now += 1_000
  await tell(await won.as('pt1'), denied.entry.id, 'cancellation')
  expect(await pay(won, 'a', 500_000)).toMatchObject(refused('correction-due'))
  await correct({ takeOut: [denied.entry.id], takeIn: [] })
  // Of the entry that is left the call from before counts on.
  expect((await drawnFor('b')).every(({ state }) => state === 'confirmed')).toBe(true)
  const line = await lineOf(won, 'b')
  expect(line).toMatchObject({ version: 2, state: 'due', check: { denied: 0, open: 0, holds: 'none' } })
  expect(await pay(won, 'b', line?.toPay ?? 0)).toMatchObject({ status: 200 })
})

test('an entry that was cancelled before anyone called needs no call, but its decision', async () => {
  const last = await allButOne('a')
  await tell(await won.as('pt1'), last.entry.id, 'cancellation')
  expect(await lineOf(won, 'a')).toMatchObject({ correctionDue: true, check: { open: 0, fallen: 1, holds: 'none' } })
  expect((await drawnFor('a')).map(({ entry }) => entry.id)).not.toContain(last.entry.id)
  expect(await pay(won, 'a', 500_000, { asAnnounced: true, decision: '9/QĐ' })).toMatchObject({ status: 200 })
})

/** A correction that two organisers sign, announced, and its window over. */
async function correct(change: { takeOut: string[]; takeIn: string[] }): Promise<void> {
  const [btc1, btc2] = [await won.as('btc1'), await won.as('btc2')]
  const path = `/api/periods/${won.house.furniture.period('week 1')}/correction`
  const { hash } = (await btc1.post(path, change)).body
  const { id } = (await btc1.post(path, { ...change, hash, comment: 'Người tham gia nói không nộp' })).body
  won.house.clock.now += 1_000
  expect((await btc2.post(`/api/results/${id}/approval`, { comment: 'Đồng ý' })).status).toBe(200)
  await announce(btc1, id)
  won.house.clock.now += WEEK
}
