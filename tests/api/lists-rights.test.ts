import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ListView } from '#contract/lists.ts'
import { OWN_VERIFIERS } from '../cast/furniture.ts'
import { makeHouse, type House, type Person } from '../cast/house.ts'
import { begin, importList, look, payment, rowsOf, sendRows, unpaidOf, verifyAll } from '../cast/lists.ts'
import { log, newCccd, newId } from '../cast/phone.ts'
import { make, newCampaign } from '../cast/set-up.ts'
import { NOWHERE } from './doors.ts'

/** Two units that know nothing of each other: a and pta in u1, c and ptc in u2; each confirms its own entries, and pta logs some too. */
const PLAN = {
  organisations: OWN_VERIFIERS,
  staff: [
    { code: 'a', organisation: 'u1' },
    { code: 'c', organisation: 'u2' },
    { code: 'pta', organisation: 'u1', role: 'supervisor' as const },
    { code: 'pta2', organisation: 'u1', role: 'supervisor' as const },
    { code: 'ptc', organisation: 'u2', role: 'supervisor' as const },
  ],
}
let house: House
const people: Record<string, Person> = {}
const as = (code: string) => people[code] as Person
const [ours, theirs, own, nobodys] = [newCccd(), newCccd(), newCccd(), newCccd()]
const ids: Record<string, string> = {}
let ofUnit: ListView
let ofAll: ListView
const ROWS = [
  payment(1, { name: 'LE VAN CA', cccd: ours, collectorCode: 'a' }),
  payment(2, { name: 'TRAN VAN BINH', cccd: theirs, collectorCode: 'c' }),
  payment(3, { name: 'TRAN VAN BINH', cccd: theirs, collectorCode: null, row: 3 }),
  payment(4, { name: 'PHAM HOA ANH', cccd: nobodys, collectorCode: 'zz' }),
  payment(5, { name: 'DO THI TAM', cccd: own, collectorCode: 'pta' }),
  payment(6, { name: 'VU VAN SAU', cccd: newCccd(), collectorCode: 'a' }),
]
beforeAll(async () => {
  house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: PLAN })
  const pta = [...house.store.register.staff.values()].find(({ code }) => code === 'pta')
  await house.store.connections.writer.execute({
    sql: `INSERT INTO assignments (id, staff_id, role, organisation_id, first_day) VALUES ('both', ?, 'collector', ?, '2025-01-01')`,
    args: [pta?.id ?? '', house.furniture.organisation('u1')],
  })
  await house.store.reloadRegister()
  for (const code of ['a', 'c', 'pta', 'pta2', 'ptc', 'pt1', 'q1', 'btc1']) people[code] = await house.enter(code)
  ids['ours'] = await log(house, as('a'), { name: 'Lê Văn Cả', cccd: ours })
  ids['theirs'] = await log(house, as('c'), { name: 'Trần Văn Bình', cccd: theirs })
  ids['own'] = await log(house, as('pta'), { name: 'Đỗ Thị Tám', cccd: own })
  ids['unpaid'] = await log(house, as('a'), { name: 'Ngô Văn Chín' })
  ids['theirUnpaid'] = await log(house, as('c'), { name: 'Ngô Văn Mười' })
  ofUnit = await importList(house, as('pta'), ROWS)
  ofAll = await importList(house, as('btc1'), ROWS)
})
afterAll(() => house.close())

const numbers = async (code: string, list: ListView) => (await rowsOf(as(code), list.id)).map(({ row, group }) => `${row} ${group}`)

