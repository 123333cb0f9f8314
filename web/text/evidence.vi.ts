import type { Signal, Support } from '#rules/signals.ts'
import { queue } from './queue.vi.ts'

type Numbers = { number: number | null; of: number | null }
const minutes = (number: number | null) => ((number ?? 0) >= 120 ? `${Math.round((number ?? 0) / 60)} giờ` : `${number ?? 0} phút`)

/** What wants a second look at an entry, and what speaks for it: facts, never a verdict. */
export const evidence = {
  against: 'Điều đáng chú ý',
  inFavour: 'Điều ủng hộ',
  nothingAgainst: 'Không có điều gì đáng chú ý.',
  nothingFor: 'Chưa có điều gì ủng hộ. Đối chiếu với biên lai giấy.',
  others: 'Các lượt liên quan',
  other: (receipt: string, who: string, where: string) => `Biên lai ${receipt}, ${who}${where ? `, ${where}` : ''}`,
  beyond: (count: number) => `${count} lượt ngoài phạm vi của bạn`,
  more: (count: number) => `và ${count} điều nữa`,
  /** A mark in the list, short. */
  marks: {
    ...queue.flags,
    'own-phone': 'Có thể là điện thoại của người ghi',
    'own-family': 'Cùng họ và chung điện thoại',
    'phone-shared': 'Nhiều người chung một điện thoại',
    'device-shared': 'Máy có nhiều người ghi dùng',
    burst: 'Nhiều lượt trong ít phút',
    deadline: 'Dồn vào giờ cuối',
    'place-unlike': 'Khác xã với các lượt cùng ngày',
  } satisfies Record<Signal, string> as Record<Signal, string>,
  /** The same with its numbers. */
  sentence: {
    'receipt-repeated': ({ number }) => `Số biên lai này còn ở ${number} lượt khác.`,
    'own-phone': ({ number, of }) => `Số điện thoại này có ở ${number} người trong ${of} ngày, đều do người ghi này ghi. Có thể là số của chính người ghi.`,
    'own-family': ({ number }) => `Người tham gia cùng họ với người ghi, và số điện thoại đang chung cho ${number} người của người ghi này.`,
    'phone-shared': ({ number }) => `${number} người tham gia dùng chung số điện thoại này.`,
    'device-shared': ({ number }) => `Máy gửi lượt này có ${number} người ghi đăng nhập.`,
    'links-persons': () => 'CCCD và mã số BHXH của lượt này đang thuộc hai người.',
    'many-duplicates': ({ number }) => (number === null ? 'Người ghi có nhiều lượt trùng.' : `Người ghi đang có ${number} lượt trùng.`),
    burst: ({ number, of }) => `Người ghi lưu ${number} lượt trong ${of} phút.`,
    deadline: ({ number, of }) => `${number} trong ${of} lượt của người ghi ở kỳ này được lưu trong giờ cuối, trước khi kỳ hết hoặc ngừng nhận.`,
    'day-changed': ({ number }) => `Đồng hồ máy lệch ${minutes(number)}, chỉnh lại thì đổi sang ngày khác.`,
    future: ({ number }) => `Giờ biên lai sau giờ máy chủ nhận ${minutes(number)}.`,
    'clock-corrected': ({ number }) => `Đồng hồ máy lệch ${minutes(number)}, máy chủ đã chỉnh.`,
    old: ({ number }) => `Biên lai đã ${number} giờ khi máy chủ nhận, quá 72 giờ.`,
    'birth-year-differs': ({ number }) => (number === null ? 'Năm sinh khai khác với CCCD.' : `Năm sinh khai khác với CCCD (${number}).`),
    'sex-differs': () => 'Giới tính khai khác với CCCD.',
    'place-unknown': () => 'Ba số đầu của CCCD không phải mã nơi sinh nào.',
    'place-unlike': ({ number }) => `${number} lượt khác của người ghi trong ngày đều ở xã khác.`,
  } satisfies Record<Signal, (numbers: Numbers) => string> as Record<Signal, (numbers: Numbers) => string>,
  support: {
    'list-agrees': () => 'Danh sách chính thức của BHXH có khoản thu này.',
    called: () => 'Người tham gia đã xác nhận qua điện thoại.',
    'own-series': ({ number }) => `Số biên lai liền dãy của người ghi, cách biên lai gần nhất ${number} số.`,
    'on-time': ({ number }) => `Đến máy chủ sau biên lai ${minutes(number)}.`,
    'clock-true': () => 'Đồng hồ máy đúng giờ.',
    consent: () => 'Người tham gia đã đồng ý nhận quà.',
  } satisfies Record<Support, (numbers: Numbers) => string> as Record<Support, (numbers: Numbers) => string>,
} as const
