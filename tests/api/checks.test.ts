import { afterEach, expect, test } from 'vitest'
import { checkedWeek, checksOf, drawAgain, drawnOf, recordOf, type Checked } from '../cast/checks.ts'
import { close, tell, verify } from '../cast/deeds.ts'
import { AT } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { announce } from '../cast/versions.ts'

let week: Checked
afterEach(() => week.house.close())

const idsOf = (drawn: [string, string][], code: string) => drawn.filter(([winner]) => winner === code).map(([, id]) => id)

test('at the close a sample of each winner is drawn, which the published seed draws again', async () => {
  week = await checkedWeek()
  const { entries, resultId } = week
  const check = (await recordOf(week))!
  expect(check).toMatchObject({ share: 5, least: 2, at: week.house.clock.now, confirmed: 0, denied: 0, unreached: 0, fallen: 0 })
  expect(check.seed).toMatch(/^[0-9a-f]{32}$/)
  const drawn = await drawnOf(week, resultId)
  for (const [code, own] of [
    ['a', entries.a],
    ['b', entries.b],
    ['c', entries.c],
    ['u1', [...entries.a, ...entries.b]],
  ] as const)
    expect(idsOf(drawn, code).toSorted()).toEqual(drawAgain(check.seed, own, 2))
  expect(check.winners.map(({ board, name, entries: count, open }) => [board, name, count, open])).toEqual([
    ['individual', 'Người a', 2, 2],
    ['individual', 'Người b', 2, 2],
    ['individual', 'Người c', 2, 2],
    ['team', 'Đơn vị u1', 2, 2],
  ])
  expect(check.entries).toBe(new Set(drawn.map(([, id]) => id)).size)
  expect(check.open).toBe(check.entries)
})

test.each([
  ['the share alone', { checkShare: 50, checkLeast: 0 }, { a: 4, b: 3, c: 2, u1: 7 }],
  ['all of those who have fewer than the least number', { checkShare: 5, checkLeast: 7 }, { a: 7, b: 6, c: 3, u1: 7 }],
  ['all', { checkShare: 100, checkLeast: 0 }, { a: 8, b: 6, c: 3, u1: 14 }],
])('%s', async (_name, settings, expected) => {
  week = await checkedWeek(settings)
  const drawn = await drawnOf(week, week.resultId)
  expect(Object.fromEntries(['a', 'b', 'c', 'u1'].map((code) => [code, idsOf(drawn, code).length]))).toEqual(expected)
})

test('with both numbers at zero nobody is checked, and nothing is said of it', async () => {
  week = await checkedWeek({ checkShare: 0, checkLeast: 0 })
  expect(await recordOf(week)).toBeNull()
  expect(await drawnOf(week, week.resultId)).toEqual([])
  await announce(await week.as('btc1'), week.resultId)
  expect((await week.house.nobody.get(`/api/public/announcements/${week.resultId}`)).body.check).toBeNull()
})

test('a version of the rules from before the check checks nobody', async () => {
  week = await checkedWeek()
  const { writer } = week.house.store.connections
  await writer.execute(`DROP TRIGGER rules_versions_no_update`)
  await writer.execute(`UPDATE rules_versions SET rules = json_remove(rules, '$.checkShare', '$.checkLeast')`)
  await week.house.store.reloadRegister()
  const { rules } = (await week.house.nobody.get(`/api/public/rules/${week.house.furniture.campaignId}`)).body
  expect([rules.checkShare, rules.checkLeast]).toEqual([0, 0])
  week.house.clock.now = AT('2025-11-27T15:00:00+07:00')
  expect((await close(week.house, await week.as('btc1'), 'week 2')).status).toBe(200)
  const { body } = await (await week.as('btc1')).get(`/api/periods/${week.house.furniture.period('week 2')}/result`)
  expect(body.check).toBeNull()
})

test('a dry run draws nothing', async () => {
  week = await checkedWeek({}, { training: true })
  expect(await recordOf(week)).toBeNull()
})

test('a certificate is not paid, so nobody is called for it', async () => {
  const prize = { period: 'week', board: 'individual', count: 1, amount: 0 } as const
  const prizes = [
    { ...prize, place: 'Nhất', thing: 'Nồi cơm điện' },
    { ...prize, place: 'Nhì' },
  ]
  week = await checkedWeek({ prizes })
  expect((await recordOf(week))?.winners.map(({ name }) => name)).toEqual(['Người a'])
})

test('entries that the period does not count, and donated ones, are not drawn', async () => {
  week = await checkedWeek({ checkShare: 100 })
  const { house, as } = week
  house.clock.now = AT('2025-11-22T09:00:00+07:00')
  const kept = [await log(house, await as('a')), await log(house, await as('a'))]
  const [donated, cancelled, rejected] = [await log(house, await as('a'), { donated: true }), await log(house, await as('a')), await log(house, await as('a'))]
  for (const id of [...kept, donated, cancelled]) await verify(await as('pt1'), id)
  await tell(await as('pt1'), rejected, 'rejection')
  await tell(await as('pt1'), cancelled, 'cancellation')
  house.clock.now = AT('2025-11-27T15:00:00+07:00')
  const { body } = await close(house, await as('btc1'), 'week 2')
  expect(idsOf(await drawnOf(week, body.id), 'a').toSorted()).toEqual(kept.toSorted())
})

test('the seed and how many were drawn are published, no entry and no one’s outcome', async () => {
  week = await checkedWeek()
  await announce(await week.as('btc1'), week.resultId)
  const check = (await recordOf(week))!
  const published = { seed: check.seed, share: 5, least: 2, entries: check.entries }
  expect((await week.house.nobody.get(`/api/public/announcements/${week.resultId}`)).body.check).toEqual(published)
  const own = await (await week.as('a')).get(`/api/announcements/${week.resultId}`)
  expect(own.body.check).toEqual(published)
  for (const [, id] of await drawnOf(week, week.resultId)) expect(own.text).not.toContain(id)
})

test('the check stands in the closing record, beside what was signed', async () => {
  week = await checkedWeek()
  const organiser = await week.as('btc1')
  const closing = (await organiser.get(`/api/periods/${week.house.furniture.period('week 1')}/closing`)).body
  expect(closing.check).toEqual(await recordOf(week))
  expect((await organiser.get(`/api/periods/${week.house.furniture.period('week 2')}/closing`)).body.check).toBeNull()
  const { counts } = await checksOf(organiser, '')
  expect(counts).toMatchObject({ entries: closing.check.entries, open: closing.check.open })
})

test('what was drawn, its seed and its calls are changed by nobody', async () => {
  week = await checkedWeek()
  const { writer } = week.house.store.connections
  for (const table of ['checks', 'check_entries'])
    for (const sql of [`UPDATE ${table} SET result_id = 'x'`, `DELETE FROM ${table}`, `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`])
      await expect(writer.execute(sql)).rejects.toThrow(`immutable: ${table}`)
})
