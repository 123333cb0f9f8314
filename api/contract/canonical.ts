type Json = null | boolean | number | string | Json[] | { [name: string]: Json | undefined }

/** The canonical JSON of RFC 8785: names sorted by UTF-16 unit, no white space; an absent value is left out. */
export function canonical(value: unknown): string {
  const json = value as Json
  if (Array.isArray(json)) return `[${json.map((one) => canonical(one ?? null)).join(',')}]`
  if (json === null || typeof json !== 'object') return JSON.stringify(json)
  const names = Object.keys(json).filter((name) => json[name] !== undefined)
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(json[name])}`)
    .join(',')}}`
}

/** SHA-256 of the canonical JSON, as 64 hexadecimal digits. */
export async function hashOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonical(value))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
