import type { PublicRules } from '#contract/rules.ts'
import { effectiveTarget, pointsTarget } from '#rules/points.ts'
import type { CampaignRules, TieBreaker } from '#rules/words.ts'
import { count, percent } from './format.ts'
import type { RulesSection } from './rules-text.vi.ts'

export const boardsText = {
  individual: 'Xếp hạng cá nhân',
  team: 'Xếp hạng tập thể',
  more: 'Nhiều điểm hơn thì đứng trên.',
  ties: 'Bằng điểm thì xét lần lượt:',
  teamTies: 'Bằng nhau thì xét lần lượt:',
  noTies: 'Bằng điểm là đồng hạng.',
  noTeamTies: 'Bằng nhau là đồng hạng.',
  by: {
    voluntary: 'nhiều người BHXH tự nguyện mới và tái tham gia hơn',
    household: 'nhiều người BHYT hộ gia đình mới và tái tham gia hơn',
    amount: 'tổng số tiền trên biên lai lớn hơn',
    'own-target': 'đạt tỷ lệ cao hơn so với chỉ tiêu riêng của mình',
    'last-receipt': 'biên lai cuối được tính sớm hơn',
    'per-member': 'nhiều điểm hơn trên mỗi thành viên',
    people: 'nhiều người tham gia hơn, kể cả đóng tiếp',
  },
  equal: 'Vẫn bằng nhau thì đồng hạng, hạng sau bỏ số: 1, 2, 2, 4. Không bốc thăm, không xét theo tên hay ai gửi trước.',
  zero: 'Chưa có điểm thì có tên trên bảng, chưa có hạng và chưa xét giải.',
  figures: 'Bảng tạm tính có cả lượt chờ xác nhận. Bảng chính thức chỉ có lượt đã xác nhận, và chỉ bảng này xét giải.',
  measures: {
    'target-rate': (voluntary: number, household: number) =>
      `So điểm với chỉ tiêu điểm của tập thể. Mỗi người BHXH tự nguyện được giao là ${count(voluntary)} điểm chỉ tiêu, mỗi người BHYT hộ gia đình là ${count(household)}.`,
    'per-member': 'Lấy điểm của tập thể chia cho số thành viên. Trung bình mỗi người cao hơn thì đứng trên.',
    points: 'Tập thể nhiều điểm hơn thì đứng trên.',
  },
  example: (people: readonly [number, number], points: readonly [number, number], target: number, has: number, rate: string) =>
    `Ví dụ được giao ${people[0]} người BHXH tự nguyện và ${people[1]} người BHYT hộ gia đình: ${people[0]} × ${count(points[0])} + ${people[1]} × ${count(points[1])} = ${count(target)} điểm chỉ tiêu. Có ${count(has)} điểm là đạt ${rate}.`,
  noTarget: 'Tập thể chưa được giao chỉ tiêu thì có điểm mà chưa có hạng.',
  floor: (points: number) => `Chỉ tiêu dưới ${count(points)} điểm được tính là ${count(points)} điểm, để chỉ tiêu quá nhỏ không thành lợi thế.`,
  firstDay: 'Số thành viên và chỉ tiêu lấy theo ngày đầu của kỳ. Đổi giữa kỳ thì tính từ kỳ sau.',
  moved: {
    day: 'Bạn đổi đơn vị thì lượt ghi theo đơn vị của ngày trên biên lai.',
    'first-day': 'Bạn đổi đơn vị giữa kỳ thì điểm kỳ đó vẫn thuộc đơn vị của ngày đầu kỳ.',
  },
  wholePhase: 'Cả đợt chưa có chỉ tiêu riêng thì lấy tổng chỉ tiêu các tuần.',
} as const
const t = boardsText

export const INDIVIDUAL_TIES = ['voluntary', 'household', 'amount', 'own-target', 'last-receipt'] as const satisfies readonly TieBreaker[]
export const TEAM_TIES = ['per-member', 'people'] as const satisfies readonly TieBreaker[]

/** How ranks are made and ties broken. */
export function boardSections({ rules }: PublicRules): RulesSection[] {
  const ties = (of: readonly TieBreaker[]) => rules.tieBreakers.filter((name) => of.includes(name)).map((name) => t.by[name])
  return [
    section('ca-nhan', t.individual, [t.more], ties(INDIVIDUAL_TIES), [t.ties, t.noTies], [t.equal, t.zero, t.figures]),
    section('tap-the', t.team, teamLines(rules), ties(TEAM_TIES), [t.teamTies, t.noTeamTies], [t.equal]),
  ]
}

function section(id: string, title: string, first: string[], ties: string[], [some, none]: readonly [string, string], last: string[]): RulesSection {
  const list = (lines: string[]) => ({ kind: 'list', lines }) as const
  if (ties.length === 0) return { id, title, blocks: [list([...first, none, ...last])] }
  return { id, title, blocks: [list(first), { kind: 'list', lead: some, lines: ties, ordered: true }, list(last)] }
}

function teamLines(rules: CampaignRules): string[] {
  const { teamMeasure, targetFloor } = rules
  const [voluntary, household] = [rules.points['bhxh-tn'].new, rules.points['bhyt-hgd'].new]
  const moved = teamMeasure === 'per-member' ? t.moved['first-day'] : t.moved.day
  if (teamMeasure !== 'target-rate') return [t.measures[teamMeasure], t.firstDay, moved]
  return [
    t.measures['target-rate'](voluntary, household),
    ...exampleLines(rules),
    ...(targetFloor > 0 ? [t.floor(targetFloor)] : []),
    ...[t.noTarget, t.firstDay, t.wholePhase, moved],
  ]
}

/** A target a little above the floor, so that the example holds for every setting. */
function exampleLines(rules: CampaignRules): string[] {
  const [voluntary, household] = [rules.points['bhxh-tn'].new, rules.points['bhyt-hgd'].new]
  const targets = { 'bhxh-tn': 20, 'bhyt-hgd': 60 }
  const target = pointsTarget(targets, rules)
  if (target === 0 || effectiveTarget(targets, rules) !== target) return []
  const has = Math.floor((target * 3) / 4)
  return [t.example([targets['bhxh-tn'], targets['bhyt-hgd']], [voluntary, household], target, has, percent(has, target))]
}
