/** The organisation of the row that adds all of them up. */
export const ALL = '*'

/** One kept table: what each voucher or handover adds to it, in SQL over `v`, `h` and the entry `e`; a condition at its end says whose. */
export type GiftSum = {
  table: 'gift_days' | 'gift_waits' | 'gift_standing' | 'gift_collectors'
  keys: string[]
  values: string[]
  parts: (which: string) => string
}

const dayOf = (instant: string) => `(${instant} + 25200000) / 86400000`
const LEVEL = 'CROSS JOIN (SELECT 1 AS every UNION ALL SELECT 0) l'
const VOUCHER = `FROM vouchers v LEFT JOIN enrolments e ON e.id = v.enrolment_id ${LEVEL}`
const HANDOVER = `FROM handovers h JOIN vouchers v ON v.code = h.voucher_code LEFT JOIN undos u ON u.handover_id = h.id LEFT JOIN enrolments e ON e.id = v.enrolment_id ${LEVEL}`
const ORGANISATION = `iif(l.every, '${ALL}', coalesce(e.organisation_id, ''))`
const HAPPENED = ['issued', 'redeemed', 'extra', 'undone', 'proxies', 'overrides', 'bursts', 'facts_wrong']
const isCounted = (row: string) => `(${row}.state IN ('issued', 'redeemed', 'expired'))`

/** A right that was taken back counts as none that was issued, and of a replaced voucher the one in its place does. */
const issued = {
  ...{ table: 'gift_days', keys: ['campaign_id', 'organisation_id', 'day', 'office_id'], values: HAPPENED },
  parts: (which) =>
    `SELECT v.campaign_id, ${ORGANISATION} AS organisation_id, ${dayOf('v.issued_at')} AS day, coalesce(v.office_id, '') AS office_id, 1 AS issued, 0 AS redeemed, 0 AS extra, 0 AS undone, 0 AS proxies, 0 AS overrides, 0 AS bursts, 0 AS facts_wrong ${VOUCHER} WHERE ${isCounted('v')} AND ${which}`,
} satisfies GiftSum
const handed = {
  ...issued,
  parts: (which) =>
    `SELECT v.campaign_id, ${ORGANISATION} AS organisation_id, ${dayOf('h.at')} AS day, h.office_id, 0 AS issued, h.standing AS redeemed, (h.standing = 0 AND u.handover_id IS NULL) AS extra, (u.handover_id IS NOT NULL) AS undone, (h.proxy IS NOT NULL) AS proxies, h.override AS overrides, h.burst AS bursts, h.fact_wrong AS facts_wrong ${HANDOVER} WHERE ${which}`,
} satisfies GiftSum
const waited = {
  ...{ table: 'gift_waits', keys: ['campaign_id', 'organisation_id', 'day', 'waited'], values: ['count'] },
  parts: (which) =>
    `SELECT v.campaign_id, ${ORGANISATION} AS organisation_id, ${dayOf('h.at')} AS day, max(0, ${dayOf('h.at')} - ${dayOf('v.issued_at')}) AS waited, 1 AS count ${HANDOVER} WHERE h.standing = 1 AND ${which}`,
} satisfies GiftSum
const standing = {
  ...{ table: 'gift_standing', keys: ['campaign_id', 'organisation_id', 'office_id'], values: ['waiting', 'held'] },
  parts: (which) =>
    `SELECT v.campaign_id, ${ORGANISATION} AS organisation_id, coalesce(v.office_id, '') AS office_id, 1 AS waiting, (v.held_by IS NOT NULL) AS held ${VOUCHER} WHERE v.state = 'issued' AND ${which}`,
} satisfies GiftSum
const collectors = {
  ...{ table: 'gift_collectors', keys: ['campaign_id', 'organisation_id', 'collector_id', 'day'], values: ['waiting'] },
  parts: (which) =>
    `SELECT v.campaign_id, coalesce(e.organisation_id, '') AS organisation_id, coalesce(e.collector_id, '') AS collector_id, iif(l.every, 0, ${dayOf('v.issued_at')}) AS day, 1 AS waiting ${VOUCHER} WHERE v.state = 'issued' AND ${which}`,
} satisfies GiftSum
export const GIFT_SUMS = { issued, handed, waited, standing, collectors } satisfies Record<string, GiftSum>
type Name = keyof typeof GIFT_SUMS

