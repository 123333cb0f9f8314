import { makeListReading } from './list-reading.ts'

/** The reading of lists aside from the page: it is asked by name and answers by number. */
export type WorkerAsks = { id: number; call: 'open' | 'take' | 'look' | 'rows' | 'badCells' | 'digest'; given: unknown[] }
export type WorkerSays = { share: number } | { id: number; value: unknown } | { id: number; failed: true }

const say = (words: WorkerSays) => postMessage(words)
const reading = makeListReading((share) => say({ share }))
const calls = reading as unknown as Record<WorkerAsks['call'], (...given: unknown[]) => Promise<unknown>>

addEventListener('message', ({ data: { id, call, given } }: MessageEvent<WorkerAsks>) => {
  calls[call](...given).then(
    (value) => say({ id, value }),
    () => say({ id, failed: true }),
  )
})

say({ share: 0 })
