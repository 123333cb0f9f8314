import type { Enrolment, Voucher } from '#contract/enrolments.ts'
import { OWN_VERIFIERS } from '../cast/furniture.ts'
import { AT, makeHouse, type Answer, type House, type Person } from '../cast/house.ts'
import { itemOf, newId, syncAs } from '../cast/phone.ts'

/** What must stand nowhere: numbers of no other use, and names that nothing else is called. */
export const SECRETS = Array.from({ length: 12 }, (_, index) => ({
  name: `Đặng Thuỷ ${['Quỳnh', 'Khuê', 'Diễm', 'Ngân', 'Thảo', 'Trúc', 'Uyên', 'Vy', 'Xuyến', 'Yến', 'Hạnh', 'Liễu'][index]} Giấu`,
  cccd: `079190${String(735_190 + index * 1_013)}`,
  insuranceNumber: `79${String(46_810_311 + index * 7_919)}`,
  phone: `09${String(17_350_246 + index * 6_007)}`,
}))
/** A number as it may be written anywhere: a phone without its leading zero or country too. */
export const NUMBERS = SECRETS.flatMap(({ cccd, insuranceNumber, phone }) => [cccd, insuranceNumber, phone.slice(1)])
export const NAMES = SECRETS.map(({ name }) => name)

const PLAN = {
  organisations: OWN_VERIFIERS,
  staff: [
    ...['a', 'b'].map((code) => ({ code, organisation: 'u1' })),
    { code: 'c', organisation: 'u2' },
    { code: 'pta', organisation: 'u1', role: 'supervisor' as const },
    { code: 'ptc', organisation: 'u2', role: 'supervisor' as const },
  ],
}

export type Told = {
  house: House
  people: Record<string, Person>
  entries: string[]
  codes: string[]
  tokens: string[]
  announced: string[]
  answers: Answer[]
}

/** A house in which all that can happen to twelve people has happened, with their numbers also where they do not belong. */
export async function tellHouse(): Promise<Told> {
  const house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: PLAN })
  const people = Object.fromEntries(await Promise.all(['a', 'b', 'c', 'pta', 'ptc', 'q1', 'btc1'].map(async (code) => [code, await house.as(code)] as const)))
  const told: Told = { house, people, entries: [], codes: [], tokens: [], announced: [], answers: [] }
  await logAll(told)
  await judgeAll(told)
  await handOut(told)
  await goWrong(told)
  await closeWeek(told)
  await amendSome(told)
  return told
}

const by = ({ people }: Told, code: string) => people[code] as Person
const keep = async ({ answers }: Told, asked: Promise<Answer>): Promise<any> => {
  const answer = await asked
  answers.push(answer)
  return answer.body
}

async function logAll(told: Told): Promise<void> {
  const { house } = told
  const items = SECRETS.map(({ name, cccd, insuranceNumber, phone }) => itemOf(house, { name, cccd, insuranceNumber, phone, place: 'Xã Giấu Kín' }))
  const { receipts, changes } = await keep(told, syncAs(house, by(told, 'a'), items))
  told.entries.push(...receipts.map(({ id }: { id: string }) => id))
  const vouchers = changes.flatMap(({ voucher }: Enrolment) => voucher ?? []) as Voucher[]
  told.codes.push(...vouchers.map(({ code }) => code))
  told.tokens.push(...vouchers.map(({ token }) => token))
  const [first, second, third] = SECRETS as [(typeof SECRETS)[0], (typeof SECRETS)[0], (typeof SECRETS)[0]]
  const again = [
    itemOf(house, { ...first, name: 'Trần Văn Khác' }),
    itemOf(house, { ...second }),
    itemOf(house, { name: third.name, cccd: third.cccd, insuranceNumber: first.insuranceNumber }),
  ]
  await keep(told, syncAs(house, by(told, 'b'), again))
  const about = (of: number, kind: string, body: object) => ({ id: newId(), kind, of: told.entries[of], capturedAt: house.clock.now, body })
  const fourth = SECRETS[4] as (typeof SECRETS)[0]
  await keep(
    told,
    syncAs(house, by(told, 'a'), [
      about(4, 'correction', { phone: fourth.phone, cccd: fourth.cccd, amount: 100_000 }),
      about(5, 'cancellation', { reason: `CCCD ${SECRETS[5]?.cccd} ghi nhầm` }),
    ]),
  )
}

