import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { canonical } from '#contract/canonical.ts'
import { board, close, see, tell, unverify, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'

let house: House
let as: (code: string) => Promise<Person>
let won: string
let resultId: string
beforeEach(async () => {
  house = await makeHouse({ furniture: { organisations: [{ code: 'u1', targets: { 'week 1': { 'bhxh-tn': 2 } } }, { code: 'u2' }] } })
  as = makeShift(house)
  house.clock.now = AT('2025-11-13T09:00:00+07:00')
  won = await log(house, await as('a'))
  const other = await log(house, await as('a'))
  await Promise.all([verify(await as('pt1'), won), verify(await as('pt1'), other)])
  house.clock.now = AT('2025-11-20T09:00:00+07:00')
  resultId = (await close(house, await as('btc1'), 'week 1')).body.id
})
afterEach(() => house.close())

const stored = async () => (await house.store.connections.read.all<{ body: string; hash: string }>('SELECT body, hash FROM results'))[0]
const pathOf = (figures: string, kind: string) =>
  `/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period('week 1')}&board=${kind}&figures=${figures}`

test('a closed week is equal to the byte after a refund, a move, a rename, new rules, new targets and a restart', async () => {
  const [supervisor, organiser] = [await as('pt1'), await as('btc1')]
  const result = async () => {
    // Calls about what was drawn go on beside what was signed.
    const { check: _check, ...signed } = (await (await as('btc1')).get(`/api/periods/${house.furniture.period('week 1')}/result`)).body
    return JSON.stringify(signed)
  }
  const boards = async () =>
    (await Promise.all(['individual', 'team'].map(async (kind) => (await (await as('btc1')).get(pathOf('official', kind))).text))).join('\n')
  const before = { stored: await stored(), result: await result(), boards: await boards() }
  expect(
    createHash('sha256')
      .update(before.stored?.body ?? '')
      .digest('hex'),
  ).toBe(before.stored?.hash)
  expect(canonical(JSON.parse(before.stored?.body ?? ''))).toBe(before.stored?.body)

  await tell(supervisor, won, 'cancellation')
  const mover = await as('a')
  await organiser.post('/api/assignments', {
    staffId: mover.id,
    role: 'collector',
    organisationId: house.furniture.organisation('u2'),
    officeId: null,
    from: '2025-11-12',
  })
  await house.store.connections.writer.execute(`UPDATE staff SET name = 'Tên mới' WHERE code = 'a'`)
  await house.store.connections.writer.execute(`UPDATE organisations SET name = 'Đơn vị mới'`)
  await house.store.connections.writer.execute(`UPDATE targets SET target = 99`)
  await house.store.connections.writer.execute(`UPDATE teams SET division = 'Khối mới'`)
  await house.store.reloadRegister()
  await publishOtherRules()
  expect({ stored: await stored(), result: await result(), boards: await boards() }).toEqual(before)
  house = await house.reopen()
  as = makeShift(house)
  expect({ stored: await stored(), result: await result(), boards: await boards() }).toEqual(before)
  expect((await board(house, await as('pt1'), 'phase'))[0]).toEqual([1, 'a', 13])
  expect((await stored())?.body).not.toContain('mới')
})

/** Other points, another table and lists apart, published as the next version. */
async function publishOtherRules(): Promise<void> {
  const organiser = await as('btc1')
  const path = `/api/campaigns/${house.furniture.campaignId}/rules`
  const { draft } = (await organiser.get(path)).body
  const points = { ...draft.points, 'bhxh-tn': { new: 50, returning: 40, renewal: 20 } }
  expect((await organiser.send('PATCH', path, { rules: { ...draft, points, lists: 'apart', prizes: draft.prizes.slice(0, 1) } })).status).toBe(200)
  expect((await organiser.post(path, { note: 'Thay bảng điểm' })).body).toMatchObject({ versions: [{ version: 1 }, { version: 2 }] })
}

test('an organiser reads a result whole, everyone else without money and times of others', async () => {
  const path = `/api/periods/${house.furniture.period('week 1')}`
  const row = async (code: string) => (await (await as(code)).get(`${path}/result?version=1`)).body.snapshot.boards[0].rows[0]
  expect(await row('btc1')).toMatchObject({ code: 'a', points: 26, amount: 6_336_000, lastReceiptAt: AT('2025-11-13T09:00:00+07:00') })
  for (const code of ['a', 'pt1']) expect(Object.keys(await row(code))).not.toEqual(expect.arrayContaining(['amount']))
  const rosterOf = async (code: string) => (await (await as(code)).get(`${path}/result?version=1`)).body.snapshot.roster.length
  expect([(await rosterOf('btc1')) > 0, await rosterOf('a'), await rosterOf('pt1')]).toEqual([true, 0, 0])
  expect((await (await as('btc1')).get(`${path}/result?version=2`)).status).toBe(404)
  expect((await (await as('btc1')).get(`${path}/results`)).body.versions).toMatchObject([{ id: resultId, version: 1, announcedAt: null }])
  expect((await (await as('btc1')).get(`/api/periods/${house.furniture.period('week 2')}/results`)).body).toEqual({ versions: [] })
})

test('a closed week shows its snapshot for provisional figures too, with its version and time', async () => {
  const supervisor = await as('pt1')
  await unverify(supervisor, won)
  for (const kind of ['individual', 'team']) {
    const [provisional, official] = [(await supervisor.get(pathOf('provisional', kind))).body, (await supervisor.get(pathOf('official', kind))).body]
    expect(provisional).toEqual({ ...official, figures: 'provisional' })
    expect(official).toMatchObject({ final: { version: 1, at: AT('2025-11-20T09:00:00+07:00') }, totals: { 'bhxh-tn': 2, 'bhyt-hgd': 0 } })
  }
  expect((await supervisor.get(pathOf('official', 'team'))).body.rows[0]).toMatchObject({
    rank: 1,
    code: 'u1',
    points: 26,
    target: 20,
    voluntaryTarget: 2,
  })
})

test('what arrives after the close counts in the phase alone, whenever its receipt was', async () => {
  const supervisor = await as('pt1')
  const late = await log(house, await as('b'), { months: 1, collectedAt: AT('2025-11-14T09:00:00+07:00') })
  await verify(supervisor, late)
  expect((await see(supervisor, late)).counting).toMatchObject({ weekId: null, late: 'phase-only' })
  expect(await board(house, supervisor, 'week 1')).not.toContainEqual([2, 'b', 10])
  expect(await board(house, supervisor, 'week 2')).not.toContainEqual([1, 'b', 10])
  expect(await board(house, supervisor, 'phase')).toContainEqual([2, 'b', 10])
})

test('no plain SQL changes, deletes or puts anew what was decided', async () => {
  await (await as('btc1')).post(`/api/results/${resultId}/announcement`)
  const { writer } = house.store.connections
  for (const table of ['results', 'announcements', 'transitions', 'audit', 'items', 'stock_moves', 'rules_versions']) {
    const column =
      { announcements: 'by', rules_versions: 'version', items: 'receipt', audit: 'act', transitions: 'act', stock_moves: 'quantity' }[table] ?? 'body'
    expect(Number((await writer.execute(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.['n']), table).toBeGreaterThan(0)
    for (const statement of [
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`,
      `REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`,
    ]) {
      await expect(writer.execute(statement), statement).rejects.toThrow(`immutable: ${table}`)
    }
  }
})

test('an announcement is made once, of a final result, and is there for staff and for everyone', async () => {
  const organiser = await as('btc1')
  expect((await house.nobody.get('/api/public/announcements')).body).toEqual({ announcements: [] })
  expect(await house.nobody.get(`/api/public/announcements/${resultId}`)).toMatchObject({ status: 404 })
  expect(await organiser.post('/api/results/00000000-0000-4000-8000-000000000000/announcement')).toMatchObject({ status: 404 })
  expect(await organiser.post(`/api/results/${resultId}/announcement`)).toMatchObject({ status: 204 })
  expect(await organiser.post(`/api/results/${resultId}/announcement`)).toMatchObject({ status: 409, body: { code: 'already-announced' } })
  expect((await (await as('q1')).get('/api/announcements')).body.announcements).toMatchObject([
    { id: resultId, periodKind: 'week', periodNumber: 1, version: 1 },
  ])
  const staff = (await (await as('b')).get(`/api/announcements/${resultId}`)).body
  expect(staff).toMatchObject({ signedBy: ['Người btc1'], hash: (await stored())?.hash, totals: { 'bhxh-tn': 2 } })
  expect(staff.awards.find((one: { board: string }) => one.board === 'individual').awards[0]).toMatchObject({
    place: 'Nhất',
    name: 'Người a',
    amount: 500_000,
  })
})

test('the public reads no name without its consent of today, no id or code of a person, and nothing of participants', async () => {
  await (await as('btc1')).post(`/api/results/${resultId}/announcement`)
  const collector = await as('a')
  const read = async () => (await house.nobody.get(`/api/public/announcements/${resultId}`)).text
  const hidden = await read()
  for (const secret of ['Người a', 'Người b', 'Người btc1', collector.id, won, 'Duyên', '072190', '"code":"a"']) expect(hidden).not.toContain(secret)
  expect(hidden).toContain('Nhân viên thu, Đơn vị u1')
  await collector.send('PATCH', '/api/me', { publishName: true })
  expect(await read()).toContain('Người a')
  await collector.send('PATCH', '/api/me', { publishName: false })
  expect(await read()).toBe(hidden)
})
