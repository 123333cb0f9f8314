/** Chance from a fixed seed: the same demo each time. Not for anything secret. */
export type Chance = {
  below(bound: number): number
  between(low: number, high: number): number
  happens(share: number): boolean
  pick<Thing>(things: readonly Thing[]): Thing
  weighted<Thing>(things: readonly (readonly [Thing, number])[]): Thing
  digits(count: number): string
  bytes(count: number): Uint8Array
  uuid(at?: number): string
}

/** sfc32, a small generator with 128 bits of state. */
export function makeChance(seed: number): Chance {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round += 1) next()
  const fraction = () => next() / 2 ** 32
  const below = (bound: number) => Math.floor(fraction() * bound)
  const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('')
  const bytes = (count: number) => Uint8Array.from({ length: count }, () => below(256))
  return {
    ...{ below, digits, bytes },
    between: (low, high) => low + below(high - low + 1),
    happens: (share) => fraction() < share,
    pick: <Thing>(things: readonly Thing[]) => things[below(things.length)] as Thing,
    weighted<Thing>(things: readonly (readonly [Thing, number])[]) {
      let left = fraction() * things.reduce((sum, [, weight]) => sum + weight, 0)
      const found = things.find(([, weight]) => (left -= weight) < 0) ?? things.at(-1)
      return (found as readonly [Thing, number])[0]
    },
    uuid(at) {
      const hex = Buffer.from(bytes(16)).toString('hex')
      const time = at === undefined ? hex.slice(0, 12) : at.toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-${at === undefined ? 4 : 7}${hex.slice(13, 16)}-${'89ab'[below(4)]}${hex.slice(17, 20)}-${hex.slice(20)}`
    },
  }
}
