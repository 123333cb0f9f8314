import type { PublicRules } from '#contract/rules.ts'
import { addDays, addMonths, monthOf, startOfDay, type Day } from '#rules/days.ts'
import { participationOf } from '#rules/participation.ts'
import { pointsOf } from '#rules/points.ts'
import { PARTICIPATIONS, PRODUCTS, type CampaignRules, type Participation, type Product } from '#rules/words.ts'
import { common } from './common.vi.ts'
import { count, fullDay, fullMonth } from './format.ts'
import type { RulesSection } from './rules-text.vi.ts'

export const pointsText = {
  title: 'Tính gì, bao nhiêu điểm',
  table: { caption: 'Điểm cho mỗi người', heads: ['Loại', 'Tham gia mới', 'Tái tham gia', 'Đóng tiếp'] },
  bonus: (when: string, points: number) => `BHXH tự nguyện, mới hoặc tái tham gia, đóng ${when}: thêm ${count(points)} điểm.`,
  months: (from: number, to: number | null) => (to === null ? `từ ${from} tháng trở lên` : to === from ? `${from} tháng` : `từ ${from} đến ${to} tháng`),
  noBonus: 'Không thêm điểm theo số tháng đóng.',
  new: 'Tham gia mới: chưa từng có loại này. Người vừa thôi BHXH bắt buộc, nay đóng BHXH tự nguyện, cũng là mới.',
  returning: {
    'bhxh-tn': (months: number) => `Tái tham gia BHXH tự nguyện: đã đóng trước đây, rồi bỏ trống từ ${count(months)} tháng đóng trở lên.`,
    'bhyt-hgd': (long: string) => `Tái tham gia BHYT hộ gia đình: thẻ cũ đã hết hạn, ngừng từ ${long} trở lên.`,
  },
  long: { months: (months: number) => `${count(months)} tháng`, days: (days: number) => `${count(days)} ngày` },
  exampleMonth: (from: string, until: string) => `Ví dụ đóng từ tháng ${from}: đã đóng đến tháng ${until} hoặc sớm hơn là tái tham gia.`,
  exampleDay: (receipt: string, until: string) => `Ví dụ biên lai ngày ${receipt}: thẻ hết hạn ngày ${until} hoặc sớm hơn là tái tham gia.`,
  renewal: 'Ngừng ngắn hơn, hoặc đóng liền: là đóng tiếp.',
  once: 'Mỗi người tính một lần cho mỗi loại. Hai người cùng ghi thì lượt máy chủ nhận trước giữ chỗ, phụ trách đối chiếu biên lai. Một người tham gia cả hai loại thì tính cả hai.',
  donated: 'Thẻ, sổ được tặng ghi vào cột riêng: 0 điểm, không tính vào số người, không có quà.',
  examples: 'Ví dụ',
  example: (participation: Participation, product: Product, months: number | null, sum: string) =>
    `Một người ${common.participation[participation]} ${common.productLong[product]}${months === null ? '' : `, đóng ${months} tháng`}: ${sum} điểm.`,
  sum: (base: number, bonus: number) => (bonus > 0 ? `${count(base)} + ${count(bonus)} = ${count(base + bonus)}` : count(base)),
} as const
const t = pointsText

/** What counts, and how much, with examples that the rules themselves work out. */
export function pointSections({ rules, firstDay }: PublicRules): RulesSection[] {
  return [
    {
      ...{ id: 'diem', title: t.title },
      blocks: [
        {
          kind: 'table',
          ...{ caption: t.table.caption, heads: [...t.table.heads], figures: [1, 2, 3] },
          rows: PRODUCTS.map((product) => [common.productLong[product], ...PARTICIPATIONS.map((kind) => count(rules.points[product][kind]))]),
        },
        { kind: 'list', lines: [...bonusLines(rules), t.new, ...returningLines(rules, firstDay), t.renewal, t.once, t.donated] },
        { kind: 'list', lead: t.examples, lines: exampleLines(rules) },
      ],
    },
  ]
}

const stepsOf = ({ monthsBonus }: CampaignRules) => monthsBonus.toSorted((one, other) => one.from - other.from)

function bonusLines(rules: CampaignRules): string[] {
  const steps = stepsOf(rules)
  if (steps.length === 0) return [t.noBonus]
  return steps.map(({ from, points }, at) => t.bonus(t.months(from, (steps[at + 1]?.from ?? 0) - 1 < from ? null : steps[at + 1]!.from - 1), points))
}

function returningLines(rules: CampaignRules, firstDay: Day): string[] {
  const { 'bhxh-tn': voluntary, 'bhyt-hgd': card } = rules.interruption
  const lastMonth = monthOf(addMonths(`${monthOf(firstDay)}-01`, -voluntary.months - 1))
  return [
    t.returning['bhxh-tn'](voluntary.months),
    t.exampleMonth(fullMonth(monthOf(firstDay)), fullMonth(lastMonth)),
    t.returning['bhyt-hgd']('months' in card ? t.long.months(card.months) : t.long.days(card.days)),
    t.exampleDay(fullDay(firstDay), fullDay(lastExpiry(rules, firstDay))),
  ]
}

/** The latest expiry of an old card with which a receipt of that day is a return, asked of the rule itself. */
function lastExpiry(rules: CampaignRules, receipt: Day): Day {
  const returns = (coveredUntil: Day) => participationOf('bhyt-hgd', { insured: 'until', coveredUntil }, startOfDay(receipt), rules) === 'returning'
  const card = rules.interruption['bhyt-hgd']
  let day = 'months' in card ? addMonths(receipt, -card.months) : addDays(receipt, -card.days)
  while (returns(day)) day = addDays(day, 1)
  while (!returns(day)) day = addDays(day, -1)
  return day
}

function exampleLines(rules: CampaignRules): string[] {
  const steps = stepsOf(rules)
  const cases: [Product, Participation, number | null][] = [
    ['bhxh-tn', 'new', steps.at(-1)?.from ?? 12],
    ['bhxh-tn', 'returning', steps[0]?.from ?? 6],
    ['bhyt-hgd', 'new', null],
    ['bhyt-hgd', 'renewal', null],
  ]
  return cases.map(([product, participation, months]) => {
    const points = pointsOf({ product, participation, months, donated: false }, rules)
    const base = rules.points[product][participation]
    return t.example(participation, product, months, t.sum(base, points - base))
  })
}
