/** Before a page or a form with unsaved edits is left. */
export const setUpLeave = {
  go: 'Rời trang',
  stay: 'Ở lại',
  save: 'Lưu rồi đi',
  title: 'Chưa lưu',
  words: (what: string) => `Bạn đã sửa ${what} mà chưa lưu. Rời trang bây giờ thì mất phần sửa.`,
  form: { title: 'Chưa lưu', words: 'Các ô vừa sửa chưa được lưu. Đóng bây giờ thì mất.', go: 'Bỏ, đóng lại', stay: 'Sửa tiếp' },
} as const
