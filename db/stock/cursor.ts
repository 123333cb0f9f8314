import { readWhole } from '#contract/shapes.ts'

type Cursor = { at: number; id: string }

/** Where a page of lines ends that is read newest first; null on the last one. `rows` has one more than the page where more follow. */
export const cursorOf = (rows: readonly Cursor[], page: number): string | null => {
  const last = rows.length > page ? rows[page - 1] : undefined
  return last ? `${last.at}.${last.id}` : null
}

/** A cursor as it comes back; anything else is none. */
export function readCursor(text: string | undefined): Cursor | undefined {
  const [at, id] = (text ?? '').split(/\.(.*)/s)
  const instant = readWhole(at)
  return instant === undefined || !id ? undefined : { at: instant, id }
}
