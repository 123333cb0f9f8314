import { checksOf, call } from '../cast/checks.ts'
import { close, correct, decide, verify } from '../cast/deeds.ts'
import { twice } from '../cast/gift-cases.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { importList, newList, payment } from '../cast/lists.ts'
import { log, newCccd, newId } from '../cast/phone.ts'
import { send } from '../cast/shelves.ts'
import { makeShift } from '../cast/shift.ts'
import { announce, nextVersion } from '../cast/versions.ts'

/** Unit u1 with its collectors a and b, its supervisor pta and its counter q1; and those who have nothing to do with it: c and ptc of u2, q2 of another counter. */
const PLAN = {
  campaign: { settings: { twoPersonClose: false, complaintDays: 2 } },
  organisations: [
    { code: 'u1', verifier: 'u1' },
    { code: 'u2', verifier: 'u2', office: 'q2' },
  ],
  staff: [
    { code: 'a', organisation: 'u1' },
    { code: 'b', organisation: 'u1' },
    { code: 'c', organisation: 'u2' },
    { code: 'pta', organisation: 'u1', role: 'supervisor' as const },
    { code: 'ptc', organisation: 'u2', role: 'supervisor' as const },
  ],
}
export const STRANGERS = { c: 'collector', ptc: 'supervisor', q2: 'clerk' } as const
export type Stranger = keyof typeof STRANGERS

const NAME = 'Mạc Thị Bí Mật'
const UNMATCHED = 'Bùi Thị Kín Tiếng'
/** What stands in u1’s records and nowhere a stranger may read. */
export const SECRETS = [NAME, UNMATCHED, 'BIMAT', 'Khiếu nại bí mật', 'Sửa bí mật', 'Danh sách bí mật', 'Cuộc gọi bí mật', 'Đề nghị bí mật']
const [, , RECEIPT, COMPLAINT, PLACE, LIST, CALL, AMENDMENT] = SECRETS as [string, string, string, string, string, string, string, string]

export type World = { house: House; as: (code: string) => Promise<Person>; ids: Record<string, string> }

/**
 * A week of u1’s life: entries, one mended and confirmed, a decided case, a voucher, a list of payments, a closed and announced week with its check, an open case and
 * an open amendment after it, an objection; a list of the whole campaign; a voucher handed over twice;
 * and a campaign that nobody but organisers knows of.
 */
export async function makeWorld(): Promise<World> {
  const house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: PLAN })
  const as = makeShift(house)
  const said = { cccd: newCccd(), name: NAME, receiptNumber: `${RECEIPT} 01` }
  const entry = await log(house, await as('a'), said)
  const duplicate = await log(house, await as('b'), { ...said, receiptNumber: `${RECEIPT} 02` })
  const more = await log(house, await as('a'), { name: NAME, receiptNumber: `${RECEIPT} 03` })
  await correct(house, await as('a'), entry, { place: PLACE })
  await decide(await as('pta'), duplicate, false)
  for (const id of [entry, more]) await verify(await as('pta'), id)
  const lists = await makeLists(house, as, said.cccd)
  const voucher = (await (await as('pta')).get(`/api/enrolments/${entry}`)).body.voucher.code
  const handover = await handOverOf(await as('pta'), await as('q1'), more)
  house.clock.now = AT('2025-11-21T15:00:00+07:00')
  const result = (await close(house, await as('btc1'), 'week 1')).body.id
  await announce(await as('btc1'), result)
  const drawn = await callOne(await as('pta'))
  const openCase = await log(house, await as('b'), { ...said, receiptNumber: `${RECEIPT} 04` })
  const amending = { kind: 'cancellation', reason: AMENDMENT }
  const amendment = (await (await as('btc1')).post(`/api/enrolments/${more}/amendments`, amending)).body.id
  const complaint = (await (await as('a')).post(`/api/periods/${house.furniture.period('week 1')}/complaints`, { text: COMPLAINT })).body.id
  const unannounced = await nextVersion(house, 'week 1', () => {})
  const draft = await makeDraft(await as('btc1'))
  const shelf = await moveShelf(house, as)
  const giftCase = (await twice(house)).id
  const { register } = house.store
  const idOf = (code: string) => [...register.staff.values()].find((one) => one.code === code)?.id ?? ''
  const ids = {
    ...{ giftCase, entry, voucher, handover, complaint, unannounced, result, drawn, amendment, draft, ...lists, ...shelf, staff: idOf('a'), other: idOf('b') },
    ...{ case: `duplicate.${duplicate}`, openCase: `duplicate.${openCase}`, assignment: register.assignments.get(idOf('a'))?.[0]?.id ?? '' },
    ...{ office: house.furniture.office('q1'), organisation: house.furniture.organisation('u1'), campaign: house.furniture.campaignId },
    ...{ week: house.furniture.period('week 1'), draftPeriod: register.campaigns.get(draft)?.periods[0]?.id ?? '' },
  }
  return { house, as, ids }
}

/** A shipment on its way from the counter q1, and a count of its shelf that waits. */
async function moveShelf(house: House, as: World['as']) {
  const office = house.furniture.office('q1')
  const btc1 = await as('btc1')
  const count = newId()
  await btc1.post(`/api/stock/${office}/counts`, { id: count, counted: 1 })
  return { count, shipment: await send(btc1, office, await farOffice(house, btc1), 1) }
}

/** A counter at which no stranger stands. */
async function farOffice({ furniture }: House, organiser: Person): Promise<string> {
  const words = { name: 'Quầy Xa', address: 'Xã Xa', hours: '8:00–16:00', phone: '0276 000 0199' }
  return (await organiser.post('/api/offices', { ...words, campaignId: furniture.campaignId, code: 'qxa' })).body.id
}

/** The list of u1’s supervisor, and one of the whole campaign, in which each supervisor sees the own rows: the first is u1’s, the last u2’s. */
async function makeLists(house: House, as: World['as'], cccd: string) {
  const theirs = newCccd()
  await verify(await as('ptc'), await log(house, await as('c'), { cccd: theirs }))
  const rows = [
    payment(1, { name: NAME, cccd, receiptNumber: `${RECEIPT} 01`, collectorCode: 'a' }),
    payment(2, { name: UNMATCHED, cccd: newCccd(), collectorCode: 'a' }),
  ]
  const list = await importList(house, await as('pta'), rows, { name: LIST })
  const ofAll = await importList(house, await as('btc1'), [...rows, payment(3, { cccd: theirs, collectorCode: 'c' })])
  return { list: list.id, listOfAll: ofAll.id, row: '1', headings: newList(house, rows).headings }
}

async function handOverOf(supervisor: Person, clerk: Person, entry: string): Promise<string> {
  const { code } = (await supervisor.get(`/api/enrolments/${entry}`)).body.voucher
  const id = newId()
  await clerk.post(`/api/vouchers/${code}/handover`, { id, source: 'scan', fact: null })
  return id
}

async function callOne(person: Person): Promise<string> {
  const [first] = (await checksOf(person)).entries
  if (!first) throw new Error('The check of the closed week drew nothing')
  await call(person, first, 'unreached', { note: CALL })
  return first.entry.id
}

async function makeDraft(person: Person): Promise<string> {
  const dates = { firstDay: '2026-03-01', lastDay: '2026-04-04', launchDay: null, periods: 'from-first-day', publish: false }
  return (await person.post('/api/campaigns', { template: '35-days', name: 'Đợt chưa ban hành', theme: 'Sắp tới', ...dates, settings: {} })).body.id
}
