import type { NoticeBody } from '#contract/notices.ts'

/** What a person is told of their own: its head. The sentences stand apart, since every screen counts what is unread. */
export const notices = {
  heading: 'Riêng bạn',
  unread: 'Mới',
  count: (count: number) => `${count} tin riêng chưa đọc`,
  more: 'Xem tin cũ hơn',
  see: 'Xem',
  title: {
    'result-corrected': 'Kết quả được đính chính',
    'after-phase': 'Lượt tới sau khi chốt',
    'case-opened': 'Một lượt đang được đối chiếu',
    'case-decided': 'Đã đối chiếu xong',
    'case-ended': 'Việc đối chiếu đã khép',
    'gift-case-decided': 'Đã xem lại một lượt trao quà',
    'entry-corrected': 'Một lượt được sửa',
    'entry-amended': 'Lượt trong kỳ đã chốt có thay đổi',
    'complaint-answered': 'Trả lời khiếu nại',
    'prize-paid': 'Giải đã chi',
    'prize-recovered': 'Giải bị thu hồi',
  } satisfies Record<NoticeBody['kind'], string>,
} as const
