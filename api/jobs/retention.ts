import { eraseDue } from '#db/campaigns/erase.ts'
import { plainError } from '#db/plain-error.ts'
import type { Store } from '#db/store.ts'
import { HOUR } from '#rules/days.ts'

/** Erases what is due, now and each hour, until it is stopped. A backup from before an erasure still holds the key: keep none for longer. */
export function startRetention(store: Store, every = HOUR): { stop(): Promise<void> } {
  const run = async () => {
    try {
      for (const campaignId of await eraseDue(store)) store.log('info', { message: 'identifiers erased', campaign: campaignId })
    } catch (error) {
      store.log('error', { message: 'retention failed, it is tried again in an hour', error: plainError(error) })
    }
  }
  let running = run()
  const timer = setInterval(() => (running = running.then(run)), every)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
