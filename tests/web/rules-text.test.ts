import { describe, expect, test } from 'vitest'
import type { PublicRules } from '#contract/rules.ts'
import { defaultRules } from '#rules/defaults.ts'
import { cutoffOf, proposePeriods } from '#rules/periods.ts'
import type { CampaignRules } from '#rules/words.ts'
import { rulesSections } from '../../web/text/rules-text.vi.ts'

const days = { firstDay: '2025-11-12', lastDay: '2025-12-16', launchDay: '2025-11-12' }
const published = (rules: Partial<CampaignRules> = {}, changes: Partial<PublicRules> = {}): PublicRules => {
  const whole = { ...defaultRules(), ...rules }
  return {
    ...days,
    ...{ campaignId: 'c-1', name: 'Cao điểm Tây Ninh 2025', theme: '', planNumber: '1731/KHLT', planDate: '2025-11-01', training: false },
    ...{ version: 1, publishedAt: Date.parse('2025-11-10T02:00:00Z'), note: 'bản đầu', rules: whole, divisions: ['BHXH', 'Bưu điện'] },
    periods: proposePeriods(days, 'from-first-day').map((period) => ({ ...period, cutoffAt: cutoffOf(period.lastDay, whole.cutoffHours) })),
    versions: [{ version: 1, publishedAt: Date.parse('2025-11-10T02:00:00Z'), note: 'bản đầu' }],
    ...changes,
  }
}
const linesOf = (of: PublicRules): string[] =>
  rulesSections(of).flatMap(({ title, blocks }) => [
    title,
    ...blocks.flatMap((block) =>
      block.kind === 'list' ? [block.lead ?? '', ...block.lines] : [...block.rows.map((row) => row.join(' | ')), block.foot ?? ''],
    ),
  ])
const text = (of: PublicRules) => linesOf(of).join('\n')

describe('every setting changes some sentence:', () => {
  const base = defaultRules()
  const prize = base.prizes[1]!
  const changes: Record<string, Partial<CampaignRules>> = {
    'months of a gap in voluntary insurance': { interruption: { ...base.interruption, 'bhxh-tn': { months: 4 } } },
    'months without a card': { interruption: { ...base.interruption, 'bhyt-hgd': { months: 6 } } },
    'days without a card': { interruption: { ...base.interruption, 'bhyt-hgd': { days: 90 } } },
    ...Object.fromEntries(
      (['bhxh-tn', 'bhyt-hgd'] as const).flatMap((product) =>
        (['new', 'returning', 'renewal'] as const).map((kind) => [
          `points of ${product} ${kind}`,
          { points: { ...base.points, [product]: { ...base.points[product], [kind]: 77 } } },
        ]),
      ),
    ),
    'a step of the bonus': { monthsBonus: [{ from: 6, points: 5 }] },
    'no bonus': { monthsBonus: [] },
    cutoffHours: { cutoffHours: 24 },
    'no grace': { cutoffHours: 0 },
    twoPersonClose: { twoPersonClose: false },
    'a gift per product': { giftPer: 'product' },
    'no gift': { giftPer: 'none' },
    'points per member': { teamMeasure: 'per-member' },
    'points of a team': { teamMeasure: 'points' },
    lists: { lists: 'apart' },
    divideIndividuals: { divideIndividuals: true },
    targetFloor: { targetFloor: 100 },
    'a tie-breaker less': { tieBreakers: ['voluntary', 'per-member', 'people'] },
    'a tie-breaker more': { tieBreakers: [...base.tieBreakers, 'amount'] },
    'own target as a tie-breaker': { tieBreakers: [...base.tieBreakers, 'own-target'] },
    'time as a tie-breaker': { tieBreakers: [...base.tieBreakers, 'last-receipt'] },
    'another order of tie-breakers': { tieBreakers: ['household', 'voluntary', 'per-member', 'people'] },
    'another order for teams': { tieBreakers: ['voluntary', 'household', 'people', 'per-member'] },
    'no tie-breakers': { tieBreakers: [] },
    'no prizes': { prizes: [] },
    prizeBudget: { prizeBudget: 50_000_000 },
    voucherDays: { voucherDays: 15 },
    freeze: { freeze: true },
    complaintDays: { complaintDays: 3 },
    'no days for complaints': { complaintDays: 0 },
    holidays: { holidays: ['2025-12-25'] },
    checkShare: { checkShare: 10 },
    checkLeast: { checkLeast: 8 },
    'a check by share alone': { checkLeast: 0 },
    'a check by number alone': { checkShare: 0 },
    'no check': { checkShare: 0, checkLeast: 0 },
    ...Object.fromEntries(
      Object.entries({
        period: 'phase',
        board: 'individual',
        division: 'BHXH',
        place: 'Ba',
        count: 9,
        amount: 1_234_000,
        thing: 'giấy khen',
        minimumPoints: 41,
        minimumVoluntary: 42,
        minimumTargetRate: 43,
      }).map(([name, value]) => [`${name} of a prize`, { prizes: base.prizes.map((row) => (row === prize ? { ...row, [name]: value } : row)) as never }]),
    ),
  }

  test.each(Object.entries(changes))('%s', (_, rules) => {
    expect(text(published(rules))).not.toBe(text(published()))
  })

  test('no setting is left out of this list', () => {
    const named = new Set(Object.values(changes).flatMap((change) => Object.keys(change)))
    expect([...named].toSorted()).toEqual(Object.keys(base).toSorted())
  })

  test('the list of a prize, where the lists are apart', () => {
    const apart = (row: object) => text(published({ lists: 'apart', prizes: [{ ...base.prizes.at(-1)!, ...row }] }))
    expect(apart({ list: 'officers' })).not.toBe(apart({}))
    expect(apart({ list: 'officers' })).toContain('viên chức BHXH | 5 | 500.000')
  })
})

