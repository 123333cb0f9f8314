import { count } from './format.ts'

/** Making the draft of the rules a version for everyone. */
export const setUpRulesPublish = {
  title: 'Phát hành thể lệ',
  note: (version: number) => `Bản tiếp theo là bản ${version}`,
  state: {
    blocked: 'Chưa phát hành được',
    ready: 'Sẵn sàng phát hành',
    reason: 'Gỡ các việc ở trên để phát hành.',
    unchanged: 'Không có gì mới để phát hành',
  },
  unchangedWords: (version: number) => `Nháp giống bản ${version} đang áp dụng. Sửa thể lệ hoặc giải rồi quay lại.`,
  readyWords: 'Phát hành rồi thì bản này giữ nguyên mãi, mọi người đọc được. Muốn đổi thì phát hành bản sau; kỳ đã chốt không đổi theo.',
  firstWords: 'Chưa có bản nào. Lượt ghi nhận chỉ được nhận sau khi phát hành bản 1.',
  problems: {
    'prizes-get-stricter': {
      title: () => 'Có giải thấp đòi nhiều hơn giải cao',
      todo: 'Hạ điều kiện của giải thấp, hoặc đổi thứ tự.',
      action: 'Sửa bảng giải',
    },
    'over-budget': { title: () => 'Tổng giải vượt kinh phí', todo: 'Bớt giải, hoặc ghi kinh phí mới được duyệt.', action: 'Sửa bảng giải' },
    'division-unknown': {
      title: (names: number) => (names > 1 ? `${names} nhóm trong bảng giải chưa có tập thể nào` : 'Một nhóm trong bảng giải chưa có tập thể nào'),
      todo: 'Xếp đơn vị vào nhóm, hoặc đổi nhóm của giải.',
      action: 'Sửa bảng giải',
    },
    'no-teams': { title: () => 'Chưa có tập thể thi đua', todo: 'Vẫn phát hành được. Bảng tập thể sẽ trống đến khi có đơn vị.', action: 'Mở đơn vị' },
    'no-targets': {
      title: (teams: number) => `${count(teams)} tập thể chưa có chỉ tiêu`,
      todo: 'Vẫn phát hành được. Tập thể chưa có chỉ tiêu thì có điểm mà chưa xếp hạng.',
      action: 'Mở chỉ tiêu',
    },
  },
  blocks: 'phải gỡ',
  hints: 'nên xem',
  why: 'Lần này đổi gì',
  whyPlaceholder: 'Ví dụ: bản đầu, theo kế hoạch của đợt',
  whyNote: 'Một câu cho mọi người đọc, đứng cạnh số bản.',
  noteFirst: 'Viết một câu trước đã.',
  go: (version: number) => `Phát hành bản ${version}`,
  published: (version: number) => `Đã phát hành thể lệ bản ${version}, mọi người đọc được từ bây giờ.`,
  preview: (version: number) => `Đọc thử bản ${version}`,
  previewWords: 'Đúng những câu mà mọi người sẽ đọc, làm từ bản nháp đã lưu.',
  versions: 'Các bản đã phát hành',
  version: (version: number) => `Bản ${version}`,
  by: (name: string, when: string) => `${name}, ${when}`,
  none: 'Chưa phát hành bản nào.',
  training: 'Đợt tập dượt không có trang công khai. Người trong đợt đọc thể lệ trong ứng dụng.',
} as const
