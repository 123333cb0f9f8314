/// <reference lib="webworker" />
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { Crop } from './grey.ts'
import { greyOf, type Picture } from './pixels.ts'
import { openPlain, openZxing, type Reader, type Way } from './readers.ts'

declare const self: DedicatedWorkerGlobalScope

export type ScanAsks = { id: number; picture: Picture; crop: Crop; longest: number }
export type ScanSays = { ready: Reader['name'] } | { id: number; text: string | null } | { failed: true }

/** Reads QR codes apart from the page, under a policy of its own that lets WebAssembly run. */
const opened: Promise<Reader> = openZxing({ locateFile: () => wasm }).catch(openPlain)
let way: Way = 'plain'
const say = (words: ScanSays) => self.postMessage(words)
const fail = () => say({ failed: true })

opened.then(({ name }) => say({ ready: name }), fail)
self.addEventListener('message', ({ data }: MessageEvent<ScanAsks>) => void answer(data).catch(fail))

async function answer({ id, picture, crop, longest }: ScanAsks): Promise<void> {
  const { read } = await opened
  const grey = await greyOf(picture, crop, longest).finally(() => picture.close())
  const text = await read(grey, way)
  // Frames of a camera are much alike: after a miss the next one is looked at in the other way.
  way = text === null && way === 'plain' ? 'fine' : 'plain'
  say({ id, text })
}
