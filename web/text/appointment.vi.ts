import { count } from './format.ts'

/** "Hẹn nhận": the shelf is empty, the participant keeps the voucher and a number in line. */
export const appointment = {
  title: 'Hẹn nhận ly',
  words: 'Quầy hết ly thì người tham gia giữ phiếu và một số thứ tự ở quầy này. Phiếu vẫn nhận được ở mọi quầy của đợt.',
  go: 'Lấy số hẹn',
  cancel: 'Đóng',
  number: 'Số thứ tự',
  numberOf: (office: string) => `ở ${office}`,
  before: (others: number) => (others === 0 ? 'Có ly là tới lượt người này trước tiên.' : `Trước người này còn ${count(others)} người.`),
  keep: 'Đọc số cho người tham gia ghi lên phiếu. Hẹn tự hết khi nhận ly hoặc khi phiếu chuyển quầy.',
  nearest: 'Quầy gần đây còn ly',
  nearestNone: 'Chưa quầy nào của đợt còn ly. Người tham gia chờ theo số ở quầy này.',
  left: (mugs: number) => `còn ${count(mugs)} ly`,
  far: (metres: number) =>
    metres < 1000 ? `cách ${count(Math.max(100, Math.round(metres / 100) * 100))} m` : `cách ${(metres / 1000).toFixed(1).replace('.', ',')} km`,
  crow: 'Khoảng cách theo đường chim bay.',
  transfer: (office: string) => `Chuyển phiếu sang đây: ${office}`,
  transferShort: 'Chuyển phiếu sang đây',
  transferred: (office: string) => `Phiếu đã chuyển sang ${office}. Người tham gia mang phiếu cũ tới đó, mã không đổi.`,
  done: 'Xong',
  offline: 'Lấy số hẹn cần mạng. Chưa có mạng thì ghi lại mã phiếu, có mạng rồi lấy số.',
} as const