describe('a unit’s list', () => {
  test('is compared with the entries that the unit confirms, so that a stranger’s payment tells nothing of where they are enrolled', async () => {
    expect(ofUnit).toMatchObject({ organisation: 'Đơn vị u1', counts: { agreed: 2, doubtful: 0, unmatched: 3 } })
    expect(await numbers('pta', ofUnit)).toEqual(['1 agreed', '3 unmatched', '4 unmatched', '5 agreed', '6 unmatched'])
    expect((await rowsOf(as('pta'), ofUnit.id)).filter(({ entry }) => entry?.id === ids['theirs'])).toEqual([])
  })

  test('shows its maker what belongs to nobody known, and nothing that a neighbour’s collector is named in', async () => {
    expect(await numbers('pta2', ofUnit)).toEqual(['1 agreed', '5 agreed', '6 unmatched'])
    expect(await numbers('btc1', ofUnit)).toHaveLength(6)
    const answers = ['rows/2/decision', 'rows/77/decision'].map((path) => as('pta').post(`/api/lists/${ofUnit.id}/${path}`, { same: true }))
    const [neighbours, none] = await Promise.all(answers)
    expect([neighbours?.status, neighbours?.text]).toEqual([404, none?.text])
  })

  test('names as entries without a payment those of the unit alone', async () => {
    expect(await unpaidOf(as('pta'), ofUnit.id)).toEqual([ids['unpaid']])
    expect(await unpaidOf(as('btc1'), ofUnit.id)).toEqual([ids['unpaid']])
  })

  test('is not there for a neighbour, in every way as one that does not exist', async () => {
    const doors = (id: string) => [
      as('ptc').get(`/api/lists/${id}`),
      as('ptc').get(`/api/lists/${id}/rows`),
      as('ptc').get(`/api/lists/${id}/entries`),
      as('ptc').post(`/api/lists/${id}/rows`, { rows: [ROWS[0]] }),
      as('ptc').post(`/api/lists/${id}/matching`),
      as('ptc').post(`/api/lists/${id}/verifications`),
      as('ptc').post(`/api/lists/${id}/verifications/undo`),
      as('ptc').post(`/api/lists/${id}/rows/1/decision`, { same: true }),
      as('ptc').post(`/api/lists/${id}/rows/1/enrolment`, { reason: 'Thử' }),
      as('ptc').post(`/api/lists/${id}/export`, { group: 'agreed' }),
    ]
    const [found, none] = [await Promise.all(doors(ofUnit.id)), await Promise.all(doors(NOWHERE))]
    expect(found.map(({ status, text }) => `${status} ${text}`)).toEqual(none.map(({ status, text }) => `${status} ${text}`))
    expect(new Set(found.map(({ body }) => body.code))).toEqual(new Set(['list-unknown']))
    expect((await as('ptc').get('/api/lists')).body.lists.map(({ id }: ListView) => id)).toEqual([ofAll.id])
  })

  test('is seen by another supervisor of the unit, who may not send its rows', async () => {
    expect(await look(as('pta2'), ofUnit.id)).toMatchObject({ own: false, by: 'Người pta' })
    expect(await sendRows(as('pta2'), ofUnit.id, [ROWS[0]!])).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
  })

  test('lets nobody confirm their own entry, alone or in one go', async () => {
    expect(await as('pta').post(`/api/lists/${ofUnit.id}/rows/5/decision`, { same: true })).toMatchObject({ status: 403, body: { code: 'own-entry' } })
    expect(ofUnit.counts.toConfirm).toBe(1)
    expect((await rowsOf(as('pta'), ofUnit.id)).filter(({ mine }) => mine).map(({ row }) => row)).toEqual([1, 3, 4, 6])
    await verifyAll(house, as('pta'), ofUnit.id)
    const states = (await rowsOf(as('pta'), ofUnit.id, 'agreed')).map(({ entry }) => entry?.state)
    expect(states).toEqual(['verified', 'received'])
    expect((await look(as('pta2'), ofUnit.id)).counts.toConfirm).toBe(1)
  })
})

