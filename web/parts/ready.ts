/** With a mouse or a scanner the field is ready for the next; on a phone the keyboard would cover what was just said. Takes the field, or what it stands in. */
export function readyToType(element: HTMLElement): void {
  if (!matchMedia('(pointer: fine)').matches) return
  queueMicrotask(() => (element.matches('input') ? element : element.querySelector('input'))?.focus())
}

/** What comes next on a keyboard, once what was pressed before is gone; where it stands is not scrolled to. */
export const readyToPress = (button: HTMLButtonElement): void => queueMicrotask(() => button.focus({ preventScroll: true }))

/**
 * What had the focus may be gone with what was done to it: then the first of these places that stands in the page takes it, the next button or words to go on
 * reading from. Nobody who is elsewhere by now is called back.
 */
export const readyToGoOn = (...places: string[]): void =>
  queueMicrotask(() => {
    if (document.activeElement !== document.body) return
    const place = places.map((one) => document.querySelector<HTMLElement>(`main :is(${one})`)).find((one) => one !== null)
    if (!place) return
    if (place.tabIndex < 0) place.tabIndex = -1
    place.focus()
  })
