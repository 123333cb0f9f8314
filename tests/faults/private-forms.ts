import { createECDH, createPrivateKey, hkdfSync } from 'node:crypto'
import { publicKeyOf } from '#db/vouchers/signing.ts'
import type { House } from '../cast/house.ts'

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
/** What a secret may be written as; each is found out of all that surrounds it. */
export type Form = { name: string; bytes: Buffer }

/** The secret behind all vouchers, and the seed and the scalar of each campaign: whatever signs one. */
export function privateParts({ store }: House): Form[] {
  const { secret } = store.keys.VOUCHER_KEYS
  const own = [...store.register.campaigns.keys()].flatMap((id) => {
    const seed = Buffer.from(hkdfSync('sha256', secret, id, 'ra-quan voucher p-256', 40))
    const scalar = Buffer.from(((BigInt(`0x${seed.toString('hex')}`) % (ORDER - 1n)) + 1n).toString(16).padStart(64, '0'), 'hex')
    const curve = createECDH('prime256v1')
    curve.setPrivateKey(scalar)
    // What is looked for is what signs: the public half made of it is the campaign's.
    if (curve.getPublicKey().toString('base64url') !== publicKeyOf(store, id)) throw new Error('this scalar signs nothing')
    return [
      { name: 'seed', bytes: seed },
      { name: 'scalar', bytes: scalar },
    ]
  })
  return [{ name: 'secret', bytes: Buffer.from(secret) }, ...own]
}

/** Base64 of something longer shows these bytes in one of three ways, by how many stand before them. */
const within64 = (bytes: Buffer): string[] =>
  [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const cut = before === 0 ? 0 : before + 1
    return text.slice(cut, (before + bytes.length) % 3 === 0 ? text.length : -1)
  })
const url = (text: string) => text.replaceAll('+', '-').replaceAll('/', '_')
const numbers = (bytes: Buffer) => [[...bytes].join(','), [...bytes].map((byte, at) => `"${at}":${byte}`).join(',')]

export const formsOf = ({ name, bytes }: Form): Form[] => [
  { name, bytes },
  ...[bytes.toString('hex'), BigInt(`0x${bytes.toString('hex')}`).toString(), ...numbers(bytes), ...within64(bytes).flatMap((text) => [text, url(text)])].map(
    (text) => ({ name: `${name} as ${text.slice(0, 2)}…`, bytes: Buffer.from(text) }),
  ),
]

/** Text as it may be folded: over lines, spaced, or with capitals. */
export function unfolded(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1')
  const joined = text.replaceAll(/\\[rn]|\\\/|[\s:]/g, (part) => (part === '\\/' ? '/' : ''))
  return Buffer.concat([bytes, Buffer.from(`\n${joined}\n${text.toLowerCase()}\n${joined.toLowerCase()}`, 'latin1')])
}

/** Which of these forms stand somewhere in these bytes. */
export function foundIn(bytes: Buffer, forms: readonly Form[]): string[] {
  const all = unfolded(bytes)
  return forms.filter((form) => all.includes(form.bytes)).map(({ name }) => name)
}

/** A private key as programs write it down. */
export function written(scalar: Buffer): Record<string, string | Buffer> {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(scalar)
  const [x, y, d] = [curve.getPublicKey().subarray(1, 33), curve.getPublicKey().subarray(33), scalar].map((bytes) => bytes.toString('base64url'))
  const key = createPrivateKey({ key: { kty: 'EC', crv: 'P-256', x: x!, y: y!, d: d! }, format: 'jwk' })
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' })
  return {
    ...{ bytes: scalar, hex: scalar.toString('hex'), capitals: scalar.toString('hex').toUpperCase(), base64: scalar.toString('base64'), base64url: d! },
    ...{ jwk: JSON.stringify(key.export({ format: 'jwk' })), 'pkcs8 as bytes': pkcs8, 'pkcs8 as base64': pkcs8.toString('base64') },
    ...{ 'pkcs8 as base64url': pkcs8.toString('base64url'), pem: String(key.export({ format: 'pem', type: 'pkcs8' })) },
    ...{ 'pem in an answer': JSON.stringify({ key: key.export({ format: 'pem', type: 'pkcs8' }) }), sec1: String(key.export({ format: 'pem', type: 'sec1' })) },
    ...{
      'a list of bytes': JSON.stringify([...scalar]),
      'an array of bytes': JSON.stringify(new Uint8Array(scalar)),
      number: String(BigInt(`0x${scalar.toString('hex')}`)),
    },
  }
}
