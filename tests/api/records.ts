import { REASON } from '../cast/deeds.ts'
import type { Route } from '../../api/route.ts'
import type { Answer, House, Person } from '../cast/house.ts'
import { newList, payment } from '../cast/lists.ts'
import { newCccd, newId } from '../cast/phone.ts'
import { isUnsafe, NOWHERE } from './doors.ts'
import type { Stranger, World } from './neighbour.ts'

/**
 * What a name in a path or in a query stands for. `theirs`: a record of u1’s, or one that only organisers know of, by its name in `ids`; for a stranger it must not be
 * there. `missing`: an id of its form that nobody has. `shared`: one of the kind that strangers do see, which must tell them none of the SECRETS.
 * `open`: strangers who may well know it is there, with the reason. `rest`: the further names of such a path, by their names in `ids`.
 */
export type Registered = { theirs: string; missing?: string; shared?: string; open?: Partial<Record<Stranger, string>>; rest?: Record<string, string> }

/** A path up to its first name. */
export const HEAD = /^[^:]*:\w+/

/** By the path up to its first name. A new route with a name needs its record here, made in `makeWorld` (neighbour.ts). */
export const PATHS: Record<string, Registered> = {
  '/api/enrolments/:id': { theirs: 'entry' },
  '/api/cases/:id': { theirs: 'case', missing: `duplicate.${NOWHERE}` },
  '/api/gift-cases/:id': { theirs: 'giftCase', missing: `extra-handover.${NOWHERE}` },
  '/api/campaigns/:id': { theirs: 'draft', shared: 'campaign' },
  '/api/public/rules/:campaign': { theirs: 'draft', shared: 'campaign' },
  '/api/periods/:id': { theirs: 'draftPeriod', shared: 'week' },
  '/api/results/:id': { theirs: 'unannounced' },
  '/api/announcements/:id': { theirs: 'unannounced', shared: 'result' },
  '/api/public/announcements/:id': { theirs: 'unannounced', shared: 'result' },
  '/api/complaints/:id': { theirs: 'complaint' },
  '/api/staff/:id': { theirs: 'staff' },
  '/api/assignments/:id': { theirs: 'assignment' },
  '/api/stock/:office': { theirs: 'office', open: { ptc: 'where gifts are left is read by every supervisor; no participant stands in it' } },
  '/api/shipments/:id': { theirs: 'shipment' },
  '/api/counts/:id': { theirs: 'count' },
  '/api/offices/:id': { theirs: 'office' },
  '/api/handovers/:id': { theirs: 'handover' },
  '/api/amendments/:id': { theirs: 'amendment' },
  '/api/lists/:id': { theirs: 'list', shared: 'listOfAll', rest: { row: 'row' } },
  '/api/checks/:result': { theirs: 'result', rest: { enrolment: 'drawn' } },
  '/api/vouchers/:code': { theirs: 'voucher', missing: '000000000098', open: { q2: 'every counter may be shown a voucher, and says "sai quầy" itself' } },
}

/** By the path up to its second name: what stands `within` a record that strangers may know of, by its name in `ids`. */
export const INNER: Record<string, Registered & { within: string }> = {
  '/api/lists/:id/rows/:row': { within: 'listOfAll', theirs: 'row', missing: '77' },
  '/api/checks/:result/entries/:enrolment': { within: 'result', theirs: 'drawn' },
}

/** By the name of a query. */
export const QUERIES: Record<string, Registered> = {
  campaign: { theirs: 'draft', shared: 'campaign' },
  collector: { theirs: 'staff' },
  with: { theirs: 'other' },
  by: { theirs: 'staff' },
  subject: { theirs: 'entry' },
  headings: {
    theirs: 'headings',
    missing: '0'.repeat(64),
    open: { ptc: 'how the columns of a form of file are read is known to all who import: it tells of no row' },
  },
  organisation: { theirs: 'organisation' },
  office: { theirs: 'office' },
  week: { theirs: 'draftPeriod', shared: 'week' },
  period: { theirs: 'draftPeriod', shared: 'week' },
  code: { theirs: 'voucher', missing: '000000000098', open: { q2: 'every counter may be shown a voucher, and says "sai quầy" itself' } },
}

