import { afterEach, expect, test } from 'vitest'
import type { OwnStanding, Standings } from '#contract/standings.ts'
import { close, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House } from '../cast/house.ts'
import { log } from '../cast/phone.ts'

let house: House
afterEach(() => house.close())

const POST = 'Khối Bưu điện'
const SERVICE = 'Khối dịch vụ thu'
const targets = { 'week 1': { 'bhxh-tn': 1 } }

/** A closed week with two divisions and two lists: 30 points for an officer of b2, 10 of b1, 20 of d1. */
async function open(): Promise<void> {
  house = await makeHouse({
    now: '2025-11-13T09:00:00+07:00',
    furniture: {
      organisations: [
        { code: 'b1', division: POST, targets },
        { code: 'b2', division: POST, targets },
        { code: 'd1', division: SERVICE, targets },
      ],
      staff: [
        { code: 'anh', organisation: 'b1' },
        { code: 'bao', organisation: 'b2', officer: true },
        { code: 'chi', organisation: 'd1' },
      ],
      campaign: { settings: { twoPersonClose: false, lists: 'apart' } },
    },
  })
  for (const [code, times] of Object.entries({ anh: 1, bao: 3, chi: 2 })) {
    for (let count = 0; count < times; count += 1) await verify(await house.enter('pt1'), await log(house, await house.enter(code), { months: 1 }))
  }
}
const lines = ({ rows }: Standings) => rows.map(({ rank, code, points }) => [rank, code, points])
const own = async (code: string): Promise<OwnStanding> =>
  (await (await house.enter(code)).get(`/api/campaigns/${house.furniture.campaignId}/standings/me?period=${house.furniture.period('week 1')}`)).body

/** Both teams of one division go to the other. */
async function changeSides(): Promise<void> {
  const organiser = await house.enter('btc1')
  for (const code of ['b1', 'b2']) {
    const id = house.furniture.organisation(code)
    const { name, kind, parentId, verifierId } = house.store.register.organisations.get(id)!
    const place = { campaignId: house.furniture.campaignId, team: true, division: SERVICE }
    expect((await organiser.post('/api/organisations', { id, code, name, kind, parentId, verifierId, ...place })).status).toBeLessThan(300)
  }
}

test('a closed week keeps its groups, also after its teams have changed sides, and shows neither money nor time', async () => {
  await open()
  house.clock.now = AT('2025-11-19T13:00:00+07:00')
  expect((await close(house, await house.enter('btc1'), 'week 1')).status).toBe(200)
  await changeSides()
  const reader = await house.enter('pt1')
  const path = `/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period('week 1')}`
  const team = (await reader.get<Standings>(`${path}&board=team&division=${encodeURIComponent(POST)}`)).body
  expect(lines(team)).toEqual([
    [1, 'b2', 30],
    [2, 'b1', 10],
  ])
  expect(team).toMatchObject({ group: { division: POST }, of: 2, median: 10, final: { version: 1 } })
  const officers = (await reader.get<Standings>(`${path}&list=officers`)).body
  expect(lines(officers)).toEqual([[1, 'bao', 30]])
  for (const row of [...team.rows, ...officers.rows]) for (const name of ['amount', 'lastReceiptAt']) expect(row).not.toHaveProperty(name)
  const next = `/api/campaigns/${house.furniture.campaignId}/standings?period=${house.furniture.period('week 2')}&board=team`
  expect((await reader.get<Standings>(next)).body.groups.map(({ division, entrants }) => [division, entrants])).toEqual([[SERVICE, 3]])
  expect(await own('chi')).toMatchObject({
    group: { list: 'collectors' },
    official: { points: 20, rank: 1 },
    around: [{ code: 'chi' }, { code: 'anh' }],
  })
})
