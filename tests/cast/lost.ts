/** Where a value holds what a shape did not take over, and what is wrong there. */
export type Lost = { path: (string | number)[]; what: string }

/**
 * What a shape let pass and did not take over: keys that it does not know, a list that it read as an object without keys.
 * `read` is what the shape made of `value`.
 */
export function lostIn(value: unknown, read: unknown): Lost | null {
  if (typeof value !== 'object' || value === null) return null
  if (typeof read !== 'object' || read === null || Array.isArray(value) !== Array.isArray(read))
    return { path: [], what: 'found a list where an object stands' }
  for (const [name, part] of Object.entries(value)) {
    const key = Array.isArray(value) ? Number(name) : name
    if (!Object.hasOwn(read, key)) return { path: [key], what: 'no such key' }
    const inside = lostIn(part, (read as Record<string | number, unknown>)[key])
    if (inside) return { path: [key, ...inside.path], what: inside.what }
  }
  return null
}

/** A path as people write it: `rows[0].name`. */
export const written = (path: readonly (string | number)[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '')
