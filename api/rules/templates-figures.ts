/** What the five campaigns were, as their articles tell it; a number that none tells is left to the organiser. */
import type { Template } from './templates.ts'
import type { PrizeRow, TemplateName } from './words.ts'

const PLAN_1731 = { planNumber: '1731/KHLT-BHXH-BĐVN', planDate: '2022-04-29' }
const POINT_OF_SUPPORT = 'Bảo hiểm xã hội - Điểm tựa của bạn và gia đình'

/** A fresh copy each time. */
export const FIGURES_OF: Record<TemplateName, () => Template> = {
  '35-days': thirtyFiveDays,
  '60-days': sixtyDays,
  'launch-day': launchDay,
  'campaign-month': campaignMonth,
  'monthly-waves': monthlyWaves,
}

/** Tây Ninh, 12/11 to 16/12/2025: weekly targets for each collection organisation, weekly and final prizes, mugs. The two shares have no base in the article. */
function thirtyFiveDays(): Template {
  const source = 'Tỉnh ủy, UBND tỉnh giao'
  const share = { kind: 'coverage', source, base: null, covered: 0, asOf: '2025-11-11' } as const
  return {
    ...{ name: '35-days', firstDay: '2025-11-12', lastDay: '2025-12-16', launchDay: '2025-11-12', periods: 'from-first-day', saturdays: false },
    rules: {},
    theme: 'Bảo hiểm xã hội, bảo hiểm y tế - Vì an sinh xã hội, vì hạnh phúc muôn nhà',
    ...{ slogans: [], planNumber: null, planDate: null },
    goals: [
      { ...share, label: '95 % dân số tham gia BHYT', product: 'bhyt-hgd', rate: 9_500 },
      { ...share, label: '45 % lực lượng lao động tham gia BHXH', product: 'bhxh-tn', rate: 4_500 },
    ],
  }
}

/**
 * TP.HCM, sixty days from the launch on 4/11/2025, so until 2/1/2026. From 2/11 to 31/12 would be sixty days too (DOMAIN T2); RULES section 2 takes the former.
 * The article tells of neither prizes nor gifts. Its first day counts new participants of both products together.
 */
function sixtyDays(): Template {
  const days = { firstDay: '2025-11-04', lastDay: '2026-01-02' }
  const goal = { kind: 'people', source: 'BHXH và Bưu điện thành phố', ...days } as const
  return {
    ...{ name: '60-days', ...days, launchDay: '2025-11-04', periods: 'from-first-day', saturdays: false },
    rules: { prizes: [], giftPer: 'none' },
    theme: '60 ngày tăng tốc - Hoàn thành chỉ tiêu phát triển người tham gia BHXH, BHYT năm 2025',
    slogans: [
      'Bảo hiểm xã hội, bảo hiểm y tế - Nơi niềm tin được bảo đảm, cuộc sống thêm an tâm',
      'Tham gia bảo hiểm y tế - Hành động nhỏ, ý nghĩa lớn',
      'Tham gia BHYT - Hành động thiết thực vì bản thân và xã hội',
      'Để giảm nỗi lo về chi phí khám chữa bệnh, hãy tham gia BHYT',
    ],
    ...{ planNumber: null, planDate: null },
    goals: [
      { ...goal, label: 'Ngày đầu ra quân', product: null, lastDay: '2025-11-04', people: 3_000, onlyNew: true },
      { ...goal, label: '60 ngày cao điểm, BHXH tự nguyện', product: 'bhxh-tn', people: 16_000 },
      { ...goal, label: '60 ngày cao điểm, BHYT hộ gia đình', product: 'bhyt-hgd', people: 350_000 },
    ],
  }
}

