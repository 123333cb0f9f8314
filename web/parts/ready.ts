/** With a mouse or a scanner the field is ready for the next; on a phone the keyboard would cover what was just said. Takes the field, or what it stands in. */
export function readyToType(element: HTMLElement): void {
  if (!matchMedia('(pointer: fine)').matches) return
  queueMicrotask(() => (element.matches('input') ? element : element.querySelector('input'))?.focus())
}

/** What comes next on a keyboard, once what was pressed before is gone; where it stands is not scrolled to. */
export const readyToPress = (button: HTMLButtonElement): void => queueMicrotask(() => button.focus({ preventScroll: true }))
