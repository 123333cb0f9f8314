import type { CorrectionPreview, CorrectionView, Snapshot } from '#contract/results.ts'
import { close, verify } from './deeds.ts'
import { AT, makeHouse, type Answer, type House, type Person } from './house.ts'
import { log } from './phone.ts'
import { makeShift } from './shift.ts'

export type Change = { takeOut: string[]; takeIn: string[] }
/** Entries of week 1, each worth 10 points: three of `a`, two of `b` (both of `u1`), one of `c`. */
export type Entries = Record<'a1' | 'a2' | 'a3' | 'b1' | 'b2' | 'c1', string>
export type Desk = ReturnType<typeof deskOf>

/** A house whose first week is closed, with what organisers do about corrections, a line each. */
export async function makeClosedWeek(): Promise<{ house: House; desk: Desk; entries: Entries }> {
  const staff = [...['a', 'b'].map((code) => ({ code, organisation: 'u1' })), { code: 'c', organisation: 'u2' }]
  const supervisors = ['u1', 'u2'].map((organisation) => ({ code: `pt-${organisation}`, organisation, role: 'supervisor' as const }))
  const organisations = [{ code: 'u1', targets: { 'week 1': { 'bhxh-tn': 5 } } }, { code: 'u2' }]
  const house = await makeHouse({ furniture: { organisations, staff: [...staff, ...supervisors] } })
  const desk = deskOf(house)
  desk.at('11-13T09:00')
  const logged = await Promise.all([...'aaabbc'].map(async (code) => log(house, await desk.as(code), { months: 1 })))
  const supervisor = await desk.as('pt1')
  await Promise.all(logged.map((id) => verify(supervisor, id)))
  desk.at('11-20T09:00')
  const answer = await close(house, await desk.as('btc1'), 'week 1')
  if (answer.status !== 200) throw new Error(answer.text)
  const names = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'] as const
  return { house, desk, entries: Object.fromEntries(names.map((name, index) => [name, logged[index]])) as Entries }
}

function deskOf(house: House) {
  const as: (code: string) => Promise<Person> = makeShift(house)
  const path = (period: string) => `/api/periods/${house.furniture.period(period)}`
  const ask = async (change: object, period = 'week 1', by = 'btc1'): Promise<Answer<any>> => (await as(by)).post(`${path(period)}/correction`, change)
  const snapshot = async (version?: number, period = 'week 1'): Promise<Snapshot> =>
    (await (await as('btc1')).get(`${path(period)}/result${version ? `?version=${version}` : ''}`)).body.snapshot
  return {
    ...{ as, ask, path, snapshot },
    at: (time: string) => void (house.clock.now = AT(`2025-${time}:00+07:00`)),
    view: async (period = 'week 1'): Promise<CorrectionView> => (await (await as('btc1')).get(`${path(period)}/correction`)).body,
    async rows(version?: number, board = 'individual') {
      const found = (await snapshot(version)).boards.find((one) => one.board === board)
      return found?.rows.map(({ rank, code, points }) => [rank, code, points])
    },
    noticesOf: async (code: string): Promise<object[]> => (await (await as(code)).get('/api/notices')).body.notices.map((one: { body: object }) => one.body),
    /** Previews, proposes by btc1 and approves by btc2; answers the approval. */
    async carryThrough(change: Change, period = 'week 1'): Promise<Answer<any>> {
      const { hash } = (await ask(change, period)).body as CorrectionPreview
      const { body } = await ask({ ...change, hash, comment: 'Tiền đã hoàn' }, period)
      return (await as('btc2')).post(`/api/results/${body.id}/approval`, { comment: 'Đồng ý' })
    },
  }
}
