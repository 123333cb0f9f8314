import { afterEach, beforeEach, expect, test } from 'vitest'
import { call, checkedWeek, checksOf, drawAgain, drawnOf, recordOf, type Checked } from '../cast/checks.ts'
import { tell, verify } from '../cast/deeds.ts'
import { AT } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let week: Checked
beforeEach(async () => {
  week = await checkedWeek()
})
afterEach(() => week.house.close())

const idsOf = (drawn: [string, string][], code: string) => drawn.filter(([winner]) => winner === code).map(([, id]) => id)
const without = (ids: readonly string[], gone: readonly string[]) => ids.filter((id) => !gone.includes(id))

/** A correction that two organisers sign; answers the id of the new version. */
async function correct(change: { takeOut?: string[]; takeIn?: string[] }): Promise<string> {
  const { house, as } = week
  const asked = { takeOut: [], takeIn: [], ...change }
  const path = `/api/periods/${house.furniture.period('week 1')}/correction`
  const { hash } = (await (await as('btc1')).post(path, asked)).body
  const { id } = (await (await as('btc1')).post(path, { ...asked, hash, comment: 'Soát lại' })).body
  const answer = await (await as('btc2')).post(`/api/results/${id}/approval`, { comment: 'Đồng ý' })
  if (answer.status !== 200) throw new Error(answer.text)
  return id
}

test('a correction draws with a seed of its own, for those alone whom it touches', async () => {
  const { entries, resultId } = week
  const [before, first] = [(await recordOf(week))!, await drawnOf(week, resultId)]
  const gone = entries.b.slice(0, 1)
  const second = await correct({ takeOut: gone })
  const [after, drawn] = [(await recordOf(week))!, await drawnOf(week, second)]
  expect(after.seed).not.toBe(before.seed)
  expect([idsOf(drawn, 'a'), idsOf(drawn, 'c')]).toEqual([[], []])
  expect(idsOf(drawn, 'b').toSorted()).toEqual(drawAgain(after.seed, without(entries.b, gone), 2))
  expect(idsOf(drawn, 'u1').toSorted()).toEqual(drawAgain(after.seed, without([...entries.a, ...entries.b], gone), 2))
  // What was drawn before stays drawn, as far as it still counts; who was left alone is checked as before.
  const count = (name: string) => after.winners.find((winner) => winner.name === name)?.entries
  expect(count('Người a')).toBe(2)
  expect(count('Người b')).toBe(new Set([...without(idsOf(first, 'b'), gone), ...idsOf(drawn, 'b')]).size)
  expect((await recordOf(week, 1))?.winners).toEqual(before.winners)
})

test('calls about an entry count on in the next version, wherever it was drawn', async () => {
  const { entries } = week
  const pt1 = await week.as('pt1')
  for (const drawn of (await checksOf(pt1)).entries) await call(pt1, drawn, 'confirmed')
  await correct({ takeOut: entries.b.slice(0, 1) })
  const { counts, entries: asked } = await checksOf(pt1)
  const fresh = asked.filter(({ calls }) => calls.length === 0)
  expect(counts.open).toBe(fresh.length)
  expect(counts.confirmed).toBe(counts.entries - fresh.length)
  expect(counts.confirmed).toBeGreaterThan(0)
})

test('who wins only by the correction is checked for the first time, and who wins no more is not asked about', async () => {
  const { as, entries } = week
  // With one entry of ten points c falls below what a prize of the week asks for.
  await correct({ takeOut: entries.c.slice(0, 2) })
  expect((await recordOf(week))?.winners.map(({ name }) => name)).toEqual(['Người a', 'Người b', 'Đơn vị u1'])
  const asked = (await checksOf(await as('pt1'))).entries
  expect(asked.flatMap(({ winners }) => winners.map(({ name }) => name))).not.toContain('Người c')
  expect(asked.some(({ entry }) => entries.c.includes(entry.id))).toBe(false)
  const back = await correct({ takeIn: entries.c.slice(0, 2) })
  const { seed } = (await recordOf(week))!
  expect(idsOf(await drawnOf(week, back), 'c').toSorted()).toEqual(drawAgain(seed, entries.c, 2))
})

test('an entry that comes in late may be drawn like any other', async () => {
  const { house, as, entries } = week
  house.clock.now = AT('2025-11-21T16:00:00+07:00')
  const late = await log(house, await as('c'), { months: 1, collectedAt: AT('2025-11-14T09:00:00+07:00'), collectedFrom: 'receipt' })
  await verify(await as('pt1'), late)
  const second = await correct({ takeIn: [late] })
  const { seed } = (await recordOf(week))!
  expect(idsOf(await drawnOf(week, second), 'c').toSorted()).toEqual(drawAgain(seed, [...entries.c, late], 2))
})

test('a denied entry that a correction takes out stands in the record of the version that counted it', async () => {
  const pt1 = await week.as('pt1')
  const drawn = (await checksOf(pt1)).entries.find(({ entry }) => week.entries.b.includes(entry.id))
  if (!drawn) throw new Error('nothing of b was drawn')
  await call(pt1, drawn, 'denied')
  await tell(pt1, drawn.entry.id, 'cancellation')
  await correct({ takeOut: [drawn.entry.id] })
  expect((await recordOf(week, 1))?.denied).toBe(1)
  expect((await recordOf(week))?.denied).toBe(0)
})
