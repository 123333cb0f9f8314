import type { NoticeBody } from '#contract/notices.ts'
import { common } from './common.vi.ts'
import { clockOfDay, dong } from './format.ts'

type Of<Kind extends NoticeBody['kind']> = Extract<NoticeBody, { kind: Kind }>
type About = { periodKind: string; periodNumber: number }

/** "tuần 3" inside a sentence. */
function period({ periodKind, periodNumber }: About): string {
  const name = common.period[periodKind as 'week']
  return (typeof name === 'function' ? name(periodNumber) : String(name)).toLocaleLowerCase('vi')
}

const rank = (place: number | null) => (place === null ? 'chưa xếp hạng' : `hạng ${place}`)

function changes({ fromRank, toRank, fromPrize, toPrize }: Of<'result-corrected'>): string {
  const places = fromRank === toRank ? '' : `từ ${rank(fromRank)} thành ${rank(toRank)}`
  const prizes = [
    fromPrize > 0 && toPrize === 0 ? `giải ${dong(fromPrize)} không còn` : '',
    fromPrize === 0 && toPrize > 0 ? `được giải ${dong(toPrize)}` : '',
    fromPrize > 0 && toPrize > 0 && fromPrize !== toPrize ? `giải từ ${dong(fromPrize)} thành ${dong(toPrize)}` : '',
  ]
  return [places, ...prizes].filter(Boolean).join(', ')
}

export const OPENED = {
  duplicate: 'Một người tham gia có hai lượt ghi cùng loại, một lượt là của bạn. Người phụ trách xem hai biên lai rồi quyết lượt nào được tính.',
  identity: 'Giấy tờ của người tham gia trong một lượt của bạn cần được đối chiếu. Người phụ trách xem rồi quyết.',
} as const
export const DECIDED = {
  duplicate: {
    counts: 'Lượt này của bạn được tính.',
    not: 'Lượt này của bạn không được tính: mỗi người tham gia chỉ có một lượt cùng loại được tính. Có điều chưa rõ, bạn hỏi người phụ trách.',
  },
  identity: {
    counts: 'Giấy tờ đã khớp, lượt này của bạn tiếp tục được tính.',
    not: 'Giấy tờ chưa khớp nên lượt này của bạn không được tính. Có điều chưa rõ, bạn hỏi người phụ trách.',
  },
} as const
export const ENDED = {
  verified: 'Lượt này của bạn đã được xác nhận, không cần đối chiếu nữa.',
  returned: 'Lượt này của bạn được trả lại để sửa, không cần đối chiếu nữa.',
  rejected: 'Lượt này của bạn đã bị từ chối, không cần đối chiếu nữa.',
  cancelled: 'Lượt này của bạn đã huỷ, không cần đối chiếu nữa.',
  corrected: 'Lượt này của bạn đã được sửa, không cần đối chiếu nữa.',
  other: 'Việc đối chiếu liên quan đến một lượt của bạn không còn cần nữa.',
} as const

/** One sentence for each kind. Sums are before tax. */
export const noticesSay = {
  'result-corrected': (one: Of<'result-corrected'>) =>
    `Kết quả ${period(one)} có bản ${one.version}${changes(one) ? `: ${one.team ? `${one.team} ` : ''}${changes(one)}` : ''}. Lý do: ${ended(one.reason)}`,
  'after-phase': () => 'Một lượt của bạn tới sau khi cả đợt đã chốt. Ban tổ chức đã có tên lượt này để xét đính chính.',
  'case-opened': ({ about }: Of<'case-opened'>) => `${OPENED[about]} Bạn giữ biên lai, chưa cần làm gì thêm.`,
  'case-decided': ({ about, counts }: Of<'case-decided'>) => DECIDED[about][counts ? 'counts' : 'not'],
  'case-ended': ({ how }: Of<'case-ended'>) => ENDED[how ?? 'other'],
  'gift-case-decided': ({ office, at, stands }: Of<'gift-case-decided'>) =>
    `Một phiếu quà có hai lượt trao. Lượt bạn trao lúc ${clockOfDay(at)} tại ${office} ${stands ? 'là lượt được tính' : 'được ghi là lượt thừa'}. Có điều chưa rõ, bạn hỏi ban tổ chức.`,
  'entry-corrected': ({ reason }: Of<'entry-corrected'>) =>
    `Người phụ trách đã sửa một lượt của bạn, điểm được tính lại theo nội dung mới. Lý do: ${ended(reason)}`,
  'entry-amended': ({ change, reason }: Of<'entry-amended'>) =>
    `Ban tổ chức đã ${change === 'correction' ? 'sửa' : 'huỷ'} một lượt của bạn trong kỳ đã chốt. Kết quả đã chốt giữ nguyên cho đến khi có bản đính chính. Lý do: ${ended(reason)}`,
  'complaint-answered': (one: Of<'complaint-answered'>) => `Ban tổ chức trả lời khiếu nại của bạn về ${period(one)}: “${one.text}”`,
  'prize-paid': (one: Of<'prize-paid'>) =>
    one.amount > 0 ? `Đã chi giải ${period(one)}: ${dong(one.amount)}, trước thuế.` : `Đã trao giải hiện vật ${period(one)}.`,
  'prize-recovered': (one: Of<'prize-recovered'>) =>
    `${one.amount > 0 ? `Thu hồi ${dong(one.amount)}` : 'Thu hồi hiện vật'} của giải ${period(one)} theo quyết định số ${one.decision}. Có thắc mắc, bạn hỏi ban tổ chức.`,
} as const satisfies { [Kind in NoticeBody['kind']]: (one: Of<Kind>) => string }

/** Whoever wrote it may have ended it already. */
function ended(reason: string): string {
  return /[.…]$/.test(reason.trim()) ? reason.trim() : `${reason.trim()}.`
}

/** One sentence of a notice; of a kind that this build does not know yet, nothing. */
export function sayNotice(body: NoticeBody): string | null {
  const say = noticesSay[body.kind] as ((one: NoticeBody) => string) | undefined
  return say ? say(body) : null
}
