import { stamped } from './format.ts'

/** The page of the published rules; what they say stands in rules-text. */
export const rules = {
  title: 'Thể lệ',
  signIn: 'Đăng nhập',
  contents: 'Trong thể lệ này',
  version: (version: number) => `Bản ${version}`,
  published: (at: number) => `Phát hành ${stamped(at)}`,
  print: 'In',
  share: 'Chia sẻ',
  shareText: (name: string, version: number) => `Thể lệ ${name}, bản ${version}`,
  copied: 'Đã chép đường dẫn thể lệ.',
  notCopied: 'Máy chưa chép được. Chép đường dẫn trên thanh địa chỉ.',
  older: (version: number) => `Có bản ${version} mới hơn. Kỳ đã chốt giữ bản cũ, kỳ đang chạy theo bản mới.`,
  newest: 'Xem bản mới nhất',
  missing: {
    title: 'Chưa có thể lệ ở đây',
    words: 'Đợt này chưa phát hành thể lệ, hoặc đường dẫn đã cũ.',
    back: 'Xem tin công bố',
  },
  trouble: { title: 'Chưa mở được thể lệ', words: 'Máy chủ chưa trả lời. Thử lại, thể lệ đã phát hành không mất.' },
} as const
