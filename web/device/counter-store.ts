import type { DBSchema } from 'idb'
import type { HandoverOutcome, HeldVoucher, Holdings } from '#contract/counter.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import type { DeviceHold } from '#rules/holding.ts'
import type { VoucherState } from '#rules/words.ts'
import { type Database, openAgain } from './database.ts'
import { keptKey, type Sealed } from './seal.ts'

/** What is sealed of a voucher: whom it is for, and its code. */
export type Inside = Omit<HeldVoucher, 'state' | 'hold' | 'seq' | 'redeemed'>

/**
 * A voucher that this device holds or knows of its office: found by `key`, the keyed name of its code, or by `who`, that of birth year and last four digits.
 * A hold that was heard of without its voucher has no more inside than the code (`known`). `owed`: its release waits to be told.
 */
export type Shelved = Omit<DeviceHold, 'code'> & {
  key: string
  who: string | null
  campaignId: string
  known: boolean
  /** Of this office, and so in its snapshot. */
  home: boolean
  state: VoucherState
  redeemed: HeldVoucher['redeemed']
  owed: 0 | 1
  box: Sealed
}

/** What a clerk did here and has no receipt for. `voucher` is the keyed name of its code. */
export type Operation = {
  order: number
  id: string
  kind: 'handover' | 'undo'
  of: string | null
  voucher: string
  /** What it moves on the shelf. */
  pieces: -1 | 0 | 1
  by: { id: string; name: string }
  state: 'queued' | 'refused'
  attempts: number
  capturedAt: number
  body: Sealed
  refusal: { code: RefusalCode; fields: string[] } | null
}

/** A handover made here a short while ago, so that it can be undone. `box` holds its code and the participant's initials. */
export type Given = { id: string; voucher: string; by: string; at: number; box: Sealed; outcome: HandoverOutcome | null; undone: boolean }

/** What the last good round told; `at`: when the snapshot was last whole, 0 while its first pages come. */
export type Told = Pick<Holdings, 'officeId' | 'office' | 'balance' | 'device' | 'campaigns'> & { at: number; promised?: number }

interface CounterSchema extends DBSchema {
  keys: { key: string; value: CryptoKey }
  vouchers: { key: string; value: Shelved; indexes: { who: string; campaignId: string; owed: number } }
  operations: { key: number; value: Operation; indexes: { id: string; voucher: string } }
  given: { key: string; value: Given }
  facts: { key: string; value: unknown }
}
export type CounterStore = Database<CounterSchema>
export const STRICT = { durability: 'strict' } as const

/** One for the device, whoever is signed in: a hold is the device's (RULES section 11). */
export function openCounterStore(name = 'ra-quan-counter'): CounterStore {
  return openAgain<CounterSchema>(name, 1, (database) => {
    database.createObjectStore('keys')
    const vouchers = database.createObjectStore('vouchers', { keyPath: 'key' })
    vouchers.createIndex('who', 'who')
    vouchers.createIndex('campaignId', 'campaignId')
    vouchers.createIndex('owed', 'owed')
    const operations = database.createObjectStore('operations', { keyPath: 'order', autoIncrement: true })
    operations.createIndex('id', 'id', { unique: true })
    operations.createIndex('voucher', 'voucher')
    database.createObjectStore('given', { keyPath: 'id' })
    database.createObjectStore('facts')
  })
}

export type NameOf = (kind: 'code' | 'who', text: string) => Promise<string>

/** Names a row by an HMAC of what it is looked for by, under a key that never leaves the browser: the store alone tells no code. */
export function makeNames(store: CounterStore): NameOf {
  const key = keptKey(store, 'n1', { name: 'HMAC', hash: 'SHA-256', length: 256 }, ['sign'])
  return async (kind, text) => {
    const mac = await crypto.subtle.sign('HMAC', await key(), new TextEncoder().encode(`${kind}:${text}`))
    return [...new Uint8Array(mac, 0, 20)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  }
}
