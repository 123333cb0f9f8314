import type { PublicRules } from '#contract/rules.ts'
import { prizesForGroup } from '#rules/groups.ts'
import { awardedGroups, tableOf } from '#rules/prize-table.ts'
import { prizesOf } from '#rules/prizes.ts'
import { BOARDS, PERIOD_KINDS, type Board, type CampaignRules, type PeriodKind, type PrizeRow } from '#rules/words.ts'
import { count, dong } from './format.ts'
import type { RulesBlock, RulesSection } from './rules-text.vi.ts'

export const prizesText = {
  title: 'Giải thưởng',
  none: 'Đợt này không có giải thưởng.',
  heads: ['Giải', 'Số giải', 'Mỗi giải', 'Điều kiện'],
  kinds: {
    day: () => 'ngày ra quân',
    week: (weeks: number) => (weeks > 1 ? `mỗi tuần, ${weeks} tuần` : 'tuần 1'),
    wave: (waves: number) => (waves > 1 ? `mỗi đợt sóng, ${waves} đợt` : 'đợt sóng 1'),
    phase: () => 'cả đợt',
  },
  board: { individual: 'Cá nhân', team: 'Tập thể' },
  caption: (board: string, kind: string) => `${board}, ${kind}`,
  lists: { collectors: 'nhân viên thu', officers: 'viên chức BHXH' },
  division: (name: string) => `nhóm ${name}`,
  certificate: 'ghi nhận',
  both: (money: string, thing: string) => `${money} và ${thing}`,
  points: (points: number) => `từ ${count(points)} điểm`,
  voluntary: (people: number) => `từ ${count(people)} người BHXH tự nguyện mới hoặc tái tham gia`,
  rate: (percent: number) => `BHXH tự nguyện đạt từ ${count(percent)}\u00a0% chỉ tiêu`,
  free: 'không kèm điều kiện',
  sum: (prizes: number, amount: string) => `Cộng ${count(prizes)} giải, ${amount}.`,
  eachGroup: 'Mỗi nhóm, mỗi bảng riêng có đủ bộ giải này.',
  total: (prizes: number, amount: string) => `Tất cả ${count(prizes)} giải, ${amount}, trước thuế. Tổng chi không bao giờ quá số này.`,
  budget: (amount: string) => `Kinh phí được duyệt: ${amount}.`,
  official: 'Chỉ xét số chính thức. Từ giải cao xuống, mỗi giải trao cho người xếp cao nhất có đủ điều kiện của giải đó.',
  shared: 'Đồng hạng thì các giải liền nhau gộp tiền lại, chia đều, làm tròn xuống nghìn đồng. Hiện vật thì mỗi người một phần.',
  small: 'Chia ra mà mỗi người chưa tới 50.000\u00a0đ thì người có biên lai cuối sớm hơn được nhận.',
  notAwarded: 'Giải không ai đủ điều kiện thì không trao, không đôn người xếp dưới lên.',
  names: 'Tin công khai chỉ nêu tên người đạt giải khi người đó đồng ý.',
} as const
const t = prizesText

/** Every prize with its conditions, and the sums. */
export function prizeSections(of: PublicRules): RulesSection[] {
  const { rules, periods, divisions } = of
  const kinds = periods.map(({ kind }) => ({ kind: kind as PeriodKind }))
  const tables = PERIOD_KINDS.flatMap((kind) => BOARDS.flatMap((board) => tableBlock(of, kind, board)))
  const { total, prizes } = tableOf(rules, kinds, divisions)
  const budget = rules.prizeBudget === null ? [] : [t.budget(dong(rules.prizeBudget))]
  const lines = tables.length === 0 ? [t.none] : [t.total(prizes, dong(total)), ...budget, t.official, t.shared, t.small, t.notAwarded, t.names]
  return [{ id: 'giai', title: t.title, blocks: [...tables, { kind: 'list', lines }] }]
}

function tableBlock({ rules, periods, divisions }: PublicRules, kind: PeriodKind, board: Board): RulesBlock[] {
  const same = periods.filter((period) => period.kind === kind).map(() => ({ kind }))
  const groups = awardedGroups(board, rules, divisions)
  const own = prizesOf(rules.prizes, kind, board).filter((row) => groups.some((group) => prizesForGroup([row], group).length > 0))
  if (same.length === 0 || own.length === 0) return []
  const { total, prizes } = tableOf({ ...rules, prizes: own }, same, divisions)
  const word = t.kinds[kind](same.length)
  const sum = t.sum(prizes, dong(total))
  return [
    {
      kind: 'table',
      ...{ caption: t.caption(t.board[board], word), heads: [...t.heads], figures: [1, 2] },
      rows: own.map((row) => [placeOf(row, rules), count(row.count), worthOf(row), conditionsOf(row)]),
      foot: groups.length > 1 && own.some((row) => row.division === undefined) ? `${t.eachGroup} ${sum}` : sum,
    },
  ]
}

const placeOf = (row: PrizeRow, rules: CampaignRules) =>
  [row.place, ...(row.division ? [t.division(row.division)] : []), ...(row.list && rules.lists === 'apart' ? [t.lists[row.list]] : [])].join(', ')

/** Money, a thing, or both. */
export function worthOf({ amount, thing }: PrizeRow): string {
  if (!thing) return amount > 0 ? dong(amount) : t.certificate
  return amount > 0 ? t.both(dong(amount), thing) : thing
}

/** All that a prize asks for, in one line. */
export function conditionsOf({ minimumPoints = 0, minimumVoluntary = 0, minimumTargetRate = 0 }: PrizeRow): string {
  const all = [
    ...(minimumPoints > 0 ? [t.points(minimumPoints)] : []),
    ...(minimumVoluntary > 0 ? [t.voluntary(minimumVoluntary)] : []),
    ...(minimumTargetRate > 0 ? [t.rate(minimumTargetRate)] : []),
  ]
  return all.join(', ') || t.free
}
