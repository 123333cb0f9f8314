import type { DBSchema } from 'idb'
import type { CampaignBundle } from '#contract/campaigns.ts'
import type { Me } from '#contract/sessions.ts'
import { type Database, openAgain } from './database.ts'

/** Who has signed in here and what the app needs to open for them without network. Nothing of a participant. */
export type Profile = { staffId: string; me: Me; bundle: CampaignBundle | null; bundleEtag: string | null; at: number }

interface DeviceSchema extends DBSchema {
  facts: { key: string; value: unknown }
  profiles: { key: string; value: Profile }
}
export type DeviceStore = Database<DeviceSchema>

export function openDeviceStore(): DeviceStore {
  return openAgain<DeviceSchema>('ra-quan', 1, (database) => {
    database.createObjectStore('facts')
    database.createObjectStore('profiles', { keyPath: 'staffId' })
  })
}
