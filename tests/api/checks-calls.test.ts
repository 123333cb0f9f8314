import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DrawnEntry } from '#contract/checks.ts'
import { call, checkedWeek, checksOf, recordOf, type Checked } from '../cast/checks.ts'
import { newId } from '../cast/phone.ts'

let week: Checked
let open: DrawnEntry[]
beforeEach(async () => {
  week = await checkedWeek()
  open = (await checksOf(await week.as('pt1'))).entries
})
afterEach(() => week.house.close())

const first = () => open[0] as DrawnEntry
const DAY = 86_400_000

test('whoever confirms an entry reads it masked, with its collector and whose prize it is for, and calls', async () => {
  const drawn = open.find(({ winners }) => winners.some(({ board }) => board === 'individual')) as DrawnEntry
  expect(drawn).toMatchObject({ periodKind: 'week', periodNumber: 1, state: 'open', mayCall: true, calls: [] })
  expect(drawn.winners).toContainEqual({ board: 'individual', id: drawn.entry.collector.id, name: drawn.entry.collector.name })
  expect(drawn.entry.maskedCccd).toMatch(/^072\*\*\*\d{4}$/)
  const pt1 = await week.as('pt1')
  const answer = await call(pt1, drawn, 'confirmed', { note: 'Gặp trực tiếp tại nhà' })
  expect(answer).toMatchObject({ status: 200, body: { outcome: 'confirmed', note: 'Gặp trực tiếp tại nhà', by: 'Người pt1', at: week.house.clock.now } })
  const after = await checksOf(pt1)
  expect(after.entries.find(({ entry }) => entry.id === drawn.entry.id)).toMatchObject({ state: 'confirmed', calls: [answer.body] })
  expect(after.counts).toMatchObject({ entries: open.length, confirmed: 1, open: open.length - 1 })
  expect(await recordOf(week)).toMatchObject({ confirmed: 1, open: open.length - 1 })
  const { rows } = await week.house.store.connections.reader.execute(`SELECT by, subject, detail FROM audit WHERE act = 'check-call'`)
  expect(rows.map((row) => [row['subject'], row['detail']])).toEqual([[drawn.entry.id, '{"outcome":"confirmed"}']])
})

test('the telephone is read by the disclosure that is logged', async () => {
  const { entry } = first()
  expect((await (await week.as('pt1')).post(`/api/enrolments/${entry.id}/disclosure`)).status).toBe(200)
  const { rows } = await week.house.store.connections.reader.execute(`SELECT subject FROM audit WHERE act = 'disclosure'`)
  expect(rows.map((row) => row['subject'])).toEqual([entry.id])
})

test('the newest answer decides, and nobody at home takes no answer back', async () => {
  const pt1 = await week.as('pt1')
  const stateNow = async () => (await checksOf(pt1)).entries.find(({ entry }) => entry.id === first().entry.id)?.state
  for (const [outcome, state] of [
    ['unreached', 'open'],
    ['denied', 'denied'],
    ['unreached', 'denied'],
    ['confirmed', 'confirmed'],
    ['denied', 'denied'],
  ] as const) {
    await call(pt1, first(), outcome)
    week.house.clock.now += 60_000
    expect(await stateNow()).toBe(state)
  }
})

test('who was not reached on three different days counts as not reached', async () => {
  const callOn = async (days: number) => {
    week.house.clock.now += days * DAY
    expect((await call(await week.as('pt1'), first(), 'unreached')).status).toBe(200)
    return (await recordOf(week))?.unreached
  }
  for (const [days, unreached] of [
    [0, 0],
    [0, 0],
    [1, 0],
    [1, 1],
  ] as const)
    expect(await callOn(days)).toBe(unreached)
})

test('a call sent again is the same call, and its id carries no other one', async () => {
  const pt1 = await week.as('pt1')
  const id = newId()
  const [sent, other] = [await call(pt1, first(), 'confirmed', { id }), open[1] as DrawnEntry]
  week.house.clock.now += 60_000
  expect((await call(pt1, first(), 'confirmed', { id })).text).toBe(sent.text)
  for (const answer of [
    await call(pt1, first(), 'denied', { id }),
    await call(pt1, other, 'confirmed', { id }),
    await call(pt1, first(), 'confirmed', { id, note: 'x' }),
  ])
    expect(answer).toMatchObject({ status: 409, body: { code: 'id-conflict' } })
  expect((await checksOf(pt1)).counts.confirmed).toBe(1)
})

test('organisers read all of it and call nobody', async () => {
  const btc1 = await week.as('btc1')
  const { entries, counts } = await checksOf(btc1, `?campaign=${week.house.furniture.campaignId}`)
  expect(counts.entries).toBe(open.length)
  expect(entries.some(({ mayCall }) => mayCall)).toBe(false)
  expect((await call(btc1, first(), 'confirmed')).status).toBe(403)
  expect((await checksOf(btc1)).entries).toEqual([])
})

test('what somebody else confirms is not there, as what was never drawn', async () => {
  // u1's and u2's own supervisors confirm nobody: their entries are confirmed from above.
  const near = await week.as('pt-u1')
  expect(await checksOf(near, '')).toMatchObject({ entries: [], counts: { entries: 0 } })
  const pt1 = await week.as('pt1')
  const drawn = new Set(open.map(({ entry }) => entry.id))
  const undrawn = Object.values(week.entries)
    .flat()
    .find((id) => !drawn.has(id)) as string
  const answers = [
    await call(near, first(), 'confirmed'),
    await call(pt1, { ...first(), entry: { ...first().entry, id: undrawn } }, 'confirmed'),
    await call(pt1, { ...first(), resultId: newId() }, 'confirmed'),
  ]
  for (const { status, text } of answers) expect([status, text]).toEqual([404, answers[0]?.text])
  for (const code of ['a', 'q1']) expect((await (await week.as(code)).get('/api/checks')).status).toBe(403)
})

test('nobody calls about an entry of their own', async () => {
  const { writer } = week.house.store.connections
  const { collector, id } = first().entry
  await writer.execute({ sql: `UPDATE assignments SET staff_id = ? WHERE staff_id = (SELECT id FROM staff WHERE code = 'pt1')`, args: [collector.id] })
  await week.house.store.reloadRegister()
  const own = await week.house.enter(collector.code)
  expect(await call(own, first(), 'confirmed')).toMatchObject({ status: 403, body: { code: 'own-entry' } })
  expect((await checksOf(own)).entries.map(({ entry }) => entry.id)).not.toContain(id)
})

test('a call that says nothing, or too much, is refused by name', async () => {
  const pt1 = await week.as('pt1')
  const path = `/api/checks/${first().resultId}/entries/${first().entry.id}/calls`
  for (const body of [
    {},
    { id: newId() },
    { id: newId(), outcome: 'maybe' },
    { id: 'x', outcome: 'denied' },
    { id: newId(), outcome: 'denied', note: 'x'.repeat(201) },
  ])
    expect(await pt1.post(path, body)).toMatchObject({ status: 400, body: { code: 'body-malformed' } })
  const { text } = await call(pt1, first(), 'denied', { note: 'Số 079123456789 nói không nộp' })
  expect(text).not.toContain('079123456789')
})

test('calls are changed by nobody', async () => {
  await call(await week.as('pt1'), first(), 'denied')
  const { writer } = week.house.store.connections
  for (const sql of [`UPDATE calls SET outcome = 'confirmed'`, `DELETE FROM calls`, `INSERT OR REPLACE INTO calls SELECT * FROM calls`])
    await expect(writer.execute(sql)).rejects.toThrow('immutable: calls')
})
