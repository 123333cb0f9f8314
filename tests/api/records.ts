import { correct, decide, REASON, verify } from '../cast/deeds.ts'
import { close } from '../cast/deeds.ts'
import { AT, makeHouse, type House, type Person } from '../cast/house.ts'
import { log, newCccd, newId } from '../cast/phone.ts'
import { makeShift } from '../cast/shift.ts'
import { announce, nextVersion } from '../cast/versions.ts'
import { NOWHERE } from './doors.ts'

/** Unit u1 with its collectors a and b, its supervisor pta and its counter q1; and those who have nothing to do with it: c and ptc of u2, q2 of another counter. */
const PLAN = {
  campaign: { settings: { twoPersonClose: false, complaintDays: 2 } },
  organisations: [
    { code: 'u1', verifier: 'u1' },
    { code: 'u2', verifier: 'u2' },
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

/** What stands in u1’s records and nowhere a stranger may read. */
export const SECRETS = ['Mạc Thị Bí Mật', 'BIMAT', 'Khiếu nại bí mật', 'Sửa bí mật']

export type World = { house: House; as: (code: string) => Promise<Person>; ids: Record<string, string> }

/** A week of u1’s life: entries, one mended and confirmed, a decided case, a voucher, a closed and announced week, an objection; and a campaign that nobody but organisers knows of. */
export async function makeWorld(): Promise<World> {
  const house = await makeHouse({ now: '2025-11-13T09:00:00+07:00', furniture: PLAN })
  const as = makeShift(house)
  const said = { cccd: newCccd(), name: SECRETS[0]!, receiptNumber: `${SECRETS[1]} 01` }
  const entry = await log(house, await as('a'), said)
  const second = await log(house, await as('b'), { ...said, receiptNumber: `${SECRETS[1]} 02` })
  await correct(house, await as('a'), entry, { place: SECRETS[3] })
  await decide(await as('pta'), second, false)
  await verify(await as('pta'), entry)
  const voucher = (await (await as('pta')).get(`/api/enrolments/${entry}`)).body.voucher.code
  house.clock.now = AT('2025-11-21T15:00:00+07:00')
  const result = (await close(house, await as('btc1'), 'week 1')).body.id
  await announce(await as('btc1'), result)
  const complaint = (await (await as('a')).post(`/api/periods/${house.furniture.period('week 1')}/complaints`, { text: SECRETS[2] })).body.id
  const unannounced = await nextVersion(house, 'week 1', () => {})
  const dates = { firstDay: '2026-03-01', lastDay: '2026-04-04', launchDay: null, periods: 'from-first-day', publish: false }
  const draft = (await (await as('btc1')).post('/api/campaigns', { template: '35-days', name: 'Đợt chưa ban hành', theme: 'Sắp tới', ...dates, settings: {} }))
    .body.id
  const { register } = house.store
  const a = [...register.staff.values()].find(({ code }) => code === 'a')?.id ?? ''
  const ids = {
    ...{ entry, voucher, complaint, unannounced, result, draft, staff: a, case: `duplicate.${second}` },
    assignment: register.assignments.get(a)?.[0]?.id ?? '',
    ...{ office: house.furniture.office('q1'), organisation: house.furniture.organisation('u1'), campaign: house.furniture.campaignId },
    ...{ week: house.furniture.period('week 1'), draftPeriod: register.campaigns.get(draft)?.periods[0]?.id ?? '' },
  }
  return { house, as, ids }
}

/**
 * What a name in a path or in a query stands for. `theirs`: a record of u1’s, or one that only organisers know of, by its name in `ids`; for a stranger it must not be
 * there. `missing`: an id of its form that nobody has. `shared`: one of the kind that strangers do see, which must tell them none of the SECRETS.
 * `open`: strangers who may well know it is there, with the reason. `rest`: the further names of such a path, as they stand in u1’s record.
 */
export type Registered = { theirs: string; missing?: string; shared?: string; open?: Partial<Record<Stranger, string>>; rest?: Record<string, string> }

/** By the path up to its first name. A new route with a name needs its record here, made in `makeWorld`. */
export const PATHS: Record<string, Registered> = {
  '/api/enrolments/:id': { theirs: 'entry' },
  '/api/cases/:id': { theirs: 'case', missing: `duplicate.${NOWHERE}` },
  '/api/campaigns/:id': { theirs: 'draft', shared: 'campaign' },
  '/api/public/rules/:campaign': { theirs: 'draft', shared: 'campaign' },
  '/api/periods/:id': { theirs: 'draftPeriod', shared: 'week' },
  '/api/results/:id': { theirs: 'unannounced' },
  '/api/announcements/:id': { theirs: 'unannounced', shared: 'result' },
  '/api/public/announcements/:id': { theirs: 'unannounced', shared: 'result' },
  '/api/complaints/:id': { theirs: 'complaint' },
  '/api/staff/:id': { theirs: 'staff' },
  '/api/assignments/:id': { theirs: 'assignment' },
  '/api/stock/:office': { theirs: 'office', open: { ptc: 'a counter belongs to no organisation: supervisors and organisers see where gifts are left' } },
  '/api/vouchers/:code': { theirs: 'voucher', missing: '000000000097', open: { q2: 'every counter may be shown a voucher, and says "sai quầy" itself' } },
}

/** By the name of a query. */
export const QUERIES: Record<string, Registered> = {
  campaign: { theirs: 'draft', shared: 'campaign' },
  collector: { theirs: 'staff' },
  organisation: { theirs: 'organisation' },
  week: { theirs: 'draftPeriod', shared: 'week' },
  period: { theirs: 'draftPeriod', shared: 'week' },
  code: { theirs: 'voucher', missing: '000000000097', open: { q2: 'every counter may be shown a voucher, and says "sai quầy" itself' } },
}

/** Queries that name no record. */
export const PLAIN = [
  ...['state', 'product', 'day', 'signal', 'late', 'to-confirm', 'before', 'limit', 'offset', 'version', 'from', 'to'],
  ...['board', 'figures', 'division', 'list', 'source'],
]

/** What a route needs beside the name that is asked about, so that its answer is about the record and not about what was left out. */
export const BESIDE: Record<string, (ids: World['ids']) => string> = {
  'GET /api/campaigns/:id/standings': (ids) => `board=individual&figures=provisional&period=${ids.week}`,
  'GET /api/campaigns/:id/standings/me': (ids) => `period=${ids.week}`,
}

const COMMON = { ...REASON, accepted: true, counts: true, comment: 'Xong', text: 'Tôi có lượt chưa được tính', acknowledged: true }
/** A body that is well formed, by the route's title; else the common one. */
export const bodyFor = (title: string): object => BODIES[title]?.() ?? COMMON
const BODIES: Record<string, () => object> = {
  'POST /api/vouchers/:code/handover': () => ({ id: newId(), fact: '0001' }),
  'POST /api/stock/:office/moves': () => ({ id: newId(), kind: 'receive', quantity: 1 }),
}
