/** A name inside a sentence: only its first letter is small, since a group behind it keeps its own. */
const inside = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)

export const announcement = {
  title: 'Tin của ban tổ chức',
  heading: (period: string) => `Kết quả ${period.toLocaleLowerCase('vi')}`,
  totals: (people: string, voluntary: string, household: string) =>
    ['Cả tỉnh ghi nhận ', `${people} người`, ` tham gia: ${voluntary} BHXH\u00a0TN, ${household} BHYT.`] as const,
  training: 'Tập dượt',
  board: 'Xem giải nào',
  individual: 'Cá nhân',
  team: 'Tập thể',
  podium: (board: string) => `Bục trao giải ${inside(board)}`,
  prizes: (board: string) => `Giải ${inside(board)}`,
  prize: (place: string) => `Giải ${place}`,
  points: (points: string) => `${points} điểm`,
  thing: 'Hiện vật',
  perMember: (points: string) => `${points} điểm/người`,
  group: 'Nhóm thi đua',
  voluntary: (rate: string) => `BHXH\u00a0TN ${rate}`,
  detailAnd: (board: 'individual' | 'team', detail: string, figure: string) =>
    (board === 'team' ? [figure, detail] : [detail, figure]).filter(Boolean).join(', '),
  notAwarded: {
    heading: 'Không trao',
    prize: (place: string, count: number) => (count > 1 ? `${count} giải ${place}` : `Giải ${place}`),
    none: 'Chưa ai đủ điều kiện.',
    individual: 'Không còn ai đủ điều kiện nên không đôn người khác lên.',
    team: 'Không còn đơn vị nào đủ điều kiện nên không đôn đơn vị khác lên.',
  },
  passedOver: {
    points: (name: string, has: string, needs: string) => `${name} có ${has} điểm, cần ${needs}`,
    voluntary: (name: string, has: string, needs: string) => `${name} có ${has} người BHXH\u00a0TN, cần ${needs}`,
    'target-rate': (name: string, has: string, needs: string) => `${name} đạt ${has}\u00a0% chỉ tiêu BHXH\u00a0TN, cần ${needs}\u00a0%`,
  },
  lacks: (who: string, place: string) => `${who} cho Giải ${place}.`,
  tie: (upper: string, lower: string, figure: string, why: string) => `${upper} đứng trên ${lower}: cùng ${figure}, ${why}.`,
  shared: {
    individual: (names: string, rank: number | null, each: string) => `${names} đồng hạng${rank === null ? '' : ` ${rank}`} nên chia đều, mỗi người ${each}.`,
    team: (names: string, rank: number | null, each: string) => `${names} đồng hạng${rank === null ? '' : ` ${rank}`} nên chia đều, mỗi đơn vị ${each}.`,
  },
  sharedThing: {
    individual: (names: string, rank: number | null, each: string) => `${names} đồng hạng${rank === null ? '' : ` ${rank}`}, mỗi người được ${each}.`,
    team: (names: string, rank: number | null, each: string) => `${names} đồng hạng${rank === null ? '' : ` ${rank}`}, mỗi đơn vị được ${each}.`,
  },
  left: (sum: string) => `Chia đều còn lẻ ${sum}, không trao.`,
  none: { title: (board: string) => `Kỳ này không có giải ${inside(board)}`, words: 'Bảng xếp hạng đã chốt ở dưới.' },
  boards: 'Toàn bảng đã chốt',
  wholeBoard: (board: string, rows: number) => `Bảng ${inside(board)}, ${rows} dòng`,
  emptyBoard: 'Kỳ này bảng không có ai.',
  check: {
    heading: 'Kiểm tra ngẫu nhiên trước khi chi giải',
    entries: 'Lượt được rút',
    share: 'Cách tính',
    shareOf: (share: number, least: number) => (share > 0 ? `${share} % số lượt${least > 0 ? `, ít nhất ${least}` : ''}` : `${least} lượt`),
    seed: 'Mã rút',
    how: 'Lấy các lượt có SHA-256 của “mã rút:mã lượt” nhỏ nhất, riêng từng người, đơn vị đạt giải. Ai có danh sách mã lượt thì rút lại ra đúng các lượt ấy.',
  },
  signature: {
    heading: 'Ký chốt',
    by: 'Người ký',
    organisers: 'Ban tổ chức',
    when: 'Lúc chốt',
    version: 'Bản',
    seal: 'Mã niêm phong',
  },
  tax: 'Mức thưởng là trước thuế.',
  until: (when: string) => `Nhận khiếu nại đến ${when}; giải được trao sau thời gian đó.`,
  over: (when: string) => `Đã hết hạn khiếu nại lúc ${when}.`,
  correction: {
    title: (version: number) => `Bản ${version} thay đổi gì`,
    reason: (reason: string) => `Lý do: ${reason}`,
  },
  newer: (version: number) => `Kết quả này đã có bản ${version} thay thế. `,
  newerLink: (version: number) => `Xem bản ${version}`,
  share: 'Chia sẻ lên nhóm Zalo',
  shareShort: 'Chia sẻ',
  copied: 'Đã chép. Bạn mở nhóm rồi dán vào.',
  copyFailed: 'Máy không cho chép. Bạn chụp màn hình để gửi giúp.',
  missing: { title: 'Không có tin này', words: 'Đường dẫn có thể đã cũ, hoặc tin chưa được công bố.', back: 'Về danh sách tin' },
  trouble: { title: 'Chưa mở được tin', words: 'Xem lại mạng rồi thử lại. Tin đã mở một lần vẫn xem được khi mất mạng.' },
} as const

/** What is handed on: sums, and names that the public may read. */
export const shareText = {
  totals: (people: string, voluntary: string, household: string) => `${people} người tham gia: ${voluntary} BHXH TN, ${household} BHYT.`,
  line: (place: string, name: string, figure: string, worth: string) => `${place}: ${name}, ${figure}, ${worth}`,
  notAwarded: (place: string) => `${place}: không trao`,
  final: (version: number, when: string) => `Đã chốt, bản ${version}, ${when}. Mức thưởng trước thuế.`,
} as const
