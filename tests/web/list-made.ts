import type { ListRowView, ListView } from '#contract/lists.ts'
import { entry, NOW } from './desk-house.ts'

const counts: ListView['counts'] = { agreed: 6, toConfirm: 4, doubtful: 3, unmatched: 2, different: 1, withoutPayment: 2 }

/** An official list that was compared, as the server shows it. */
export const listView = (given: Partial<ListView> = {}): ListView => ({
  ...{ id: 'l-1', campaignId: 'c-1', name: 'D05 tuần 3.xlsx', form: 'd05', by: 'Lê Thị Hồng', at: NOW - 3_600_000, state: 'matched' },
  ...{ confirming: false, stalled: false, rows: 12, skipped: 0, received: 12, done: 12, matchedAt: NOW - 3_500_000 },
  ...{ own: true, organisation: null, undo: null, newer: 0, counts },
  ...given,
})

/** A payment of it; a doubtful one with the entry that it may be. */
export const listRow = (row: number, given: Partial<ListRowView> = {}): ListRowView => ({
  ...{ row, product: 'bhxh-tn', participation: 'new', name: 'Trương Công Định', maskedCccd: '079***1234', maskedInsuranceNumber: null },
  ...{ birthYear: 1985, sex: 'male', receiptNumber: '0042511', paidDay: '2025-11-28', amount: 3_168_000, months: 12, fromMonth: '2025-11', place: null },
  ...{ collectorCode: 'nvt001', collector: 'Nguyễn Thị Lan', organisation: 'Bưu điện Gò Dầu' },
  ...{ group: 'doubtful', doubts: ['amount'], entry: entry(`e${row}`), mine: true, decision: null },
  ...given,
})
