import type { PublicRules } from '#contract/rules.ts'
import { complaintsUntil } from '#rules/complaint-window.ts'
import { addDays, dayOf } from '#rules/days.ts'
import { isChecked } from '#rules/sample.ts'
import { count, fullDay, weekday } from './format.ts'
import type { RulesSection } from './rules-text.vi.ts'

export const closeText = {
  close: 'Chốt kỳ và công bố',
  complaint: 'Khiếu nại',
  gift: 'Quà cho người tham gia',
  counts: (hours: number) =>
    hours > 0
      ? `Lượt được tính cho kỳ khi biên lai nằm trong kỳ và máy chủ nhận trong ${hours} giờ sau khi kỳ hết. Ghi lúc mất mạng vẫn kịp nếu gửi trước giờ đó.`
      : 'Lượt được tính cho kỳ khi biên lai nằm trong kỳ và máy chủ nhận trước khi kỳ hết. Ghi lúc mất mạng thì gửi trước 24:00 ngày cuối.',
  late: 'Gửi trễ mà kỳ chưa chốt: phụ trách xét từng lượt, nhận hay để ngoài, kèm lý do. Gửi sau khi chốt: tính vào tổng đợt, không vào tuần nào.',
  waits: 'Kỳ chỉ chốt khi mọi lượt đã được xác nhận hoặc để riêng, ca trùng đã xử và bảng khớp với kiểm đếm lại từ đầu.',
  two: 'Chốt cần hai người ban tổ chức: một người đề nghị, một người khác duyệt.',
  one: 'Một người ban tổ chức ký chốt, kèm ý kiến.',
  kept: 'Kết quả đã chốt giữ nguyên. Có sai thì ban tổ chức lập bản mới, ghi rõ ai đổi hạng và vì sao, báo cho người liên quan. Lượt hoàn tiền sau khi chốt chỉ trừ vào tổng đợt.',
  freeze: '24 giờ cuối của đợt, bảng đứng yên với số của người khác. Số của bạn vẫn chạy trên máy bạn.',
  live: 'Bảng chạy đến phút cuối của đợt.',
  window: (days: number) => `Thấy kết quả chưa đúng, bạn gửi khiếu nại trong ${count(days)} ngày làm việc sau ngày công bố.`,
  sameDay: 'Thấy kết quả chưa đúng, bạn gửi khiếu nại trong ngày công bố.',
  weekend: 'Thứ Bảy và Chủ Nhật không phải ngày làm việc.',
  holidays: (days: string) => `Thứ Bảy, Chủ Nhật và ngày nghỉ không phải ngày làm việc. Ngày nghỉ trong đợt: ${days}.`,
  example: (announced: string, until: string) => `Ví dụ công bố ${announced} thì gửi được đến hết ${until}.`,
  wait: 'Giải chờ hết hạn khiếu nại rồi mới chi. Giải đã chi chỉ thu hồi khi có gian dối được chứng minh; người đáng được thì vẫn được chi.',
  check: 'Kiểm tra ngẫu nhiên',
  drawn: (share: number, least: number) =>
    share > 0 && least > 0
      ? `Trước khi chi giải, mỗi người, mỗi đơn vị đạt giải được rút ngẫu nhiên ${share} % số lượt, ít nhất ${count(least)} lượt. Có ít lượt hơn thì rút hết.`
      : share > 0
        ? `Trước khi chi giải, mỗi người, mỗi đơn vị đạt giải được rút ngẫu nhiên ${share} % số lượt.`
        : `Trước khi chi giải, mỗi người, mỗi đơn vị đạt giải được rút ngẫu nhiên ${count(least)} lượt. Có ít lượt hơn thì rút hết.`,
  seed: 'Máy chủ rút bằng một mã ngẫu nhiên khi chốt. Mã này công bố cùng kết quả, nên có thể rút lại để đối chiếu.',
  called: 'Phụ trách đơn vị gọi người tham gia của các lượt được rút. Giải chờ gọi xong mới chi. Không gọi lượt do chính mình ghi.',
  wrongOne: 'Người tham gia nói không đúng thì giải dừng lại, đến khi kết quả được đính chính hoặc ban tổ chức có quyết định.',
  notChecked: 'Đợt này không kiểm tra ngẫu nhiên trước khi chi giải.',
  gifts: {
    person: 'Người tham gia mới hoặc tái tham gia, và đồng ý nhận, được tặng một ly sứ. Mỗi người một ly trong cả đợt, dù tham gia cả hai loại.',
    product: 'Người tham gia mới hoặc tái tham gia, và đồng ý nhận, được tặng ly sứ: một ly cho mỗi loại tham gia.',
    none: 'Đợt này không tặng quà.',
  },
  noGift: 'Đóng tiếp và thẻ, sổ được tặng thì không có quà. Không đồng ý nhận quà vẫn ghi nhận như thường.',
  voucher: (days: number, until: string) =>
    days > 0
      ? `Phiếu nhận quà dùng được đến hết ${until}, ${count(days)} ngày sau ngày cuối của đợt.`
      : `Phiếu nhận quà dùng được đến hết ${until}, ngày cuối của đợt.`,
} as const
const t = closeText

/** How a period is closed, complained about, and what participants are given. */
export function closeSections({ rules, periods, lastDay }: PublicRules): RulesSection[] {
  const { cutoffHours, twoPersonClose, freeze, complaintDays, holidays, checkShare, checkLeast, giftPer, voucherDays } = rules
  const list = (id: string, title: string, lines: string[]): RulesSection => ({ id, title, blocks: [{ kind: 'list', lines }] })
  const announced = periods[0] ? dayOf(periods[0].cutoffAt) : lastDay
  const until = dayOf(complaintsUntil(Date.parse(announced), complaintDays, holidays) - 1)
  return [
    list('chot', t.close, [t.counts(cutoffHours), t.late, t.waits, twoPersonClose ? t.two : t.one, t.kept, freeze ? t.freeze : t.live]),
    list('khieu-nai', t.complaint, [
      complaintDays > 0 ? t.window(complaintDays) : t.sameDay,
      ...(complaintDays > 0 ? [holidays.length > 0 ? t.holidays(holidays.toSorted().map(fullDay).join(', ')) : t.weekend] : []),
      t.example(weekday(announced), weekday(until)),
      t.wait,
    ]),
    list('kiem-tra', t.check, isChecked(rules) ? [t.drawn(checkShare, checkLeast), t.seed, t.called, t.wrongOne] : [t.notChecked]),
    list('qua', t.gift, giftPer === 'none' ? [t.gifts.none] : [t.gifts[giftPer], t.noGift, t.voucher(voucherDays, fullDay(addDays(lastDay, voucherDays)))]),
  ]
}
