import type { Crop } from './grey.ts'
import { openNative } from './native.ts'
import type { Picture } from './pixels.ts'
import { makeWorkerDecoder } from './worker-decoder.ts'

/** Reads one picture at a time; the picture is closed by it. `null`: no code in it. Throws `DecoderGone` when nothing on this machine reads. */
export type Decoder = { read: (picture: Picture, crop: Crop, longest: number) => Promise<string | null>; close: () => void }

/** The browser's own reader when it proves itself, else ours in a worker; one that breaks is replaced for good. */
export function makeDecoder(spawn?: () => Worker): Decoder {
  let ours: Decoder | null = null
  let isClosed = false
  const worker = () => (ours ??= makeWorkerDecoder(spawn))
  let queue: Promise<unknown> = Promise.resolve()
  const native = openNative()
  async function read(...[picture, crop, longest]: Parameters<Decoder['read']>): Promise<string | null> {
    const theirs = ours ? null : await native
    if (isClosed) return (picture.close(), null)
    if (!theirs) return worker().read(picture, crop, longest)
    try {
      return await theirs.read(picture, crop, longest)
    } catch {
      worker()
      return null
    }
  }
  return {
    read: (...asked) => {
      const own = queue.then(() => read(...asked))
      queue = own.catch(() => {})
      return own
    },
    close() {
      isClosed = true
      ours?.close()
    },
  }
}
