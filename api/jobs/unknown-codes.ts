import { plainError } from '#db/plain-error.ts'
import type { Store } from '#db/store.ts'
import { openUnknown } from '#db/vouchers/parked.ts'
import { HOUR } from '#rules/days.ts'

/** Opens a case for each gift whose code stayed unknown for seven days, now and each hour, until it is stopped (RULES section 11). */
export function startUnknownCodes(store: Store, every = HOUR): { stop(): Promise<void> } {
  const run = async () => {
    try {
      const opened = await openUnknown(store)
      if (opened > 0) store.log('info', { message: 'gifts for unknown codes became cases', count: opened })
    } catch (error) {
      store.log('error', { message: 'unknown codes could not be looked through, it is tried again in an hour', error: plainError(error) })
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
