import type { Decoder } from './decoder.ts'
import type { ScanAsks, ScanSays } from './scan-worker.ts'

/** Nothing on this machine reads a picture: the worker's script did not come, or ends each time. */
export class DecoderGone extends Error {}

/** Longer than any read; what has not answered by then never does. */
const HANGS = 3_000
/** On a slow phone the wasm takes its time to be made ready. */
const STARTS = 20_000
const TRIES = 3

/** Our reader in a worker. One that breaks or hangs is ended and another started; the picture that did it is let go. */
export function makeWorkerDecoder(spawn: () => Worker = start): Decoder {
  let worker: Worker | null = null
  let isReady = false
  let failures = 0
  let last = 0
  let settle: ((said: { text: string | null } | null) => void) | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function open(): Worker {
    const made = spawn()
    made.addEventListener('error', () => made === worker && end())
    made.addEventListener('messageerror', () => made === worker && end())
    made.addEventListener('message', ({ data }: MessageEvent<ScanSays>) => made === worker && hear(data))
    return made
  }

  function hear(said: ScanSays): void {
    if ('failed' in said) return end()
    if ('ready' in said) {
      isReady = true
      performance.mark('scan.reader', { detail: said.ready })
      if (settle) watch()
      return
    }
    if (said.id !== last) return
    failures = 0
    answer({ text: said.text })
  }

  function watch(): void {
    clearTimeout(timer)
    timer = setTimeout(end, isReady ? HANGS : STARTS)
  }

  function answer(said: { text: string | null } | null): void {
    clearTimeout(timer)
    const waiting = settle
    settle = null
    waiting?.(said)
  }

  function end(): void {
    worker?.terminate()
    worker = null
    isReady = false
    failures += 1
    answer(null)
  }

  return {
    async read(picture, crop, longest) {
      if (failures >= TRIES) {
        failures = 0
        picture.close()
        throw new DecoderGone()
      }
      const asked = (worker ??= open())
      const id = ++last
      const said = await new Promise<{ text: string | null } | null>((done) => {
        settle = done
        watch()
        asked.postMessage({ id, picture, crop, longest } satisfies ScanAsks, [picture])
      })
      return said?.text ?? null
    },
    close() {
      end()
      failures = 0
    },
  }
}

const start = () => new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module', name: 'scan' })
