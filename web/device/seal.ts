import type { CounterStore } from './counter-store.ts'
import type { StaffStore } from './staff-store.ts'

/** Participant data at rest. `v` and `key` let a later version wrap or change the key without moving data. */
export type Sealed = { v: 1; key: string; iv: Uint8Array<ArrayBuffer>; box: ArrayBuffer }
export type Sealer = { seal: (value: unknown) => Promise<Sealed>; open: <Value>(sealed: Sealed) => Promise<Value> }

const KEY = 'k1'

/** Seals under a key that the browser keeps and never gives out. The key is made once for each person on this phone, and once for its counter. */
export function makeSealer(store: StaffStore | CounterStore): Sealer {
  const key = keptKey(store, KEY, { name: 'AES-GCM', length: 256 }, ['encrypt', 'decrypt'])
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

/** A key of the store by its name, looked for once and again after a failure. */
export function keptKey(store: StaffStore | CounterStore, name: string, kind: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]): () => Promise<CryptoKey> {
  let found: Promise<CryptoKey> | null = null
  return () => (found ??= findKey(store as StaffStore, name, kind, uses).catch((problem: unknown) => Promise.reject(((found = null), problem))))
}

/** Two tabs may make a key at once: the first one stored is everyone's. */
async function findKey(store: StaffStore, name: string, kind: AesKeyGenParams | HmacKeyGenParams, uses: KeyUsage[]): Promise<CryptoKey> {
  const known = await store.run((database) => database.get('keys', name))
  if (known) return known
  const made = await crypto.subtle.generateKey(kind, false, uses)
  return store.run(async (database) => {
    const change = database.transaction('keys', 'readwrite', { durability: 'strict' })
    const first = await change.store.get(name)
    if (!first) await change.store.put(made, name)
    await change.done
    return first ?? made
  })
}
