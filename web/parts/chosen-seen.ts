import { createEffect, createSignal, on, onCleanup, onMount } from 'solid-js'

/**
 * Brings what is chosen into sight in a row that scrolls sideways, when the row appears and when another is chosen.
 * Answers whether the row goes on to the left and to the right.
 */
export function createChosenSeen(row: () => HTMLElement | undefined, selector: string, chosen: () => unknown): { before: () => boolean; after: () => boolean } {
  const [before, setBefore] = createSignal(false)
  const [after, setAfter] = createSignal(false)
  const look = () => {
    const { scrollLeft, clientWidth, scrollWidth } = row()!
    setBefore(scrollLeft > 1)
    setAfter(scrollLeft + clientWidth < scrollWidth - 1)
  }
  const bring = () => {
    const all = row()!
    const one = all.querySelector(selector)
    if (one) all.scrollLeft += offSight(all.getBoundingClientRect(), one.getBoundingClientRect())
    look()
  }
  onMount(() => {
    // It reports once the row has a place on the screen, which is later than here while a page is on its way in.
    const watch = new ResizeObserver(bring)
    watch.observe(row()!)
    row()!.addEventListener('scroll', look, { passive: true })
    onCleanup(() => watch.disconnect())
  })
  createEffect(on(chosen, bring, { defer: true }))
  return { before, after }
}

/** Where the row goes on, its edge is covered this far. */
const EDGE = 28

type Span = Pick<DOMRect, 'left' | 'width'>

/** How far one lies to the right of the middle of its row, once it does not stand wholly in sight; 0 where nothing needs to move. */
export function offSight(row: Span, one: Span): number {
  const isSeen = one.left >= row.left + EDGE && one.left + one.width <= row.left + row.width - EDGE
  return isSeen ? 0 : one.left + one.width / 2 - (row.left + row.width / 2)
}
