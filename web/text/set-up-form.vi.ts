/** The foot of the pages that edit what is stored. */
export const setUpForm = {
  unchanged: 'Đã lưu hết.',
  undo: 'Bỏ phần sửa',
} as const
