import { createSignal, onCleanup } from 'solid-js'
import { type CameraAway, type CameraTrouble, type Feed, type OpenCamera, openCamera } from '../scan/camera.ts'
import { type Decoder, makeDecoder } from '../scan/decoder.ts'
import { readPhoto } from '../scan/photo.ts'
import { makeSight, type Sight } from '../scan/sight.ts'
import { makeWatchdog } from '../scan/watchdog.ts'

export type ScannerTrouble = CameraTrouble | 'stuck' | 'no-reader'
export type ScannerState =
  | { kind: 'off' }
  | { kind: 'opening'; again: boolean }
  | { kind: 'on'; dark: boolean; torch: 'none' | 'off' | 'on' }
  | { kind: 'failed'; why: ScannerTrouble }
export type ScannerPowers = { open: OpenCamera; decoder: () => Decoder; sight: Sight; now: () => number; nap: (milliseconds: number) => Promise<void> }

/** No longer than this many pixels: a voucher fills a good part of what is in sight. */
const LONGEST = 1_280
/** A camera that works gives many frames in this time. */
const SILENT = 3_000
const RESTARTS = 3
/** One that ran so long was well: its restarts are counted anew. */
const WELL = 10_000
const LOOKS = 1_000

const real = (): ScannerPowers => ({
  ...{ open: openCamera, decoder: makeDecoder, sight: makeSight(), now: () => performance.now() },
  nap: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
})

/** Whether this machine's people want no camera, kept by whoever shows the scanner. */
export type CameraChoice = { isOff: () => Promise<boolean>; setOff: (off: boolean) => void }
type Given = { onText: (text: string) => void; paused: () => boolean; video: () => HTMLVideoElement; choice?: CameraChoice | undefined }

/** The camera of a counter: frames one at a time into the decoder, every text found into `onText`, also the same one again and again. */
export function createScanner(given: Given, powers: ScannerPowers = real()) {
  const { sight, now, nap } = powers
  const [state, setState] = createSignal<ScannerState>({ kind: 'off' })
  const [photo, setPhoto] = createSignal<'none' | 'reading' | 'nothing'>('none')
  const [found, setFound] = createSignal(0)
  const watchdog = makeWatchdog()
  const decoder = powers.decoder()
  let turn = 0
  let isWanted = false
  let isGone = false
  let feed: Feed | null = null

  const stop = () => {
    turn++
    feed?.close()
    feed = null
  }
  const fail = (why: ScannerTrouble) => (stop(), setState({ kind: 'failed', why }))

  async function run(): Promise<void> {
    stop()
    const own = turn
    for (let restarts = 0; restarts <= RESTARTS; restarts++) {
      setState({ kind: 'opening', again: restarts > 0 })
      if (restarts > 0) await nap(400 * restarts)
      if (own !== turn) return
      const opened = await powers.open(given.video()).catch((error: CameraAway) => error)
      if (own !== turn) return 'close' in opened ? opened.close() : undefined
      if (!('close' in opened)) return void fail(opened.why ?? 'busy')
      feed = opened
      const since = now()
      const end = await watch(opened, () => own === turn)
      if (own !== turn) return
      opened.close()
      feed = null
      if (end === 'no-reader') return void fail('no-reader')
      if (now() - since > WELL) restarts = 0
    }
    fail('stuck')
  }

  /** Reads until the camera is lost, the decoder is gone or nobody wants it any more. */
  async function watch(on: Feed, isOurs: () => boolean): Promise<'lost' | 'no-reader' | 'over'> {
    let isLost = false
    let looked = now()
    on.onLost(() => (isLost = true))
    watchdog.fresh()
    setState({ kind: 'on', dark: false, torch: on.torch ? 'off' : 'none' })
    while (isOurs()) {
      if (isLost) return 'lost'
      if (given.paused()) {
        await nap(100)
        continue
      }
      const frame = await on.frame(SILENT)
      if (!frame) return isOurs() ? 'lost' : 'over'
      const text = await decoder.read(frame.picture, frame.crop, LONGEST).catch(() => undefined)
      if (!isOurs()) return 'over'
      if (text === undefined) return 'no-reader'
      if (text && !given.paused()) tell(text, frame.at)
      if (now() - looked < LOOKS) continue
      looked = now()
      const seen = watchdog.look(on.glance(), looked)
      if (seen === 'frozen') return 'lost'
      setState((is) => (is.kind === 'on' && is.dark !== (seen === 'dark') ? { ...is, dark: seen === 'dark' } : is))
    }
    return 'over'
  }

  function tell(text: string, at: number | null): void {
    // The way from a frame to its text, for whoever measures; the verdict joins it with a mark of its own.
    if (at !== null) performance.measure('scan.text', { start: at, end: performance.now() })
    setFound((count) => count + 1)
    given.onText(text)
  }

  async function readFile(file: Blob): Promise<void> {
    setPhoto('reading')
    const text = await readPhoto(file, decoder).catch(() => null)
    if (isGone) return
    setPhoto(text ? 'none' : 'nothing')
    if (text) tell(text, null)
  }

  async function setTorch(on: boolean): Promise<void> {
    const taken = (await feed?.setTorch(on)) === true
    if (taken) setState((is) => (is.kind === 'on' ? { ...is, torch: on ? 'on' : 'off' } : is))
  }

  const start = () => ((isWanted = true), void run())
  // A page out of sight keeps no camera; back in sight it goes on, also from a trouble that may be over.
  const stopListening = sight.onChange(() => {
    if (!isWanted) return
    if (sight.seen()) return void run()
    stop()
    setState({ kind: 'opening', again: true })
  })
  onCleanup(() => ((isGone = true), stopListening(), stop(), decoder.close()))

  return {
    ...{ state, photo, found, setTorch },
    start: () => (given.choice?.setOff(false), start()),
    off: () => (given.choice?.setOff(true), (isWanted = false), stop(), setState({ kind: 'off' })),
    readFile: (file: Blob) => void readFile(file),
    /** Opens the camera by itself where it may without asking, and nobody has put it away. */
    startIfAllowed: async () => !(await given.choice?.isOff()) && (await sight.mayUse()) && !isGone && state().kind === 'off' && start(),
  }
}
