import type { Chance } from './chance.ts'

export type Sex = 'male' | 'female'

const FAMILIES: [string, number][] = [
  ...([
    ['Nguyễn', 30],
    ['Trần', 11],
    ['Lê', 9],
    ['Phạm', 7],
    ['Huỳnh', 5],
    ['Phan', 4],
    ['Võ', 4],
    ['Đặng', 3],
    ['Bùi', 3],
    ['Đỗ', 2],
    ['Hồ', 2],
    ['Ngô', 2],
  ] as [string, number][]),
  ...([
    ['Dương', 2],
    ['Lý', 1],
    ['Đoàn', 1],
    ['Trương', 2],
    ['Trịnh', 1],
    ['Lương', 1],
    ['Tạ', 1],
    ['Mạc', 1],
    ['Quách', 1],
    ['Kiều', 1],
    ['Vũ', 2],
    ['Tô', 1],
    ['Châu', 1],
    ['Nhữ', 1],
    ['Giáp', 1],
    ['Âu Dương', 1],
  ] as [string, number][]),
]
const MIDDLES: Record<Sex, string[]> = {
  male: ['Văn', 'Hữu', 'Đức', 'Minh', 'Quốc', 'Thành', 'Công', 'Xuân', 'Ngọc', 'Đình', 'Thế', 'Phước', 'Trọng', 'Nhật', 'Bá', 'Tấn'],
  female: ['Thị', 'Thị Mỹ', 'Thị Ngọc', 'Ngọc', 'Thị Kim', 'Thị Hồng', 'Thuỳ', 'Thị Bích', 'Phương', 'Thị Ánh', 'Thị Thuý', 'Kiều', 'Diễm', 'Thị Cẩm', 'Huyền'],
}
const GIVEN: Record<Sex, string[]> = {
  male: 'Dũng Hùng Hải Sơn Tâm Thắng Tuấn Vinh Phúc Lộc Đạt Khôi Bằng Cường Đăng Giang Hậu Hiếu Hoà Huy Khánh Kiệt Lâm Luân Mẫn Nghĩa Nhẫn Phú Quý Rạng Sĩ Tài Tín Toản Trí Tường Vượng Xuyên Ý Ẩn Ửng Thuỵ Vĩ'.split(
    ' ',
  ),
  female:
    'Lan Hoa Hương Tuyết Duyên Thảo Trang Nhung Oanh Yến Vân Quyên Phượng Nga Loan Liễu Hạnh Hằng Hiền Gấm Dịu Đào Cúc Bưởi Ánh Ái Ngân Nguyệt Như Nữ Sương Thắm Thơ Thuỷ Tiên Trâm Uyên Vy Xuân Xoàn Mỵ Lụa Mận Ẵm Huệ Sợi Gẫm Sen Bé Kỷ Lệ'.split(
      ' ',
    ),
}

/** A made-up name of three or four words, as people write them. */
export const makeName = (chance: Chance, sex: Sex): string => [chance.weighted(FAMILIES), chance.pick(MIDDLES[sex]), chance.pick(GIVEN[sex])].join(' ')