test('the figures of the 35-day campaign stand there as they count', () => {
  const words = text(published())
  for (const figure of [
    'Đợt kéo dài 35 ngày, từ Thứ Tư, 12/11/2025 đến hết Thứ Ba, 16/12/2025.',
    'Theo kế hoạch 1731/KHLT ngày 01/11/2025.',
    'Tuần 3 | 26/11 đến 02/12 | 12:00 ngày 03/12',
    'BHXH tự nguyện | 10 | 8 | 2',
    'đóng từ 6 đến 11 tháng: thêm 1 điểm.',
    'đóng từ 12 tháng trở lên: thêm 3 điểm.',
    'Ví dụ đóng từ tháng 11/2025: đã đóng đến tháng 07/2025 hoặc sớm hơn',
    'Ví dụ biên lai ngày 12/11/2025: thẻ hết hạn ngày 11/08/2025 hoặc sớm hơn',
    'đóng 12 tháng: 10 + 3 = 13 điểm.',
    '20 × 10 + 60 × 3 = 380 điểm chỉ tiêu. Có 285 điểm là đạt 75,0\u00a0%.',
    'Nhất | 1 | 1.000.000\u00a0đ | BHXH tự nguyện đạt từ 100\u00a0% chỉ tiêu',
    'Khuyến khích | 2 | 200.000\u00a0đ | từ 20 điểm, từ 1 người BHXH tự nguyện mới hoặc tái tham gia',
    'Tập thể xếp hạng và trao giải riêng theo nhóm: BHXH và Bưu điện.',
    'Ví dụ công bố Thứ Năm, 13/11 thì gửi được đến hết Thứ Hai, 17/11.',
    'Phiếu nhận quà dùng được đến hết 15/01/2026, 30 ngày sau ngày cuối của đợt.',
    'Bản 1, phát hành 09:00 10/11/2025: bản đầu.',
  ])
    expect(words).toContain(figure)
  expect(text(published({}, { divisions: [] }))).toContain('Tất cả 60 giải, 50.000.000\u00a0đ, trước thuế.')
  expect(text(published({}, { divisions: [] }))).toContain('Cộng 15 giải, 11.000.000\u00a0đ.')
})

test('each division has the whole of a board’s prizes, and the sum knows it', () => {
  // Teams 28 million twice, individuals 22 million once.
  expect(text(published())).toContain('Mỗi nhóm, mỗi bảng riêng có đủ bộ giải này. Cộng 30 giải, 22.000.000\u00a0đ.')
  expect(text(published())).toContain('78.000.000\u00a0đ, trước thuế.')
})

test('teams without a division are a group of their own', () => {
  const words = text(published({}, { divisions: [null, 'BHXH'] }))
  expect(words).toContain('riêng theo nhóm: BHXH.\nTập thể không thuộc nhóm nào xếp hạng riêng với nhau.')
  expect(words).toContain('Cộng 30 giải, 22.000.000\u00a0đ.')
  expect(text(published({}, { divisions: [null] }))).toContain('Các tập thể đứng chung một bảng.')
})

test('ninety days and three months part on the days that DOMAIN T9 names', () => {
  expect(text(published({ interruption: { 'bhxh-tn': { months: 3 }, 'bhyt-hgd': { days: 90 } } }))).toContain('thẻ hết hạn ngày 13/08/2025 hoặc sớm hơn')
  expect(text(published({ interruption: { 'bhxh-tn': { months: 3 }, 'bhyt-hgd': { months: 0 } } }))).toContain('thẻ hết hạn ngày 11/11/2025 hoặc sớm hơn')
})

test('a campaign of one day, of waves, without gifts and prizes has no empty sentence', () => {
  const day = { firstDay: '2022-05-08', lastDay: '2022-05-08', launchDay: '2022-05-08' }
  const one = published({ prizes: [], giftPer: 'none' }, { ...day, planNumber: null, planDate: null, divisions: [], periods: [] })
  expect(text(one)).toContain('Đợt diễn ra trong một ngày, Chủ Nhật, 08/05/2022.')
  expect(text(one)).toContain('Đợt này không có giải thưởng.')
  const waves = { days: ['2020-08-22', '2020-09-26', '2020-10-24'] }
  const span = { firstDay: '2020-08-22', lastDay: '2020-12-31', launchDay: null }
  const periods = proposePeriods(span, waves).map((period) => ({ ...period, cutoffAt: cutoffOf(period.lastDay, 12) }))
  const many = published({}, { ...span, periods, divisions: [] })
  expect(text(many)).toContain('Đợt sóng 2 | 26/09 | 12:00 ngày 27/09')
  const captions = rulesSections(many).flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? [block.caption] : [])))
  expect(captions).toContain('Cá nhân, mỗi đợt sóng, 3 đợt')
  for (const line of [...linesOf(one), ...linesOf(many)]) expect(line).not.toMatch(/undefined|NaN|null|!|khách hàng/)
})
