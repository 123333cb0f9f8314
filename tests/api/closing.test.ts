import { afterEach, beforeEach, expect, test } from 'vitest'
import { blockers, board, close, correct, see, tell, unverify, verify } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, syncAs } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'

let house: House
let as: (code: string) => Promise<Person>
beforeEach(async () => {
  house = await makeHouse({ furniture: { campaign: { settings: { twoPersonClose: true } } } })
  as = makeShift(house)
})
afterEach(() => house.close())

const at = (time: string) => void (house.clock.now = AT(`2025-${time}:00+07:00`))
const approve = async (person: Person, id: string) => person.post(`/api/results/${id}/approval`, { comment: 'Đồng ý' })
/** A verified entry of week 1, on a day after its cutoff. */
async function oneWeek() {
  at('11-13T09:00')
  const id = await log(house, await as('a'), { months: 1 })
  await verify(await as('pt1'), id)
  at('11-19T13:00')
  return id
}

test('one organiser alone closes nothing; another approves the same figures', async () => {
  await oneWeek()
  const [first, second] = [await as('btc1'), await as('btc2')]
  const proposal = await close(house, first, 'week 1')
  expect(proposal).toMatchObject({ status: 200, body: { state: 'proposed', version: null } })
  expect(await approve(first, proposal.body.id)).toMatchObject({ status: 403, body: { code: 'own-proposal' } })
  expect(await close(house, second, 'week 1')).toMatchObject({ status: 409, body: { code: 'already-proposed' } })
  expect(await second.get(`/api/periods/${house.furniture.period('week 1')}/result`)).toMatchObject({ status: 409, body: { code: 'not-final' } })
  expect(await approve(second, proposal.body.id)).toMatchObject({ status: 200, body: { state: 'final', version: 1 } })
  expect(await approve(second, proposal.body.id)).toMatchObject({ status: 409, body: { code: 'already-final' } })
  expect(await close(house, first, 'week 1')).toMatchObject({ status: 409, body: { code: 'already-final' } })
})

test('a comment is needed to propose and to approve', async () => {
  await oneWeek()
  const [first, second] = [await as('btc1'), await as('btc2')]
  const path = `/api/periods/${house.furniture.period('week 1')}/result`
  expect(await first.post(path, { comment: '  ' })).toMatchObject({ status: 400, body: { fields: ['comment'] } })
  const { body } = await close(house, first, 'week 1')
  expect(await second.post(`/api/results/${body.id}/approval`, {})).toMatchObject({ status: 400, body: { fields: ['comment'] } })
})

test('an approval on other figures is refused, and so is one while something blocks', async () => {
  const id = await oneWeek()
  const [first, second, supervisor] = [await as('btc1'), await as('btc2'), await as('pt1')]
  const { body } = await close(house, first, 'week 1')
  await unverify(supervisor, id)
  expect(await approve(second, body.id)).toMatchObject({ status: 409, body: { code: 'figures-changed' } })
  await verify(supervisor, id)
  const late = await log(house, await as('b'), { months: 1, collectedAt: AT('2025-11-18T20:00:00+07:00') })
  expect(blockers(await approve(second, body.id))).toEqual(['late'])
  await supervisor.post(`/api/enrolments/${late}/lateness`, { accepted: false, reason: 'Quá muộn' })
  expect(await approve(second, body.id)).toMatchObject({ status: 200, body: { state: 'final', hash: expect.stringMatching(/^[0-9a-f]{64}$/) } })
})

test('a proposal taken back leaves the period as it was', async () => {
  await oneWeek()
  const first = await as('btc1')
  const { body } = await close(house, first, 'week 1')
  const stateOf = async () =>
    (await first.get(`/api/campaigns/${house.furniture.campaignId}/periods`)).body.periods.find(
      (one: { id: string }) => one.id === house.furniture.period('week 1'),
    ).state
  expect(await stateOf()).toBe('proposed')
  expect(await first.send('DELETE', `/api/results/${body.id}`)).toMatchObject({ status: 204 })
  expect(await stateOf()).toBe('review')
  expect(await close(house, first, 'week 1')).toMatchObject({ status: 200, body: { state: 'proposed' } })
})

