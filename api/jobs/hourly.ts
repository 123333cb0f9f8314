import { plainError } from '#db/plain-error.ts'
import type { Store } from '#db/store.ts'
import { HOUR } from '#rules/days.ts'

/** Does something now and each hour, one after another, until it is stopped; a failure is told in `failed` and tried again. */
export function startHourly(store: Store, failed: string, work: () => Promise<void>, every = HOUR): { stop(): Promise<void> } {
  const run = () => work().catch((error: unknown) => store.log('error', { message: `${failed}, it is tried again in an hour`, error: plainError(error) }))
  let running = run()
  const timer = setInterval(() => (running = running.then(run)), every)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
