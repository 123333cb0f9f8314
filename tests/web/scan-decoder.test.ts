import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openNative } from '../../web/scan/native.ts'
import type { ScanAsks, ScanSays } from '../../web/scan/scan-worker.ts'
import { SELF_TEST } from '../../web/scan/self-test.ts'
import { makeWatchdog } from '../../web/scan/watchdog.ts'
import { DecoderGone, makeWorkerDecoder } from '../../web/scan/worker-decoder.ts'

const WHOLE = { width: 1, height: 1 }
const picture = () => ({ close: vi.fn() }) as unknown as ImageBitmap

/** A worker that answers as told: with a text, with a failure, or never. */
class FakeWorker extends EventTarget {
  static made: FakeWorker[] = []
  ended = false
  readonly does: (asked: ScanAsks) => ScanSays | 'hang' | 'error'
  constructor(does: (asked: ScanAsks) => ScanSays | 'hang' | 'error', ready = true) {
    super()
    this.does = does
    FakeWorker.made.push(this)
    if (ready) queueMicrotask(() => this.say({ ready: 'zxing' }))
  }
  say(data: ScanSays) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  postMessage(asked: ScanAsks) {
    queueMicrotask(() => {
      const said = this.does(asked)
      if (said === 'error') this.dispatchEvent(new Event('error'))
      else if (said !== 'hang') this.say(said)
    })
  }
  terminate() {
    this.ended = true
  }
}
const spawn = (does: (asked: ScanAsks, nth: number) => ScanSays | 'hang' | 'error', ready = true) => {
  const nth = FakeWorker.made.length
  return new FakeWorker((asked) => does(asked, nth), ready) as unknown as Worker
}
const found = ({ id }: ScanAsks): ScanSays => ({ id, text: '679239104904' })

beforeEach(() => {
  FakeWorker.made = []
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

test('a worker that hangs over a picture is ended after 3 seconds, and the next picture is read by a fresh one', async () => {
  const decoder = makeWorkerDecoder(() => spawn((asked, nth) => (nth === 0 ? 'hang' : found(asked))))
  const first = decoder.read(picture(), WHOLE, 640)
  await vi.advanceTimersByTimeAsync(2_900)
  expect(FakeWorker.made[0]?.ended).toBe(false)
  await vi.advanceTimersByTimeAsync(200)
  expect(await first).toBeNull()
  expect(FakeWorker.made[0]?.ended).toBe(true)
  expect(await decoder.read(picture(), WHOLE, 640)).toBe('679239104904')
})

test.each(['error', 'failed'] as const)('a worker that breaks (%s) is replaced too', async (how) => {
  const decoder = makeWorkerDecoder(() => spawn((asked, nth) => (nth > 0 ? found(asked) : how === 'error' ? 'error' : { failed: true })))
  expect(await decoder.read(picture(), WHOLE, 640)).toBeNull()
  expect(await decoder.read(picture(), WHOLE, 640)).toBe('679239104904')
})

test('a slow start is no hang', async () => {
  const decoder = makeWorkerDecoder(() => spawn(found, false))
  let said: string | null | undefined
  void decoder.read(picture(), WHOLE, 640).then((text) => (said = text))
  await vi.advanceTimersByTimeAsync(0)
  expect(said).toBe('679239104904')
  const slow = makeWorkerDecoder(() => spawn(() => 'hang', false))
  let ended = false
  void slow.read(picture(), WHOLE, 640).then(() => (ended = true))
  await vi.advanceTimersByTimeAsync(10_000)
  expect(ended).toBe(false)
})

test('three in a row that break are enough: it is said that nothing reads, and it may be tried anew', async () => {
  let works = false
  const decoder = makeWorkerDecoder(() => spawn((asked) => (works ? found(asked) : 'error')))
  for (let count = 0; count < 3; count++) expect(await decoder.read(picture(), WHOLE, 640)).toBeNull()
  await expect(decoder.read(picture(), WHOLE, 640)).rejects.toBeInstanceOf(DecoderGone)
  works = true
  expect(await decoder.read(picture(), WHOLE, 640)).toBe('679239104904')
})

const native = (detect: () => Promise<{ rawValue: string }[]>, formats = ['qr_code']) => ({
  BarcodeDetector: class {
    static getSupportedFormats = async () => formats
    detect = detect
  },
})

test('the browser’s own reader is used only when it reads a QR as long as a voucher’s', async () => {
  vi.stubGlobal('ImageData', class {})
  expect(await openNative({})).toBeNull()
  expect(await openNative(native(async () => [{ rawValue: SELF_TEST }], ['ean_13']))).toBeNull()
  expect(await openNative(native(async () => []))).toBeNull()
  expect(await openNative(native(async () => [{ rawValue: SELF_TEST.slice(0, 40) }]))).toBeNull()
  expect(await openNative(native(() => Promise.reject(new Error('no service'))))).toBeNull()
  const silent = openNative(native(() => new Promise(() => {})))
  await vi.advanceTimersByTimeAsync(3_100)
  expect(await silent).toBeNull()
  const good = await openNative(native(async () => [{ rawValue: SELF_TEST }]))
  expect(await good?.read(picture(), WHOLE, 640)).toBe(SELF_TEST)
  vi.unstubAllGlobals()
})

test('a picture that stands still to the last pixel is frozen once; a dark one is dark, not frozen', () => {
  const dog = makeWatchdog()
  const still = Uint8Array.from({ length: 32 }, (_, at) => at * 7)
  expect([0, 5_000, 9_000, 10_500].map((at) => dog.look(still, at))).toEqual(['fine', 'fine', 'fine', 'frozen'])
  dog.fresh()
  expect([12_000, 20_000, 40_000].map((at) => dog.look(still, at))).toEqual(['fine', 'fine', 'fine'])
  dog.look(
    still.map((one) => one + 1),
    41_000,
  )
  expect([42_000, 52_500].map((at) => dog.look(still, at))).toEqual(['fine', 'frozen'])
  const dark = new Uint8Array(32)
  expect([60_000, 62_000, 63_500, 90_000].map((at) => dog.look(dark, at))).toEqual(['fine', 'fine', 'dark', 'dark'])
})
