import type { Decoder } from './decoder.ts'
import { rgbaOfGrey } from './grey.ts'
import { drawQr, SELF_TEST } from './self-test.ts'

type Found = { rawValue: string }
type Detector = { detect: (source: ImageBitmapSource) => Promise<Found[]> }
type DetectorClass = (new (options: { formats: string[] }) => Detector) & { getSupportedFormats: () => Promise<string[]> }

/** The browser's own reader, or `null`: some have the name and no service behind it, some read short codes only. */
export async function openNative(of: { BarcodeDetector?: unknown } = globalThis as object): Promise<Omit<Decoder, 'close'> | null> {
  try {
    const Native = of.BarcodeDetector as DetectorClass | undefined
    if (!Native || !(await soon(Native.getSupportedFormats())).includes('qr_code')) return null
    const detector = new Native({ formats: ['qr_code'] })
    const { data, width, height } = rgbaOfGrey(drawQr(SELF_TEST))
    const [found] = await soon(detector.detect(new ImageData(data, width, height)))
    if (found?.rawValue !== SELF_TEST) return null
    return {
      read: (picture) =>
        soon(detector.detect(picture))
          .then((all) => all[0]?.rawValue || null, fail)
          .finally(() => picture.close()),
    }
  } catch {
    return null
  }
}

const fail = (why: unknown) => Promise.reject(why)

/** A service that has gone away never answers. */
const soon = <Value>(promise: Promise<Value>): Promise<Value> =>
  Promise.race([promise, new Promise<Value>((_, failed) => setTimeout(() => failed(new Error('no answer')), 3_000))])