test('an entry returned within a day blocks the close until it is mended, a day has passed, or an organiser sets it aside', async () => {
  const mended = await oneWeek()
  const [organiser, supervisor] = [await as('btc1'), await as('pt1')]
  const others = [await log(house, await as('b'), { months: 1, collectedAt: AT('2025-11-18T20:00:00+07:00') })]
  await supervisor.post(`/api/enrolments/${others[0]}/lateness`, { accepted: true, reason: 'Có biên lai' })
  await unverify(supervisor, mended)
  for (const id of [mended, ...others]) await tell(supervisor, id, 'return')
  expect(blockers(await close(house, organiser, 'week 1'))).toEqual(['returned'])
  await correct(house, await as('a'), mended, { months: 1 })
  await verify(supervisor, mended)
  expect(blockers(await close(house, organiser, 'week 1'))).toEqual(['returned'])
  house.clock.now += 24 * 3_600_000 - 1
  expect(blockers(await close(house, await as('btc1'), 'week 1'))).toEqual(['returned'])
  await (await as('btc1')).post('/api/set-asides', { ids: others, reason: 'Đi công tác' })
  expect(await close(house, await as('btc1'), 'week 1')).toMatchObject({ status: 200 })
})

test('weeks close in order and the phase last', async () => {
  at('12-17T13:00')
  const [first, second] = [await as('btc1'), await as('btc2')]
  expect(blockers(await close(house, first, 'week 2'))).toEqual(['earlier-open'])
  expect(blockers(await close(house, first, 'phase'))).toEqual(['earlier-open'])
  for (const week of [1, 2, 3, 4, 5]) await approve(second, (await close(house, first, `week ${week}`)).body.id)
  expect(await close(house, first, 'phase')).toMatchObject({ status: 200, body: { state: 'proposed' } })
})

test('phones that are known to hold unsent entries are named and must be acknowledged', async () => {
  await oneWeek()
  await syncAs(house, await as('b'), [], { waiting: 3 })
  const [organiser, path] = [await as('btc1'), `/api/periods/${house.furniture.period('week 1')}`]
  const refused = await organiser.post(`${path}/result`, { comment: 'Đã xem' })
  expect(refused.body.detail.blockers).toMatchObject([{ code: 'unsent-phones', count: 1, detail: ['Người b 3'] }])
  expect((await organiser.get(`${path}/closing`)).body.phones).toMatchObject([{ name: 'Người b', waiting: 3 }])
  expect(await organiser.post(`${path}/result`, { comment: 'Đã gọi điện', acknowledged: true })).toMatchObject({ status: 200 })
})

test('set aside, an entry leaves the week at its close and counts in the phase once verified', async () => {
  await oneWeek()
  const [first, second, supervisor] = [await as('btc1'), await as('btc2'), await as('pt1')]
  at('11-18T09:00')
  const idle = await log(house, await as('b'), { months: 1 })
  at('11-19T14:00')
  expect(blockers(await close(house, first, 'week 1'))).toEqual(['unverified'])
  await first.post('/api/set-asides', { ids: [idle], reason: 'Người xác nhận nghỉ ốm' })
  const result = await approve(second, (await close(house, first, 'week 1')).body.id)
  expect(result.status).toBe(200)
  await verify(supervisor, idle)
  expect((await see(supervisor, idle)).counting).toMatchObject({ weekId: null, late: 'phase-only' })
  expect(await board(house, supervisor, 'week 1')).toEqual([
    [1, 'a', 10],
    [null, 'b', 0],
    [null, 'c', 0],
  ])
  const phase = await board(house, supervisor, 'phase')
  expect(phase).toContainEqual([1, 'a', 10])
  expect(phase).toContainEqual([1, 'b', 10])
})

test('set aside for a week, an entry is asked about again before the phase closes', async () => {
  await oneWeek()
  const [first, second] = [await as('btc1'), await as('btc2')]
  at('11-18T09:00')
  const idle = await log(house, await as('b'), { months: 1 })
  at('11-19T14:00')
  await first.post('/api/set-asides', { ids: [idle], reason: 'Người xác nhận nghỉ ốm' })
  await approve(second, (await close(house, first, 'week 1')).body.id)
  expect(blockers(await close(house, first, 'phase'))).toContain('unverified')
})

test('a proposal on figures that have moved since they were seen is refused', async () => {
  const id = await oneWeek()
  const path = `/api/periods/${house.furniture.period('week 1')}`
  const first = await as('btc1')
  const { hash } = (await first.get(`${path}/closing`)).body
  const supervisor = await as('pt1')
  await tell(supervisor, id, 'cancellation')
  expect(await first.post(`${path}/result`, { comment: 'Đã xem', acknowledged: true, hash })).toMatchObject({ status: 409, body: { code: 'figures-changed' } })
  const now = (await first.get(`${path}/closing`)).body.hash
  expect(await first.post(`${path}/result`, { comment: 'Đã xem', acknowledged: true, hash: now })).toMatchObject({ status: 200, body: { hash: now } })
})