/** Puts the parts of some vouchers to their sums, or takes them out. */
function put(sign: '' | '-', name: Name, which: string): string {
  const { table, keys, values, parts } = GIFT_SUMS[name]
  const sums = values.map((value) => `${value} = ${value} + excluded.${value}`).join(', ')
  return `INSERT INTO ${table} (${[...keys, ...values].join(', ')}) SELECT ${[...keys, ...values.map((value) => `${sign}${value}`)].join(', ')} FROM (${parts(which)}) WHERE 1 ON CONFLICT (${keys.join(', ')}) DO UPDATE SET ${sums};`
}

/** What a change makes of the sums: the parts are taken out as they were before it and put in as they are after it. */
const around = (name: string, event: string, when: string, sums: Name[], [before, after]: [string, string]): [string, string][] =>
  ([[`gift_sums_${name}_before`, 'BEFORE', '-', before] as const, [`gift_sums_${name}_after`, 'AFTER', '', after] as const] as const).map(
    ([trigger, time, sign, which]) => [
      trigger,
      `CREATE TRIGGER ${trigger} ${time} ${event} ${when === '' ? '' : `WHEN ${when} `}BEGIN ${sums.map((sum) => put(sign, sum, which)).join(' ')} END`,
    ],
  )
const placed = (name: string, table: string, sums: Name[], which: string): [string, string] => [
  `gift_sums_${name}`,
  `CREATE TRIGGER gift_sums_${name} AFTER INSERT ON ${table} BEGIN ${sums.map((sum) => put('', sum, which)).join(' ')} END`,
]

const VOUCHERS: [string, string] = ['v.code = OLD.code', 'v.code = NEW.code']
const HANDOVERS: [string, string] = ['h.id = OLD.id', 'h.id = NEW.id']
const ENTRIES: [string, string] = ['v.enrolment_id = OLD.id', 'v.enrolment_id = NEW.id']
const OF_VOUCHERS: [string, string] = ['h.voucher_code = OLD.code', 'h.voucher_code = NEW.code']
const differ = (...columns: string[]) => columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')
const ISSUE = 'OF campaign_id, enrolment_id, issued_at'
const MOVED = differ('campaign_id', 'enrolment_id', 'issued_at')
const changed = differ('campaign_id', 'enrolment_id', 'issued_at', 'office_id')
const isOpen = (row: string) => `(${row}.state = 'issued')`
const HANDED = ['office_id', 'at', 'standing', 'proxy', 'override', 'burst', 'fact_wrong']

export const GIFT_SUM_TRIGGERS: Record<string, string> = Object.fromEntries([
  placed('voucher', 'vouchers', ['issued', 'standing', 'collectors'], 'v.code = NEW.code'),
  placed('handover', 'handovers', ['handed', 'waited'], 'h.id = NEW.id'),
  ...around(
    'issue',
    'UPDATE OF campaign_id, enrolment_id, issued_at, office_id, state ON vouchers',
    `${changed} OR ${isCounted('OLD')} <> ${isCounted('NEW')}`,
    ['issued'],
    VOUCHERS,
  ),
  ...around(
    'standing',
    'UPDATE OF campaign_id, enrolment_id, issued_at, office_id, state, held_by ON vouchers',
    `${changed} OR ${isOpen('OLD')} <> ${isOpen('NEW')} OR (OLD.held_by IS NULL) <> (NEW.held_by IS NULL)`,
    ['standing'],
    VOUCHERS,
  ),
  ...around(
    'collector',
    'UPDATE OF campaign_id, enrolment_id, issued_at, state ON vouchers',
    `${MOVED} OR ${isOpen('OLD')} <> ${isOpen('NEW')}`,
    ['collectors'],
    VOUCHERS,
  ),
  ...around('moved', `UPDATE ${ISSUE} ON vouchers`, MOVED, ['handed', 'waited'], OF_VOUCHERS),
  ...around('handed', `UPDATE OF ${HANDED.join(', ')} ON handovers`, differ(...HANDED), ['handed', 'waited'], HANDOVERS),
  ...around('undone', 'INSERT ON undos', '', ['handed'], ['h.id = NEW.handover_id', 'h.id = NEW.handover_id']),
  ...around(
    'entry',
    'UPDATE OF organisation_id, collector_id ON enrolments',
    differ('organisation_id', 'collector_id'),
    ['issued', 'handed', 'waited', 'standing', 'collectors'],
    ENTRIES,
  ),
])

/** Fills each table from nothing, in the order given: for a database from before there were sums. */
export const FILL_GIFT_SUMS: string[] = ['issued', 'handed', 'waited', 'standing', 'collectors'].map((name) => put('', name as Name, '1'))
