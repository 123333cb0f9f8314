import { afterEach, beforeEach, expect, test } from 'vitest'
import { close, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'
import { announce, nextVersion } from '../cast/versions.ts'

let house: House
let as: (code: string) => Promise<Person>
let resultId: string
beforeEach(async () => {
  // A holiday on the Monday after the weekend that the window runs over.
  house = await makeHouse({
    furniture: { staff: [...['a', 'b'].map((code) => ({ code, organisation: 'u1' })), { code: 'pta', organisation: 'u1', role: 'supervisor' }], campaign },
  })
  as = makeShift(house)
  at('2025-11-13T09:00:00')
  await verify(await as('pt1'), await log(house, await as('a')))
  at('2025-11-20T09:00:00')
  resultId = (await close(house, await as('btc1'), 'week 1')).body.id
})
afterEach(() => house.close())

const campaign = { settings: { twoPersonClose: false, complaintDays: 2, holidays: ['2025-11-24'] } }
const at = (time: string) => void (house.clock.now = AT(`${time}+07:00`))
const path = () => `/api/periods/${house.furniture.period('week 1')}`
const complain = async (code: string, text = 'Tôi có 2 lượt chưa được tính') => (await as(code)).post(`${path()}/complaints`, { text })
const answer = async (code: string, id: string, text = 'Đã đối chiếu, điểm đúng') => (await as(code)).post(`/api/complaints/${id}/answer`, { text })
const view = async () => {
  const { body } = await (await as('a')).get(`/api/campaigns/${house.furniture.campaignId}/periods`)
  return body.periods.find(({ id }: { id: string }) => id === house.furniture.period('week 1'))
}
const END = AT('2025-11-27T00:00:00+07:00')

test('nothing is objected to before it is announced', async () => {
  expect(await complain('a')).toMatchObject({ status: 409, body: { code: 'not-announced' } })
  expect((await (await as('a')).get(`/api/periods/${house.furniture.period('week 2')}/complaints`)).body).toEqual({ until: null, complaints: [] })
  expect(await view()).toMatchObject({ state: 'final', complaintsUntil: null })
})

test('a window over a weekend and a holiday ends with its second working day, to the millisecond', async () => {
  at('2025-11-21T16:00:00')
  await announce(await as('btc1'), resultId)
  expect(await view()).toMatchObject({ state: 'announced', complaintsUntil: END })
  expect((await (await as('btc1')).get(`${path()}/closing`)).body).toMatchObject({ state: 'announced', complaintsUntil: END, openComplaints: 0 })
  expect((await (await as('b')).get(`/api/announcements/${resultId}`)).body.complaintsUntil).toBe(END)
  house.clock.now = END - 1
  expect(await complain('a')).toMatchObject({ status: 200, body: { version: 1, by: 'Người a', answer: null } })
  house.clock.now = END
  expect(await complain('b')).toMatchObject({ status: 409, body: { code: 'complaint-window-closed' } })
})

test('the rules of the snapshot decide, whatever was published since', async () => {
  at('2025-11-21T16:00:00')
  const changed = await nextVersion(house, 'week 1', (snapshot) => Object.assign(snapshot.campaign.rules as object, { complaintDays: 1, holidays: [] }))
  await announce(await as('btc1'), changed)
  expect((await view()).complaintsUntil).toBe(AT('2025-11-25T00:00:00+07:00'))
})

test('a result is sealed with the end of its window, and says so by itself', async () => {
  at('2025-11-21T16:00:00')
  await announce(await as('btc1'), resultId)
  house.clock.now = END - 1
  expect((await view()).state).toBe('announced')
  house.clock.now = END
  expect((await view()).state).toBe('sealed')
  expect((await (await as('btc1')).get(`${path()}/closing`)).body.state).toBe('sealed')
})

test('an unanswered complaint keeps a result open, its answer seals it', async () => {
  at('2025-11-21T16:00:00')
  await announce(await as('btc1'), resultId)
  const { id } = (await complain('a')).body
  house.clock.now = END + 5 * 86_400_000
  expect((await view()).state).toBe('announced')
  expect((await (await as('btc1')).get(`${path()}/closing`)).body).toMatchObject({ state: 'announced', openComplaints: 1 })
  expect(await answer('btc2', id)).toMatchObject({ status: 200, body: { answer: { by: 'Người btc2', text: 'Đã đối chiếu, điểm đúng' } } })
  expect((await view()).state).toBe('sealed')
})

test('a new version is announced anew and opens a window of its own', async () => {
  at('2025-11-21T16:00:00')
  await announce(await as('btc1'), resultId)
  house.clock.now = END
  const second = await nextVersion(house, 'week 1')
  expect(await view()).toMatchObject({ state: 'final', version: 2, complaintsUntil: null })
  expect(await complain('a')).toMatchObject({ body: { code: 'not-announced' } })
  await announce(await as('btc1'), second)
  expect(await view()).toMatchObject({ state: 'announced', complaintsUntil: AT('2025-12-02T00:00:00+07:00') })
  expect((await complain('a')).body).toMatchObject({ version: 2 })
})

test('a proposed correction keeps a result from being sealed until it is taken back', async () => {
  at('2025-11-21T16:00:00')
  await announce(await as('btc1'), resultId)
  house.clock.now = END
  const { writer } = house.store.connections
  await writer.execute(`INSERT INTO proposals (id, period_id, hash, comment, acknowledged, proposed_by, proposed_at, state, kind)
    VALUES ('p', '${house.furniture.period('week 1')}', 'h', 'c', '[]', 'x', 1, 'open', 'correction')`)
  expect((await view()).state).toBe('announced')
  expect(await (await as('btc1')).send('DELETE', '/api/results/p')).toMatchObject({ status: 204 })
  expect((await view()).state).toBe('sealed')
})

test('a collector and a supervisor read their own complaints, an organiser all', async () => {
  at('2025-11-21T16:00:00')
  await announce(await as('btc1'), resultId)
  for (const code of ['a', 'b', 'pta']) expect((await complain(code, `Lời của ${code}`)).status).toBe(200)
  const read = async (code: string) => (await (await as(code)).get(`${path()}/complaints`)).body.complaints.map(({ text }: { text: string }) => text)
  expect(await read('a')).toEqual(['Lời của a'])
  expect(await read('pta')).toEqual(['Lời của pta'])
  expect((await read('btc1')).toSorted()).toEqual(['Lời của a', 'Lời của b', 'Lời của pta'])
  expect((await (await as('btc1')).post(`${path()}/complaints`, { text: 'x' })).body.code).toBe('not-allowed')
  expect((await (await as('q1')).get(`${path()}/complaints`)).body.code).toBe('not-allowed')
})

test('the same words sent twice are one complaint, an empty one is none, and a number in it is masked', async () => {
  at('2025-11-21T16:00:00')
  await announce(await as('btc1'), resultId)
  const first = (await complain('a', 'Lượt của CCCD 079190735190 bị thiếu')).body
  expect(first.text).not.toContain('079190735190')
  expect((await complain('a', 'Lượt của CCCD 079190735190 bị thiếu')).body).toEqual(first)
  expect(await complain('a', '  ')).toMatchObject({ status: 400, body: { code: 'body-malformed', fields: ['text'] } })
  expect((await (await as('btc1')).get(`${path()}/complaints`)).body.complaints).toHaveLength(1)
})

test('a complaint is answered once, by another, and whoever filed it is told', async () => {
  at('2025-11-21T16:00:00')
  await announce(await as('btc1'), resultId)
  const { id } = (await complain('b')).body
  expect(await answer('btc1', '01930000-0000-7000-8000-ffffffffffff')).toMatchObject({ status: 404 })
  expect(await answer('btc1', id, 'Sẽ chỉnh')).toMatchObject({ status: 200 })
  expect(await answer('btc2', id)).toMatchObject({ status: 409, body: { code: 'complaint-answered' } })
  expect((await (await as('b')).get('/api/notices')).body).toEqual({
    next: null,
    notices: [
      {
        id: expect.any(String),
        campaignId: house.furniture.campaignId,
        at: house.clock.now,
        body: { kind: 'complaint-answered', periodId: house.furniture.period('week 1'), periodKind: 'week', periodNumber: 1, text: 'Sẽ chỉnh' },
      },
    ],
  })
  expect((await (await as('a')).get('/api/notices')).body).toEqual({ notices: [], next: null })
})

test('nobody answers a complaint of their own', async () => {
  at('2025-11-21T16:00:00')
  await announce(await as('btc1'), resultId)
  const { id } = (await complain('a')).body
  const { writer } = house.store.connections
  await writer.execute(`INSERT INTO assignments (id, staff_id, role, first_day) VALUES ('x', '${(await as('a')).id}', 'organiser', '2000-01-01')`)
  await house.store.reloadRegister()
  expect(await answer('a', id)).toMatchObject({ status: 403, body: { code: 'own-complaint' } })
})

test('complaints, answers and notices are facts: no plain SQL changes or deletes them', async () => {
  at('2025-11-21T16:00:00')
  await announce(await as('btc1'), resultId)
  await answer('btc1', (await complain('b')).body.id)
  const { writer } = house.store.connections
  for (const [table, column] of Object.entries({ complaints: 'text', complaint_answers: 'text', notices: 'body' })) {
    expect(Number((await writer.execute(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.['n']), table).toBe(1)
    for (const sql of [`UPDATE ${table} SET ${column} = 'x'`, `DELETE FROM ${table}`, `INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`])
      await expect(writer.execute(sql), sql).rejects.toThrow(`immutable: ${table}`)
  }
})
