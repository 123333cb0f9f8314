import type { StaffStore } from './staff-store.ts'

/** Participant data at rest. `v` and `key` let a later version wrap or change the key without moving data. */
export type Sealed = { v: 1; key: string; iv: Uint8Array<ArrayBuffer>; box: ArrayBuffer }
export type Sealer = { seal: (value: unknown) => Promise<Sealed>; open: <Value>(sealed: Sealed) => Promise<Value> }

const KEY = 'k1'

/** Seals under a key that the browser keeps and never gives out. The key is made once for each person on this phone. */
export function makeSealer(store: StaffStore): Sealer {
  let found: Promise<CryptoKey> | null = null
  const key = () => (found ??= findKey(store).catch((problem: unknown) => Promise.reject(((found = null), problem))))
  return {
    seal: async (value) => {
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const box = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), new TextEncoder().encode(JSON.stringify(value)))
      return { v: 1, key: KEY, iv, box }
    },
    open: async <Value>(sealed: Sealed) => {
      const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, await key(), sealed.box)
      return JSON.parse(new TextDecoder().decode(plain)) as Value
    },
  }
}

/** Two tabs may make a key at once: the first one stored is everyone's. */
async function findKey(store: StaffStore): Promise<CryptoKey> {
  const known = await store.run((database) => database.get('keys', KEY))
  if (known) return known
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  return store.run(async (database) => {
    const change = database.transaction('keys', 'readwrite', { durability: 'strict' })
    const first = await change.store.get(KEY)
    if (!first) await change.store.put(made, KEY)
    await change.done
    return first ?? made
  })
}
