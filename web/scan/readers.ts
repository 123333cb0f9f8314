import { decodeQR } from 'qr/decode.js'
import { type PrepareZXingModuleOptions, prepareZXingModule, purgeZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import { doubled, type Grey, rgbaOfGrey } from './grey.ts'
import { drawQr, SELF_TEST } from './self-test.ts'

/** `plain`: the picture as it is. `fine`: its middle at twice the size, which finds codes of hardly two pixels a module. */
export type Way = 'plain' | 'fine'
/** Finds the text of a QR in a picture, or `null`. Throws when the reader itself is broken. */
export type Reader = { name: 'zxing' | 'qr'; read: (grey: Grey, way: Way) => Promise<string | null> }

/** Both ways, the quick one first. */
export const readThoroughly = async ({ read }: Reader, grey: Grey): Promise<string | null> => (await read(grey, 'plain')) ?? (await read(grey, 'fine'))

const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: true,
  maxNumberOfSymbols: 1,
  textMode: 'Plain',
}

/** ZXing-C++ as WebAssembly. `overrides` say where its wasm stands; nothing of it comes from elsewhere. */
export async function openZxing(overrides: NonNullable<PrepareZXingModuleOptions['overrides']>): Promise<Reader> {
  purgeZXingModule()
  await prepareZXingModule({ overrides: { printErr: () => {}, ...overrides }, fireImmediately: true })
  const read = async (grey: Grey, way: Way) => (await readBarcodes(rgbaOf(grey, way), OPTIONS))[0]?.text || null
  return proved({ name: 'zxing', read })
}

/** The small reader in plain JavaScript, for a browser that refuses WebAssembly. */
export async function openPlain(): Promise<Reader> {
  const read = async (grey: Grey, way: Way) => {
    try {
      return decodeQR(rgbaOf(grey, way), { effort: 4, timeLimit: 120 }) || null
    } catch {
      return null // It tells "nothing found" by throwing.
    }
  }
  return proved({ name: 'qr', read })
}

/** A reader is used only once it has read a QR as long as a voucher's; the first read also warms it up. */
async function proved(reader: Reader): Promise<Reader> {
  if ((await reader.read(drawQr(SELF_TEST), 'plain')) !== SELF_TEST) throw new Error(`the reader ${reader.name} fails its own test`)
  return reader
}

const rgbaOf = (grey: Grey, way: Way) => rgbaOfGrey(way === 'fine' ? doubled(grey) : grey) as ImageData
