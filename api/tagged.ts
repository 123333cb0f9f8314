import type { Context } from 'hono'

/** An answer of the same bytes for everyone, ready compressed, with the tag that it is known by. */
export type Tagged = { etag: string; body: Uint8Array; packed: Uint8Array }

/** Who has the bytes already gets 304, who reads brotli gets them packed. */
export function sendTagged(context: Context, { etag, body, packed }: Tagged): Response {
  const headers = { etag, 'cache-control': 'no-cache', vary: 'accept-encoding', 'content-type': 'application/json' }
  // What is compressed on its way comes back with its tag marked as weak.
  const known = (context.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag)) return context.body(null, 304, headers)
  const packs = context.req.header('accept-encoding')?.includes('br') ?? false
  return context.body((packs ? packed : body) as Uint8Array<ArrayBuffer>, 200, packs ? { ...headers, 'content-encoding': 'br' } : headers)
}
