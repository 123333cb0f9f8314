/** Before a page or a form with unsaved edits is left. */
export const setUpLeave = {
  go: 'Rời trang',
  stay: 'Ở lại',
  form: { title: 'Chưa lưu', words: 'Các ô vừa sửa chưa được lưu. Đóng bây giờ thì mất.', go: 'Bỏ, đóng lại', stay: 'Sửa tiếp' },
} as const
