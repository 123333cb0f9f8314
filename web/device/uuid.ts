/** A UUIDv7 (RFC 9562): the time in milliseconds, then chance. A name and no order: the server's `seq` orders. */
export function uuid7(now: number, random: Uint8Array): string {
  const bytes = Uint8Array.from({ length: 16 }, (_, at) => (at < 6 ? Math.floor(now / 256 ** (5 - at)) % 256 : (random[at - 6] ?? 0)))
  bytes[6] = 0x70 | (bytes[6]! & 0x0f)
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
