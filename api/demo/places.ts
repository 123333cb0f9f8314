/** Where the demo plays: place names, with organisations and counters made up around them. */
export type Town = { name: string; slug: string; ward: string; market: string; area: '0276' | '0272'; place: readonly [number, number] }

export const TOWNS: Town[] = [
  { name: 'Gò Dầu', slug: 'GODAU', ward: 'phường Gò Dầu', market: 'Chợ Gò Dầu', area: '0276', place: [11.085, 106.262] },
  { name: 'Hòa Thành', slug: 'HOATHANH', ward: 'phường Hòa Thành', market: 'Chợ Long Hoa', area: '0276', place: [11.287, 106.127] },
  { name: 'Trảng Bàng', slug: 'TRANGBANG', ward: 'phường Trảng Bàng', market: 'Chợ Trảng Bàng', area: '0276', place: [11.032, 106.358] },
  { name: 'Tân Ninh', slug: 'TANNINH', ward: 'phường Tân Ninh', market: 'Chợ phường 3', area: '0276', place: [11.312, 106.098] },
  { name: 'Tân An', slug: 'TANAN', ward: 'phường Tân An', market: 'Chợ Tân An', area: '0272', place: [10.536, 106.413] },
  { name: 'Kiến Tường', slug: 'KIENTUONG', ward: 'phường Kiến Tường', market: 'Chợ Mộc Hóa', area: '0272', place: [10.775, 105.937] },
]

export const PROVINCE = 'BHXH-TINH'
export const socialCode = (town: Town) => `BHXH-${town.slug}`
export const postCode = (town: Town) => `BD-${town.slug}`
export const officeCode = (town: Town) => `QUAY-${town.slug}`

/** The teams, the two of a town one after the other: index 0 is the post office that `nvt001` belongs to, 1 the BHXH cơ sở of `pt01`, which confirms it. */
export const TEAMS: { code: string; town: Town; division: 'BHXH' | 'Bưu điện' }[] = TOWNS.flatMap((town) => [
  { code: postCode(town), town, division: 'Bưu điện' as const },
  { code: socialCode(town), town, division: 'BHXH' as const },
])

const csv = (lines: string[][]) => lines.map((cells) => cells.join('\t')).join('\n')

/** A BHXH cơ sở confirms the post office of its town; its own entries are confirmed by that of the next town. */
export const organisationsFile = (): string =>
  csv([
    ['Mã đơn vị', 'Tên đơn vị', 'Loại', 'Đơn vị cấp trên', 'Đơn vị xác nhận', 'Thi đua', 'Nhóm', 'Mã quầy'],
    [PROVINCE, 'BHXH tỉnh Tây Ninh', 'tỉnh', '', '', 'không', '', ''],
    ...TOWNS.map((town, index) => [
      socialCode(town),
      `BHXH cơ sở ${town.name}`,
      'cơ sở',
      PROVINCE,
      socialCode(TOWNS[(index + 1) % TOWNS.length] as Town),
      'có',
      'BHXH',
      officeCode(town),
    ]),
    ...TOWNS.map((town) => [postCode(town), `Bưu điện ${town.name}`, 'bưu điện', PROVINCE, socialCode(town), 'có', 'Bưu điện', officeCode(town)]),
  ])

export const officesFile = (): string =>
  csv([
    ['Mã quầy', 'Tên quầy', 'Địa chỉ', 'Giờ mở cửa', 'Điện thoại'],
    ...TOWNS.map((town, index) => [
      officeCode(town),
      `Quầy Bưu điện ${town.name}`,
      `Khu phố ${index + 1}, ${town.ward}, Tây Ninh`,
      '7:30–11:30, 13:30–17:00, thứ Hai đến thứ Bảy',
      `${town.area} 000 010${index + 1}`,
    ]),
  ])

/** People to enrol per team and week; `share` of the full size of the demo. */
export function targetsFile(share: number): string {
  const weeks = [1, 2, 3, 4, 5]
  const rows = TEAMS.flatMap(({ code }, index) => {
    const demand = 0.82 + ((index * 7) % 12) * 0.04
    return weeks.map((week) => [code, `tuần ${week}`, whole(40 * demand * share), whole(105 * demand * share)])
  })
  return csv([['Mã đơn vị', 'Kỳ', 'BHXH TN', 'BHYT HGĐ'], ...rows])
}

const whole = (count: number) => String(Math.max(1, Math.round(count)))