/** What a body names: the record by its name in `ids`, and the body that says it. */
export const IN_BODY: Record<string, { theirs: string; body: (said: string, house: House) => object }> = {
  'POST /api/lists': { theirs: 'draft', body: (campaignId, house) => newList(house, [payment(1)], { campaignId }) },
  'POST /api/verifications': { theirs: 'entry', body: (id) => ({ ids: [id] }) },
  'POST /api/verifications/withdrawal': { theirs: 'entry', body: (id) => ({ ids: [id] }) },
  'POST /api/lateness': { theirs: 'entry', body: (id) => ({ ...REASON, ids: [id], accepted: true }) },
  'POST /api/set-asides': { theirs: 'entry', body: (id) => ({ ...REASON, ids: [id] }) },
}

/** Queries that name no record. */
export const PLAIN = [
  ...['state', 'product', 'day', 'signal', 'late', 'to-confirm', 'before', 'limit', 'offset', 'version', 'from', 'to'],
  ...['board', 'figures', 'division', 'list', 'source', 'group', 'after', 'mine', 'act', 'gifts', 'kind', 'cccd'],
]

/** What a route, or one query of it, needs beside the name that is asked about, so that its answer is about the record and not about what was left out. */
export const BESIDE: Record<string, (ids: World['ids']) => string> = {
  'GET /api/campaigns/:id/standings': (ids) => `board=individual&figures=provisional&period=${ids.week}`,
  'GET /api/campaigns/:id/standings/me': (ids) => `period=${ids.week}`,
  'GET /api/cases ?with': (ids) => `collector=${ids.staff}`,
}

const COMMON = { ...REASON, accepted: true, counts: true, comment: 'Xong', text: 'Tôi có lượt chưa được tính', acknowledged: true }
/** A body that is well formed, by the route's title; else the common one. */
const bodyFor = (title: string): object => BODIES[title]?.() ?? COMMON
const BODIES: Record<string, () => object> = {
  'POST /api/vouchers/:code/handover': () => ({ id: newId(), fact: '0001' }),
  'POST /api/vouchers/:code/reissue': () => ({ ...REASON, id: newId() }),
  'POST /api/vouchers/:code/transfer': () => ({ id: newId(), officeId: NOWHERE }),
  'POST /api/vouchers/:code/appointment': () => ({ id: newId() }),
  'POST /api/enrolments/:id/correction': () => ({ ...REASON, changes: { place: 'Xã Bên Cạnh' } }),
  'POST /api/enrolments/:id/amendments': () => ({ ...REASON, kind: 'cancellation' }),
  'POST /api/lists/:id/rows': () => ({ rows: [payment(1, { cccd: newCccd() })] }),
  'POST /api/lists/:id/export': () => ({ group: 'agreed' }),
  'POST /api/lists/:id/rows/:row/decision': () => ({ ...REASON, same: false }),
  'POST /api/checks/:result/entries/:enrolment/calls': () => ({ id: newId(), outcome: 'denied' }),
  'POST /api/stock/:office/moves': () => ({ id: newId(), kind: 'receive', quantity: 1 }),
  'POST /api/stock/:office/breakages': () => ({ id: newId(), quantity: 1 }),
  'POST /api/stock/:office/purchases': () => ({ id: newId(), quantity: 1, supplier: 'Lò gốm', document: 'HĐ 1', unitPrice: null, boughtOn: '2025-11-01' }),
  'POST /api/stock/:office/shipments': () => ({ id: newId(), to: NOWHERE, quantity: 1 }),
  'POST /api/stock/:office/counts': () => ({ id: newId(), counted: 1 }),
  'POST /api/shipments/:id/arrival': () => ({ id: newId(), quantity: 1, note: 'x' }),
  'POST /api/shipments/:id/recall': () => ({ id: newId() }),
  'POST /api/counts/:id/confirmation': () => ({ id: newId() }),
  'POST /api/gift-cases/:id/decision': () => ({ ...REASON, outcome: 'written-off' }),
  'POST /api/vouchers/:code/reminder': () => ({ id: newId() }),
  'POST /api/handovers/:id/undo': () => ({ ...REASON, id: newId(), returned: true }),
}

/** Asks a route with all that it needs beside the record. */
export const ask = ({ ids }: World, person: Person, title: string, route: Route, path: string): Promise<Answer<any>> =>
  person.send(route.method, BESIDE[title] && !path.includes('?') ? `${path}?${BESIDE[title](ids)}` : path, isUnsafe(route) ? bodyFor(title) : undefined)
