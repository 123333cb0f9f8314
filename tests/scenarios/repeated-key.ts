/** The place of the first key that an object of a JSON text holds twice: JSON.parse would take the last and say nothing. */
export function repeatedKey(text: string): string | null {
  const open: { keys: Set<string> | null; at: string | number }[] = []
  let last: string | null = null
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const inside = open.at(-1)
    if (token === '{') open.push({ keys: new Set(), at: '' })
    else if (token === '[') open.push({ keys: null, at: 0 })
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && typeof inside?.at === 'number') inside.at += 1
    else if (token === ':' && inside?.keys && last !== null) {
      inside.at = last
      if (inside.keys.has(last))
        return open
          .map(({ at }) => (typeof at === 'number' ? `[${at}]` : `.${at}`))
          .join('')
          .replace(/^\./, '')
      inside.keys.add(last)
    }
    last = token.startsWith('"') ? (JSON.parse(token) as string) : null
  }
  return null
}
