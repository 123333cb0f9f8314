import type { DBSchema } from 'idb'
import type { PhoneState } from '#rules/outbox.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import type { Receipt, Item } from '#contract/sync.ts'
import { type Database, openAgain } from './database.ts'
import type { Sealed } from './seal.ts'

/** An item that has no receipt yet. `version` counts the edits; `body` holds everything that was typed. */
export type Waiting = {
  order: number
  id: string
  kind: Exclude<Item['kind'], 'handover' | 'undo'>
  of: string | null
  state: Exclude<PhoneState, 'draft'>
  attempts: number
  version: number
  capturedAt: number
  body: Sealed
  refusal: { code: RefusalCode; fields: string[] } | null
}

/** What the server has: its newest word of an entry. */
export type Known = { id: string; seq: number; sealed: Sealed }

/** A receipt as kept: without the hash, which would give a CCCD away. */
export type Kept = Omit<Receipt, 'hash'> & { kind: Item['kind']; amount: number }

/** A signed voucher of this phone's pool, sealed; `entryId` once an entry took it, for good. */
export type Pooled = { order: number; campaignId: string; entryId: string | null; sealed: Sealed }

export type Draft = { id: string; at: number; sealed: Sealed }
/** The last answer to a read, by its address. Boards and news only, nobody's identifiers. */
export type Copy = { at: number; etag: string | null; value: unknown }

interface StaffSchema extends DBSchema {
  keys: { key: string; value: CryptoKey }
  outbox: { key: number; value: Waiting; indexes: { id: string } }
  entries: { key: string; value: Known }
  receipts: { key: string; value: Kept }
  drafts: { key: string; value: Draft }
  copies: { key: string; value: Copy }
  facts: { key: string; value: unknown }
  blanks: { key: number; value: Pooled }
}
export type StaffStore = Database<StaffSchema>

export function openStaffStore(staffId: string): StaffStore {
  return openAgain<StaffSchema>(`ra-quan-${staffId}`, 2, (database, from) => {
    if (from < 1) {
      database.createObjectStore('keys')
      database.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true }).createIndex('id', 'id', { unique: true })
      database.createObjectStore('entries', { keyPath: 'id' })
      database.createObjectStore('receipts', { keyPath: 'id' })
      database.createObjectStore('drafts', { keyPath: 'id' })
      database.createObjectStore('copies')
      database.createObjectStore('facts')
    }
    database.createObjectStore('blanks', { keyPath: 'order', autoIncrement: true })
  })
}
