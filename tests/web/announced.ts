import type { Announcement, AnnouncementBrief } from '#contract/announcements.ts'
import type { AwardRow } from '#contract/results.ts'
import { NOW } from './fake-server.ts'

export const brief = (said: Partial<AnnouncementBrief> = {}): AnnouncementBrief => ({
  id: 'r-2',
  campaignId: 'c-1',
  periodId: 'week-2',
  campaign: 'Cao điểm Tây Ninh 2025',
  periodKind: 'week',
  periodNumber: 2,
  firstDay: '2025-11-19',
  lastDay: '2025-11-25',
  version: 1,
  announcedAt: NOW,
  training: false,
  ...said,
})
export const award = (said: Partial<AwardRow>): AwardRow => ({
  place: 'Nhất',
  id: 's-1',
  amount: 500_000,
  shared: 1,
  name: 'Cao Thị Kim Huệ',
  unit: 'Bưu điện Bến Cầu',
  rank: 1,
  points: 118,
  target: null,
  voluntary: 7,
  voluntaryTarget: null,
  thing: null,
  ...said,
})
export const nobody = { id: null, amount: 0, shared: 0, name: null, unit: null, rank: null, points: 0 }
export const announcement = (said: Partial<Announcement> = {}): Announcement => ({
  ...brief(),
  hash: 'ab'.repeat(32),
  closedAt: NOW,
  signedBy: ['Trần Thị Tổ'],
  awards: [],
  boards: [],
  totals: { 'bhxh-tn': 571, 'bhyt-hgd': 1_502 },
  complaintsUntil: NOW,
  teamMeasure: 'target-rate',
  correction: null,
  check: null,
  ...said,
})
export const individual = (awards: AwardRow[], more = {}) =>
  announcement({ awards: [{ board: 'individual', division: null, list: null, awards, paid: 0, left: 0, passedOver: [], ...more }] })