/** The whole country on 8/5/2022: the day is a wave of its own, and what comes after it until the month's end counts in the goal and the phase alone. */
function launchDay(): Template {
  const days = { firstDay: '2022-05-08', lastDay: '2022-05-31' }
  const label = 'Trong và sau Lễ ra quân, BHXH tự nguyện'
  return {
    ...{ name: 'launch-day', ...days, launchDay: null, periods: { days: ['2022-05-08'] }, saturdays: false },
    rules: { prizes: [], giftPer: 'none', teamMeasure: 'points' },
    theme: POINT_OF_SUPPORT,
    ...{ slogans: slogansOf1731(), ...PLAN_1731 },
    goals: [{ kind: 'people', label, source: 'Kế hoạch liên tịch 1731/KHLT-BHXH-BĐVN', product: 'bhxh-tn', ...days, people: 10_000 }],
  }
}

/** May 2022 around the launch day: the organisations with the best results of the month are commended; how many, the article does not say. */
function campaignMonth(): Template {
  const certificate = { period: 'phase', board: 'team', count: 1, amount: 0, thing: 'Giấy khen' } as const
  const prizes: PrizeRow[] = (['Nhất', 'Nhì', 'Ba'] as const).map((place) => ({ ...certificate, place }))
  return {
    ...{ name: 'campaign-month', firstDay: '2022-05-01', lastDay: '2022-05-31', launchDay: '2022-05-08', periods: 'calendar', saturdays: false },
    rules: { prizes, giftPer: 'none', teamMeasure: 'points' },
    theme: POINT_OF_SUPPORT,
    ...{ slogans: slogansOf1731(), ...PLAN_1731, goals: [] },
  }
}

/** Lâm Đồng, 22/8 to 31/12/2020, a Saturday each month. The share and the plan are TP Đà Lạt's, not the province's (DOMAIN section 0.1): they count right where the campaign is that city's. */
function monthlyWaves(): Template {
  const [first, lastDay] = ['2020-08-22', '2020-12-31']
  const wave = { kind: 'people', source: 'BHXH tỉnh và Bưu điện tỉnh', firstDay: first, lastDay: first, people: 1_000 } as const
  const source = 'Chỉ tiêu giao TP Đà Lạt năm 2020'
  return {
    ...{ name: 'monthly-waves', firstDay: first, lastDay, launchDay: null, saturdays: true },
    periods: { days: [first, '2020-09-26', '2020-10-24', '2020-11-21', '2020-12-26'] },
    rules: { prizes: [], giftPer: 'none', teamMeasure: 'points' },
    theme: 'Đi từng ngõ, gõ từng nhà, rà từng người',
    ...{ slogans: ['Mình vì mọi người, mọi người vì mình'], planNumber: '1279/KH-BHXH', planDate: '2020-08-17' },
    goals: [
      { ...wave, label: 'Đợt ra quân đầu tiên, BHYT hộ gia đình', product: 'bhyt-hgd' },
      { ...wave, label: 'Đợt ra quân đầu tiên, BHXH tự nguyện', product: 'bhxh-tn' },
      { kind: 'coverage', label: 'BHYT của TP Đà Lạt', source, product: 'bhyt-hgd', base: 229_319, rate: 9_000, covered: 190_863, asOf: '2020-07-31' },
      { kind: 'people', label: 'BHXH tự nguyện của TP Đà Lạt', source, product: 'bhxh-tn', firstDay: first, lastDay, people: 2_680, before: 1_091 },
    ],
  }
}

function slogansOf1731(): string[] {
  return [
    'Toàn dân tham gia BHXH, BHYT - Vì lợi ích bản thân, gia đình và cộng đồng',
    'BHXH cho tất cả mọi người',
    'Tham gia BHXH - Đóng góp hôm nay, để dành cho tương lai',
    'Tham gia BHXH là bảo vệ cuộc sống của mỗi gia đình',
    'BHXH tự nguyện - Chính sách an sinh vì hạnh phúc của mọi gia đình',
    'BHXH tự nguyện - Điểm tựa an vui tuổi già',
    'Bảo hiểm xã hội tự nguyện vì quyền lợi hưu trí của NLĐ tự do',
    'Hãy tham gia BHYT để được chia sẻ gánh nặng khi ốm đau, bệnh tật',
    'BHYT - Tấm thẻ vàng hỗ trợ bạn khi không may gặp tai nạn rủi ro, bệnh hiểm nghèo',
  ]
}
