import type { ListForm } from '#contract/lists.ts'

/** Official lists: what BHXH's software says was paid, beside what was logged. */
export const lists = {
  title: 'Danh sách chính thức',
  note: 'Lượt ghi so với tiền đã nộp',
  intro: 'Mỗi danh sách được so với các lượt đã ghi. Lượt khớp xác nhận một lần, lượt lệch xem từng cặp.',
  new: 'Tải danh sách mới',
  forms: { d03: 'D03-TS', d05: 'D05-TS', other: 'Bảng khác' } satisfies Record<ListForm, string>,
  rows: (rows: string) => `${rows} dòng`,
  skipped: (rows: string) => `${rows} dòng bỏ qua khi tải`,
  scope: (organisation: string | null) => `So với lượt ${organisation === null ? 'của cả đợt' : `mà ${organisation} xác nhận`}`,
  uploaded: (by: string, when: string) => `${by} tải lên lúc ${when}`,
  matchedAt: (when: string) => `Đối chiếu lúc ${when}`,
  progress: {
    receiving: (done: string, of: string) => `Đã nhận ${done}/${of} dòng`,
    matching: (done: string, of: string) => `Đang đối chiếu ${done}/${of} dòng`,
    confirming: (done: string, of: string) => `Đang xử lý các lượt khớp, ${done}/${of} dòng`,
  },
  resume: 'Chọn lại tệp để tải tiếp',
  resumeWords: 'Tệp chưa lên hết. Chọn lại đúng tệp ấy, máy chỉ gửi phần còn thiếu.',
  resumeOther: (by: string) => `Tệp chưa lên hết. ${by} tải tiếp được từ máy của mình.`,
  whole: 'Đã nhận đủ dòng, chờ đối chiếu.',
  compare: 'Bắt đầu đối chiếu',
  working: 'Máy chủ làm tiếp dù bạn rời trang này; bảng xếp hạng vẫn chạy như thường.',
  stalled: 'Máy chủ gặp lỗi và dừng giữa chừng. Phần đã làm vẫn giữ nguyên, bấm Làm tiếp trong danh sách để chạy từ chỗ dừng.',
  goOn: 'Làm tiếp',
  groups: {
    legend: 'Nhóm kết quả',
    agreed: 'Khớp',
    doubtful: 'Cần xem',
    unmatched: 'Có tiền, chưa có lượt',
    'without-payment': 'Có lượt, chưa thấy tiền',
    different: 'Không phải',
  },
  empty: {
    title: 'Chưa có danh sách nào',
    words:
      'Tải lên bảng D03-TS, D05-TS hoặc bảng Excel, CSV do phần mềm của BHXH xuất ra. Lượt khớp với tiền đã nộp được xác nhận một lần; lượt lệch hiện cạnh nhau để xem; thấy ngay ai có tiền mà chưa có lượt, lượt nào chưa thấy tiền.',
  },
  noCampaign: { title: 'Chưa có đợt nào', words: 'Danh sách được đối chiếu trong một đợt. Lập đợt trước, rồi quay lại đây.' },
} as const
