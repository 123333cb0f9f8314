import { createEffect } from 'solid-js'

/** Names the tab by its screen, never by a person. */
export function useTitle(title: () => string) {
  createEffect(() => {
    document.title = `${title()} · Ra Quân`
  })
}
