import { eraseDue } from '#db/campaigns/erase.ts'
import type { Store } from '#db/store.ts'
import { startHourly } from './hourly.ts'

/** Erases what is due. A backup from before an erasure still holds the key: keep none for longer. */
export const startRetention = (store: Store, every?: number): { stop(): Promise<void> } =>
  startHourly(
    store,
    'retention failed',
    async () => {
      for (const campaignId of await eraseDue(store)) store.log('info', { message: 'identifiers erased', campaign: campaignId })
    },
    every,
  )
