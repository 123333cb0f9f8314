import type { Proxy } from '#rules/redemption.ts'

/** Somebody fetches a gift for somebody else: two papers are looked at, one of each. */
export const proxy = {
  title: 'Người nhận thay',
  words: 'Ghi ai đã nhận giúp, để sau này còn biết ly ở đâu. Không ghi tên và không chụp giấy tờ.',
  relation: 'Quan hệ với người tham gia',
  relations: {
    family: 'Người nhà',
    guardian: 'Người giám hộ',
    neighbour: 'Hàng xóm',
    other: 'Người khác',
  } satisfies Record<NonNullable<Proxy>['relation'], string>,
  lastFour: '4 số cuối giấy tờ của người nhận thay',
  lastFourNote: 'CCCD hoặc giấy tờ có ảnh khác. Đọc trên giấy, không hỏi miệng.',
  papers: 'Đã xem đủ hai giấy tờ',
  own: 'Giấy tờ của người nhận thay',
  ownNote: 'Ảnh đúng là người đang đứng ở quầy.',
  theirs: 'Phiếu hoặc giấy tờ của người tham gia',
  theirsNote: 'Phiếu giấy, ảnh phiếu trên điện thoại, hoặc CCCD.',
  save: 'Ghi người nhận thay',
  remove: 'Người tham gia tự nhận',
  missing: {
    relation: 'Chọn quan hệ trước đã.',
    lastFour: 'Gõ đủ 4 số cuối giấy tờ của người nhận thay.',
    papers: 'Xem đủ hai giấy tờ rồi đánh dấu cả hai.',
  },
  /** As it stands on the verdict. */
  said: (relation: NonNullable<Proxy>['relation'], lastFour: string) => `${proxy.relations[relation]} nhận thay, giấy tờ …${lastFour}`,
} as const
