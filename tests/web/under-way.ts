/** Digests, keys and seals are made by threads beside ours, and no number of our own turns says that they have come back: they are counted. */
let count = 0
const NAMES = ['decrypt', 'deriveBits', 'deriveKey', 'digest', 'encrypt', 'exportKey', 'generateKey', 'importKey', 'sign', 'verify'] as const
const subtle = globalThis.crypto.subtle
for (const name of NAMES) {
  const real = subtle[name] as (...given: unknown[]) => Promise<unknown>
  const counted = (...given: unknown[]) => {
    count += 1
    return Reflect.apply(real, subtle, given).finally(() => (count -= 1))
  }
  Object.defineProperty(subtle, name, { value: counted, configurable: true })
}

export const isUnderWay = (): boolean => count > 0
