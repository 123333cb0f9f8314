/** Where counters stand, and which is near (RULES section 12). Degrees, decimal, north and east positive. */
import type { Verdict } from './words.ts'

export type Place = { latitude: number; longitude: number }
type MaybePlace = { latitude: number | null; longitude: number | null }

const EARTH = 6_371_008.8
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** A place as maps write it: `11.3124, 106.0987`, or with decimal commas and a space or semicolon between; `place-malformed` for anything else. */
export function readPlace(text: string): Verdict<Place, 'place-malformed'> {
  const [latitude, longitude, ...more] = partsOf(text.trim()).map(readDegrees)
  const isPlace = latitude !== undefined && longitude !== undefined && more.length === 0 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return isPlace ? { ok: true, value: { latitude, longitude } } : { ok: false, refusal: 'place-malformed' }
}

/** One of the two, with a point or a comma; NaN when it is none. */
export const readDegrees = (text: string): number =>
  /^[-+]?\d{1,3}([.,]\d{1,15})?°?$/.test(text) ? Number(text.replace(',', '.').replace('°', '')) : Number.NaN

/** A comma stands between the two, unless commas are decimal. */
function partsOf(text: string): string[] {
  const isPointed = text.includes('.') || !/\d,\d/.test(text) || /^[-+]?\d+,\s*[-+]?\d+$/.test(text)
  return text.split(isPointed ? /[,;\s]+/ : /;\s*|,?\s+/)
}

/** Along the great circle, in whole metres. */
export function metresBetween(one: Place, other: Place): number {
  const [from, to] = [radians(one.latitude), radians(other.latitude)]
  const half = (angle: number) => Math.sin(angle / 2) ** 2
  const share = half(to - from) + Math.cos(from) * Math.cos(to) * half(radians(other.longitude - one.longitude))
  return Math.round(2 * EARTH * Math.asin(Math.min(1, Math.sqrt(share))))
}

export const placeOf = ({ latitude, longitude }: MaybePlace): Place | null => (latitude === null || longitude === null ? null : { latitude, longitude })

/** Those that have some left: the nearest first; behind them, by what they have left, those whose way is not known. */
export function nearestFirst<Office extends MaybePlace & { left: number }>(
  from: MaybePlace,
  offices: readonly Office[],
): (Office & { metres: number | null })[] {
  const here = placeOf(from)
  const away = (office: Office) => {
    const there = placeOf(office)
    return here && there ? metresBetween(here, there) : null
  }
  return offices
    .filter(({ left }) => left > 0)
    .map((office) => ({ ...office, metres: away(office) }))
    .sort((one, other) => (one.metres ?? Infinity) - (other.metres ?? Infinity) || other.left - one.left)
}
