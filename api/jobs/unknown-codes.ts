import type { Store } from '#db/store.ts'
import { openUnknown } from '#db/vouchers/parked.ts'
import { startHourly } from './hourly.ts'

/** Opens a case for each gift whose code stayed unknown for seven days (RULES section 11). */
export const startUnknownCodes = (store: Store): { stop(): Promise<void> } =>
  startHourly(store, 'unknown codes could not be looked through', async () => {
    const opened = await openUnknown(store)
    if (opened > 0) store.log('info', { message: 'gifts for unknown codes became cases', count: opened })
  })
