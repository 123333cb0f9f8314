import type { PublicRules } from '#contract/rules.ts'
import { daysBetween } from '#rules/days.ts'
import { PERIOD_KINDS, type PeriodKind } from '#rules/words.ts'
import { common } from './common.vi.ts'
import { clockOfDay, count, fullDay, shortDay, stamped, weekday } from './format.ts'
import { boardSections } from './rules-text-boards.vi.ts'
import { closeSections } from './rules-text-close.vi.ts'
import { pointSections } from './rules-text-points.vi.ts'
import { prizeSections } from './rules-text-prizes.vi.ts'

/** `lead` stands before a list; a table's first column names its row, `foot` is its sum. */
export type RulesBlock =
  | { kind: 'list'; lead?: string; lines: string[]; ordered?: boolean }
  | { kind: 'table'; caption: string; heads: string[]; rows: string[][]; figures: number[]; foot?: string }
export type RulesSection = { id: string; title: string; blocks: RulesBlock[] }

export const rulesText = {
  who: 'Ai tham gia',
  days: 'Ngày và các kỳ',
  versions: 'Các bản thể lệ',
  training: 'Đây là đợt tập dượt. Điểm, hạng và giải chỉ để làm quen, không tính vào đợt thật và không ai được trao.',
  people: 'Bạn là nhân viên thu hay viên chức BHXH được phân công trong đợt thì bạn đang thi đua. Mỗi người tính bằng chính những lượt mình ghi.',
  lists: {
    joined: 'Nhân viên thu và viên chức BHXH đứng chung một bảng cá nhân.',
    apart: 'Nhân viên thu và viên chức BHXH đứng hai bảng cá nhân riêng, mỗi bảng có hạng và giải riêng.',
  },
  team: 'Tập thể là đơn vị có tên trong danh sách thi đua. Bạn thuộc đơn vị gần nhất trong danh sách, là đơn vị của bạn hoặc đơn vị cấp trên.',
  noDivisions: 'Các tập thể đứng chung một bảng.',
  divisions: (names: string) => `Tập thể xếp hạng và trao giải riêng theo nhóm: ${names}.`,
  others: 'Tập thể không thuộc nhóm nào xếp hạng riêng với nhau.',
  divided: 'Cá nhân cũng xếp hạng và nhận giải theo nhóm của đơn vị mình.',
  undivided: 'Cá nhân không chia nhóm, thi đua chung cả đợt.',
  length: (days: number, first: string, last: string) => `Đợt kéo dài ${count(days)} ngày, từ ${first} đến hết ${last}.`,
  oneDay: (day: string) => `Đợt diễn ra trong một ngày, ${day}.`,
  launch: (day: string) => `Lễ ra quân: ${day}.`,
  receipt: 'Lượt ghi thuộc ngày trên biên lai, theo giờ Việt Nam: 23:59 còn là ngày đó, 00:00 đã sang ngày sau.',
  outside: 'Biên lai ngoài những ngày này không ghi vào đợt được.',
  periods: { caption: 'Các kỳ của đợt', heads: ['Kỳ', 'Những ngày', 'Nhận bản trễ đến'] },
  span: (first: string, last: string) => `${first} đến ${last}`,
  plan: (number: string, day: string | null) => (day ? `Theo kế hoạch ${number} ngày ${day}.` : `Theo kế hoạch ${number}.`),
  version: (version: number, when: string, note: string) => `Bản ${version}, phát hành ${when}${note ? `: ${note}` : ''}.`,
} as const

/** A published version in plain words, for who takes part: every setting stands in some sentence, every figure as it counts. */
export function rulesSections(of: PublicRules): RulesSection[] {
  return [
    { id: 'ai', title: rulesText.who, blocks: [{ kind: 'list', lines: whoLines(of) }] },
    { id: 'ngay', title: rulesText.days, blocks: dayBlocks(of) },
    ...pointSections(of),
    ...boardSections(of),
    ...prizeSections(of),
    ...closeSections(of),
    ...(of.versions.length > 0 ? [{ id: 'ban', title: rulesText.versions, blocks: [{ kind: 'list' as const, lines: of.versions.map(versionLine) }] }] : []),
  ]
}

/** "A, B và C" */
export const joinedWords = (words: readonly string[]): string => (words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} và ${words.at(-1)}`)

function whoLines({ rules, divisions }: PublicRules): string[] {
  const t = rulesText
  const names = divisions.filter((name) => name !== null).toSorted()
  const first = [t.people, t.lists[rules.lists], t.team]
  if (names.length === 0) return [...first, t.noDivisions]
  const others = divisions.includes(null) ? [t.others] : []
  return [...first, t.divisions(joinedWords(names)), ...others, rules.divideIndividuals ? t.divided : t.undivided]
}

function dayBlocks({ firstDay, lastDay, launchDay, periods, planNumber, planDate }: PublicRules): RulesBlock[] {
  const t = rulesText
  const days = daysBetween(firstDay, lastDay) + 1
  const whole = (day: string) => `${weekday(day)}/${day.slice(0, 4)}`
  return [
    {
      kind: 'list',
      lines: [
        days === 1 ? t.oneDay(whole(firstDay)) : t.length(days, whole(firstDay), whole(lastDay)),
        ...(launchDay ? [t.launch(whole(launchDay))] : []),
        ...(planNumber ? [t.plan(planNumber, planDate && fullDay(planDate))] : []),
        t.receipt,
        t.outside,
      ],
    },
    {
      kind: 'table',
      ...{ caption: t.periods.caption, heads: [...t.periods.heads], figures: [] },
      rows: inOrder(periods).map((period) => [
        periodWord(period),
        period.firstDay === period.lastDay ? shortDay(period.firstDay) : t.span(shortDay(period.firstDay), shortDay(period.lastDay)),
        clockOfDay(period.cutoffAt),
      ]),
    },
  ]
}

/** The launch day, the weeks or waves, the whole. */
const inOrder = (periods: PublicRules['periods']) =>
  periods.toSorted((one, other) => PERIOD_KINDS.indexOf(one.kind as PeriodKind) - PERIOD_KINDS.indexOf(other.kind as PeriodKind) || one.number - other.number)

function periodWord({ kind, number }: PublicRules['periods'][number]): string {
  const word = common.period[kind as keyof typeof common.period]
  return typeof word === 'function' ? word(number) : word
}

const versionLine = ({ version, publishedAt, note }: PublicRules['versions'][number]) => rulesText.version(version, stamped(publishedAt), note)
