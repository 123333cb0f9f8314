import type { Log } from './store.ts'
import { plainError } from './plain-error.ts'

/** Work that goes on behind the requests. One of a name runs at a time; a second start lets it run once more behind the first. `idle` waits for all, `stop` for what each does just now. */
export type Tasks = {
  start(name: string, run: (stopped: () => boolean) => Promise<void>): void
  isRunning(name: string): boolean
  idle(): Promise<void>
  stop(): Promise<void>
}

export function makeTasks(log: Log): Tasks {
  const running = new Map<string, Promise<void>>()
  let closed = false
  const idle = async () => {
    while (running.size > 0) await Promise.all(running.values())
  }
  return {
    start(name, run) {
      const before = running.get(name) ?? Promise.resolve()
      const one: Promise<void> = before
        .then(() => (closed ? undefined : run(() => closed)))
        .catch((error: unknown) =>
          log('error', { message: 'work in the background failed, it goes on at the next start', task: name, error: plainError(error) }),
        )
        .finally(() => void (running.get(name) === one && running.delete(name)))
      running.set(name, one)
    },
    isRunning: (name) => running.has(name),
    idle,
    stop() {
      closed = true
      return idle()
    },
  }
}
