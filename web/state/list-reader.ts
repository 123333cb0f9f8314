import type { ListReading } from './list-reading.ts'
import type { WorkerAsks, WorkerSays } from './list-worker.ts'

/** A reading that may be broken off. Every question of one that was, or that failed, is answered by a refusal. */
export type ListReader = ListReading & { close: () => void }
/** The worker's script did not come: there is no network, or a newer build took its place. */
export class ReaderAway extends Error {}
export type OpenReader = (progress: (share: number) => void) => ListReader

/** Reads in a worker, a file of its own beside the page: 100,000 rows never hold the page up, and leaving off ends it at once. */
export const openListReader: OpenReader = (progress) => {
  const worker = new Worker(new URL('./list-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (why: Error) => void }>()
  let last = 0
  let hasStarted = false
  const end = () => {
    worker.terminate()
    waiting.forEach(({ failed }) => failed(hasStarted ? new Error('the reading has ended') : new ReaderAway()))
    waiting.clear()
  }
  worker.addEventListener('error', end)
  worker.addEventListener('message', ({ data }: MessageEvent<WorkerSays>) => {
    hasStarted = true
    if ('share' in data) return progress(data.share)
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if ('failed' in data) asked?.failed(new Error('the reading has failed'))
    else asked?.done(data.value)
  })
  const ask = (call: WorkerAsks['call'], given: unknown[]) =>
    new Promise((done, failed) => {
      const id = ++last
      waiting.set(id, { done, failed })
      worker.postMessage({ id, call, given } satisfies WorkerAsks)
    })
  const names = ['open', 'take', 'look', 'rows', 'badCells', 'digest'] as const
  const calls = Object.fromEntries(names.map((name) => [name, (...given: unknown[]) => ask(name, given)])) as unknown as ListReading
  return { ...calls, close: end }
}
