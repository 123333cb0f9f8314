import { GIFT_SUM_TRIGGERS } from './gift-sum-triggers.ts'

/** Tables whose rows are facts: neither changed, deleted nor put anew over an old one (INSERT OR REPLACE passes the other two). */
const IMMUTABLE = {
  results: ['id'],
  announcements: ['result_id'],
  rules_versions: ['campaign_id', 'version'],
  items: ['id'],
  transitions: ['id'],
  enrolment_versions: ['enrolment_id', 'version'],
  stock_moves: ['id'],
  frozen_boards: ['period_id', 'board', 'figures'],
  complaints: ['id'],
  complaint_answers: ['complaint_id'],
  notices: ['id'],
  prize_moves: ['id'],
  checks: ['result_id'],
  check_entries: ['result_id', 'board', 'winner_id', 'enrolment_id'],
  calls: ['id'],
  audit: ['id'],
  undos: ['handover_id'],
  overrides: ['id'],
  purchases: ['id'],
  reminders: ['id'],
} as const

const same = (columns: readonly string[]) => columns.map((column) => `"${column}" = NEW."${column}"`).join(' AND ')

/** Whoever books a move, its office's sum goes along. */
const SUMS = {
  stock_moves_summed:
    'CREATE TRIGGER stock_moves_summed AFTER INSERT ON stock_moves BEGIN INSERT INTO stock_sums (office_id, kind, quantity) VALUES (NEW.office_id, NEW.kind, NEW.quantity) ON CONFLICT (office_id, kind) DO UPDATE SET quantity = quantity + excluded.quantity; END',
}

/** Every trigger by name with its SQL; created at start when missing, and then compared with sqlite_master. */
export const TRIGGERS: Record<string, string> = Object.fromEntries([
  ...Object.entries({ ...SUMS, ...GIFT_SUM_TRIGGERS }),
  ...Object.entries(IMMUTABLE).flatMap(([table, columns]) => [
    [`${table}_no_update`, `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'immutable: ${table}'); END`],
    [`${table}_no_delete`, `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'immutable: ${table}'); END`],
    [
      `${table}_no_replace`,
      `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${same(columns)}) BEGIN SELECT RAISE(ABORT, 'immutable: ${table}'); END`,
    ],
  ]),
])

/** Partial unique indexes that the promises hang on. */
export const PARTIAL_INDEXES = [
  'enrolments_one_place',
  'cases_one_open',
  'proposals_one_open',
  'amendments_one_open',
  'vouchers_one_gift',
  'handovers_once',
  'stock_moves_handover',
  'stock_counts_one_open',
  'gift_cases_one_count',
  'appointments_one',
] as const