describe('an organiser’s list', () => {
  test('is compared with the whole campaign, and each supervisor sees their own of it', async () => {
    expect(ofAll).toMatchObject({ organisation: null, counts: { agreed: 3, doubtful: 1, unmatched: 2, withoutPayment: 2 } })
    expect(await numbers('pta', ofAll)).toEqual(['1 agreed', '5 agreed', '6 unmatched'])
    expect(await numbers('ptc', ofAll)).toEqual(['2 agreed', '3 doubtful'])
    expect(await look(as('ptc'), ofAll.id)).toMatchObject({ own: false, counts: { agreed: 1, doubtful: 1, unmatched: 0, withoutPayment: 1 } })
    expect(await unpaidOf(as('ptc'), ofAll.id)).toEqual([ids['theirUnpaid']])
  })

  test('is confirmed by supervisors alone, each the own', async () => {
    expect(await as('btc1').post(`/api/lists/${ofAll.id}/verifications`)).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
    expect(await as('btc1').post(`/api/lists/${ofAll.id}/rows/3/decision`, { same: true })).toMatchObject({ status: 403 })
    await verifyAll(house, as('ptc'), ofAll.id)
    expect((await rowsOf(as('btc1'), ofAll.id, 'agreed')).map(({ row, entry }) => [row, entry?.state])).toEqual([
      [1, 'verified'],
      [2, 'verified'],
      [5, 'received'],
    ])
  })

  test('of several payments for one entry the second is doubted', async () => {
    expect((await rowsOf(as('ptc'), ofAll.id, 'doubtful')).map(({ row, doubts }) => [row, doubts])).toEqual([[3, ['several']]])
  })
})

test('collectors and clerks have no door to a list', async () => {
  for (const code of ['a', 'q1']) {
    expect(await as(code).get('/api/lists')).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
    expect(await begin(house, as(code), ROWS)).toMatchObject({ status: 403 })
  }
})

test('an export is written down with what and how much, and holds no full number', async () => {
  const { body, text } = await as('pta').post(`/api/lists/${ofUnit.id}/export`, { group: 'agreed' })
  expect([body.rows.length, body.entries, body.more, body.next]).toEqual([2, [], false, null])
  for (const cccd of [ours, own]) expect(text).not.toContain(cccd)
  const unpaid = await as('pta').post(`/api/lists/${ofUnit.id}/export`, { group: 'without-payment', after: ours })
  expect(unpaid.body.entries.map(({ id }: { id: string }) => id)).toEqual([ids['unpaid']])
  const { rows } = await house.store.connections.reader.execute(`SELECT "by", act, subject, detail, device_id FROM audit WHERE act = 'exported' ORDER BY id`)
  expect(rows.map((row) => ({ ...row }))).toEqual([
    { by: as('pta').id, act: 'exported', subject: ofUnit.id, detail: '{"kind":"list","group":"agreed","count":2}', device_id: as('pta').deviceId },
    {
      by: as('pta').id,
      act: 'exported',
      subject: ofUnit.id,
      detail: '{"kind":"list","group":"without-payment","goesOn":true,"count":1}',
      device_id: as('pta').deviceId,
    },
  ])
})

test('a dry run’s list is compared with the dry run alone, and stands in no list of lists but its own', async () => {
  const body = newCampaign('35-days', { training: true, copyOf: house.furniture.campaignId, name: 'Tập dượt' })
  const dry = (await make(as('btc1'), body)).body.id
  const list = await importList(house, as('pta'), ROWS, { campaignId: dry })
  expect(list.counts).toMatchObject({ agreed: 0, doubtful: 0, withoutPayment: 0 })
  const shown = async (query: string) => (await as('pta').get(`/api/lists${query}`)).body.lists.map(({ id }: ListView) => id)
  expect(await shown('')).not.toContain(list.id)
  expect(await shown(`?campaign=${dry}`)).toEqual([list.id])
})

test('a list in a campaign that is not there is refused', async () => {
  expect(await begin(house, as('pta'), ROWS, { campaignId: newId() })).toMatchObject({ status: 422, body: { code: 'campaign-unknown' } })
})
