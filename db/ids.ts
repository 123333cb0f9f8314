type Chance = { random: (bytes: number) => Uint8Array }

/** A random UUID (version 4) from the store's own chance. */
export function randomId({ random }: Chance): string {
  const bytes = random(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** 22 characters of base64url: 128 bits that nobody guesses. */
export const randomToken = ({ random }: Chance): string => Buffer.from(random(16)).toString('base64url')

/** Ten decimal digits, each as likely as the other. */
export function randomDigits({ random }: Chance): string {
  const bound = 10_000_000_000n
  const most = (2n ** 64n / bound) * bound
  for (;;) {
    const value = Buffer.from(random(8)).readBigUInt64BE()
    if (value < most) return String(value % bound).padStart(10, '0')
  }
}