async function judgeAll(told: Told): Promise<void> {
  const pta = by(told, 'pta')
  const reason = `Số ${SECRETS[6]?.cccd}, mã ${SECRETS[6]?.insuranceNumber}, máy ${SECRETS[6]?.phone} không khớp`
  await keep(told, pta.post(`/api/enrolments/${told.entries[6]}/return`, { reason }))
  await keep(told, pta.post(`/api/enrolments/${told.entries[7]}/rejection`, { reason }))
  const { cases } = await keep(told, pta.get('/api/cases'))
  for (const { id } of cases)
    await keep(told, pta.post(`/api/cases/${id}/decision`, { counts: false, reason: `Trùng ${SECRETS[0]?.cccd.replace(/(...)/g, '$1 ').trim()}` }))
  const changes = { name: SECRETS[8]?.name, cccd: SECRETS[8]?.cccd, phone: SECRETS[9]?.phone, amount: 200_000 }
  await keep(told, pta.post(`/api/enrolments/${told.entries[8]}/correction`, { changes, reason }))
  await keep(told, pta.post('/api/verifications', { ids: told.entries }))
  const disclosed = await pta.post(`/api/enrolments/${told.entries[0]}/disclosure`)
  if (disclosed.body.cccd !== SECRETS[0]?.cccd) throw new Error('The disclosure tells the number to whoever may read it')
}

async function handOut(told: Told): Promise<void> {
  const clerk = by(told, 'q1')
  for (const { cccd } of SECRETS.slice(0, 4)) await keep(told, clerk.post('/api/vouchers/searches', { cccd }))
  for (const code of told.codes) await keep(told, clerk.get(`/api/vouchers?code=${code}`))
  await keep(told, clerk.post(`/api/vouchers/${told.codes[0]}/handover`, { id: newId(), source: 'typed', fact: SECRETS[0]?.cccd.slice(-4) }))
  await keep(told, clerk.post(`/api/vouchers/${told.codes[1]}/handover`, { id: newId(), source: 'typed', fact: '0000' }))
  await keep(
    told,
    clerk.post(`/api/stock/${told.house.furniture.office('q1')}/breakages`, {
      id: newId(),
      quantity: 1,
      note: `Đổi cho ${SECRETS[1]?.cccd}`,
    }),
  )
}

async function goWrong(told: Told): Promise<void> {
  const { house } = told
  const [{ cccd, name, phone }] = SECRETS as [(typeof SECRETS)[0]]
  const bad = [
    { ...itemOf(house, { cccd: `${cccd}9`, name }) },
    itemOf(house, { cccd, name: `${name} 7`, phone: `${phone}11` }),
    { ...itemOf(house, { name }), kind: 'nothing' },
    itemOf(house, { cccd, birthYear: 1800 }),
  ]
  await keep(told, syncAs(house, by(told, 'c'), bad))
  await keep(told, by(told, 'c').post('/api/sync', `{"name":"${name}","cccd":"${cccd}"`))
  await keep(told, by(told, 'c').get(`/api/enrolments/${cccd}`))
  await keep(told, by(told, 'c').get(`/api/nothing/${cccd}?name=${encodeURIComponent(name)}`))
  await keep(told, house.nobody.get(`/q/${cccd}`))
}

async function closeWeek(told: Told): Promise<void> {
  const { house } = told
  house.clock.now = AT('2025-11-21T09:00:00+07:00')
  const [pta, btc] = [await house.enter('pta'), await house.enter('btc1')]
  Object.assign(told.people, { pta, btc1: btc, q1: await house.enter('q1'), ptc: await house.enter('ptc') })
  const { entries } = await keep(told, btc.get('/api/enrolments?limit=200'))
  const left = entries.filter(({ state }: { state: string }) => state === 'received' || state === 'returned').map(({ id }: { id: string }) => id)
  if (left.length > 0) await keep(told, btc.post('/api/set-asides', { ids: left, reason: `Chờ ${SECRETS[6]?.cccd}` }))
  const closed = await keep(
    told,
    btc.post(`/api/periods/${house.furniture.period('week 1')}/result`, { comment: `Chốt, đã gọi ${SECRETS[6]?.phone}`, acknowledged: true }),
  )
  if (!closed.id) throw new Error(`The week does not close: ${JSON.stringify(closed)}`)
  await keep(told, btc.post(`/api/results/${closed.id}/announcement`))
  told.announced.push(closed.id)
}

/** Two entries of the closed week are proposed to be changed, with numbers in what is changed and in the reason. */
async function amendSome(told: Told): Promise<void> {
  const organiser = by(told, 'btc1')
  const [, , , , , , , , , ninth, tenth] = told.entries
  const changes = { cccd: SECRETS[9]?.cccd, insuranceNumber: SECRETS[9]?.insuranceNumber, phone: SECRETS[10]?.phone, name: SECRETS[10]?.name }
  const reason = `Số ${SECRETS[9]?.cccd} trên giấy tờ`
  const proposed = await keep(told, organiser.post(`/api/enrolments/${ninth}/amendments`, { kind: 'correction', changes, reason }))
  if (!proposed.id) throw new Error(`The amendment is not proposed: ${JSON.stringify(proposed)}`)
  await keep(told, organiser.post(`/api/enrolments/${tenth}/amendments`, { kind: 'cancellation', reason }))
  await keep(told, organiser.send('DELETE', `/api/amendments/${proposed.id}`))
  await keep(told, organiser.post(`/api/enrolments/${ninth}/amendments`, { kind: 'correction', changes, reason }))
}
