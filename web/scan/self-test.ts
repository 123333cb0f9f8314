import { encode } from 'uqr'
import type { Grey } from './grey.ts'

/** As long as a voucher's QR: 178 digits, version 6-Q. A reader that cannot read this one is not used. */
export const SELF_TEST = `1${'0246813579'.repeat(18)}`.slice(0, 178)
const MODULE = 4

/** A QR as a picture with four modules of quiet around. */
export function drawQr(text: string): Grey {
  const { data, size } = encode(text, { border: 4, ecc: 'Q' })
  const width = size * MODULE
  const light = new Uint8Array(width * width)
  for (let y = 0; y < width; y++) for (let x = 0; x < width; x++) light[y * width + x] = data[Math.floor(y / MODULE)]![Math.floor(x / MODULE)] ? 16 : 240
  return { width, height: width, light }
}
