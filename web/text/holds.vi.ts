import { count, sinceWhen } from './format.ts'

/** Vouchers that one device holds and another waits for; whoever confirms may decide. */
export const holds = {
  title: 'Giữ phiếu',
  note: (requests: number) => `${count(requests)} phiếu đang chờ`,
  words: 'Mỗi phiếu chỉ một máy được trao. Máy đang giữ có mạng thì phiếu tự về máy đang chờ; chỉ quyết khi không hỏi được máy ấy.',
  who: (initials: string | null, year: number | null, four: string | null) =>
    [initials ?? 'Đã xoá tên', ...(year === null ? [] : [String(year)]), ...(four === null ? [] : [`…${four}`])].join(', '),
  facts: { code: 'Mã phiếu', home: 'Quầy trên phiếu', holder: 'Máy đang giữ', seen: 'Máy ấy gửi nhận lần cuối', wants: 'Máy đang chờ', since: 'Chờ từ' },
  machine: (device: string, office: string | null) => (office === null ? device : `${device}, ${office}`),
  at: (instant: number, now: number) => sinceWhen(instant, now),
  never: 'Chưa lần nào',
  holding: 'Máy giữ phiếu của quầy',
  one: {
    act: 'Cho máy đang chờ trao',
    title: 'Cho máy đang chờ trao',
    risk: 'Nếu máy đang giữ đã trao ly lúc mất mạng mà chưa gửi, người này sẽ nhận hai ly; lượt thừa mở một ca mang tên bạn.',
    reasons: ['Đã gọi quầy, máy kia chưa trao', 'Máy kia hỏng hoặc mất', 'Quầy kia đã đóng cửa'],
    go: 'Cho trao',
    done: 'Phiếu đã về máy đang chờ. Bảo giao dịch viên quét lại.',
  },
  device: {
    act: 'Máy đang giữ bị mất',
    title: 'Thôi dùng máy giữ phiếu này',
    risk: 'Mọi phiếu máy này giữ được trao ở máy khác; mỗi lượt máy này đã trao mà chưa gửi có thể thành một ly thừa, mở một ca mang tên bạn.',
    reasons: ['Máy bị mất', 'Máy hỏng, không mở được', 'Máy đã thu hồi'],
    go: 'Thôi dùng máy này',
    done: 'Máy ấy không còn giữ phiếu nào. Chọn máy giữ phiếu mới ở quầy.',
  },
  empty: { title: 'Không có phiếu nào phải chờ', words: 'Khi một quầy cần phiếu mà máy khác đang giữ, phiếu hiện ở đây cùng hai máy.' },
} as const
