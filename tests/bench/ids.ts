import { randomBytes } from 'node:crypto'

/** A UUIDv7 of an instant, as a phone makes them: what is logged later has a larger one. */
export function idAt(at: number): string {
  const hex = at.toString(16).padStart(12, '0') + randomBytes(10).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20)].join('-')
}
