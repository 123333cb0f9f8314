import { FILL_GIFT_SUMS, GIFT_SUM_TRIGGERS } from '#db/schema/gift-sum-triggers.ts'
import type { Store } from '#db/store.ts'
import type { Furniture } from '../cast/furniture.ts'

export const dropSums = ({ connections }: Store) =>
  connections.writer.batch(
    Object.keys(GIFT_SUM_TRIGGERS).map((name) => `DROP TRIGGER ${name}`),
    'write',
  )
export const placeSums = ({ connections }: Store) => connections.writer.batch(Object.values(GIFT_SUM_TRIGGERS), 'write')

/** A voucher for each entry, half of them handed over within nine days; their sums are added up at the end, as those of a database from before there were any. */
export async function fillGifts(store: Store, furniture: Furniture): Promise<void> {
  const { writer } = store.connections
  const office = `CASE seq % 2 WHEN 0 THEN '${furniture.office('q1')}' ELSE '${furniture.office('q2')}' END`
  await dropSums(store)
  await writer.batch(
    [
      `INSERT INTO vouchers (code, token, campaign_id, person_id, scope, enrolment_id, office_id, state, evidence, issued_at, changed_at, seq)
        SELECT 'v' || seq, 't' || seq, campaign_id, person_id, 'person', id, ${office}, CASE seq % 4 / 2 WHEN 0 THEN 'issued' ELSE 'redeemed' END, '[]', received_at, received_at, seq FROM enrolments`,
      `INSERT INTO handovers (id, voucher_code, office_id, clerk_id, device_id, source, at, standing, override, own_entry, burst, fact_wrong, answer)
        SELECT 'h' || seq, code, office_id, 'k', 'd', 'scan', issued_at + (seq * 7919 % 9) * 86400000, 1, 0, 0, 0, 0, '{}' FROM vouchers WHERE state = 'redeemed'`,
      ...FILL_GIFT_SUMS,
    ],
    'write',
  )
  await placeSums(store)
}
