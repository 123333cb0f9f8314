import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto'

const known = new WeakMap<Uint8Array, KeyObject>()

/** A secret as the cipher wants it: made of bare bytes at each call, it costs several times what the cipher does. */
function keyOf(secret: Uint8Array): KeyObject {
  const key = known.get(secret) ?? createSecretKey(secret)
  known.set(secret, key)
  return key
}

/** AES-256-GCM: 12 bytes of nonce, the cipher text, 16 bytes of tag; `about` is bound to it as associated data. */
export function seal(secret: Uint8Array, about: string, text: string | Uint8Array, nonce: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), nonce)
  cipher.setAAD(Buffer.from(about))
  return Buffer.concat([nonce, cipher.update(typeof text === 'string' ? Buffer.from(text) : text), cipher.final(), cipher.getAuthTag()])
}

/** Opens a box; throws when the key, the box or what it is about is another. */
export function unseal(secret: Uint8Array, about: string, box: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), box.subarray(0, 12))
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(box.subarray(-16))
  return Buffer.concat([decipher.update(box.subarray(12, -16)), decipher.final()])
}

export const unsealText = (secret: Uint8Array, about: string, box: Uint8Array): string => Buffer.from(unseal(secret, about, box)).toString('utf8')

/** HMAC-SHA256 as base64url: a keyed hash that can be matched but not undone. */
export const keyedHash = (secret: Uint8Array, text: string): string => createHmac('sha256', keyOf(secret)).update(text).digest('base64url')
