import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Grey } from '../../web/scan/grey.ts'
import { photograph, seeded, type Shot } from '../web/photographed.ts'

const RATE = 15
const EMPTY_FOR = 0.8
const CODE_FOR = 1.7
/** Side of the patch in the corner that says which picture of the film is in sight; outside of what the viewfinder shows. */
export const PATCH = 24
export const levelOf = (index: number | null): number => (index === null ? 16 : 60 + 20 * index)

/** A film for Chromium's false camera (Y4M, 640 × 480): an empty table, a voucher, an empty table, the next voucher; and so on, round and round. */
export function makeFilm(texts: string[], seed = 5): string {
  const random = seeded(seed)
  const frames: Buffer[] = []
  const chroma = Buffer.alloc((640 * 480) / 2, 128)
  const show = (picture: Grey, index: number | null, seconds: number) => {
    const marked = Buffer.from(picture.light)
    for (let y = 0; y < PATCH; y++) marked.fill(levelOf(index), y * 640, y * 640 + PATCH)
    for (let count = 0; count < seconds * RATE; count++) frames.push(Buffer.from('FRAME\n'), marked, chroma)
  }
  const empty: Grey = { width: 640, height: 480, light: Uint8Array.from({ length: 640 * 480 }, () => 66 + Math.floor(random() * 9)) }
  for (const [index, text] of texts.entries()) {
    show(empty, null, EMPTY_FOR)
    show(photograph(text, handHeld(random), random), index, CODE_FOR)
  }
  const path = join(mkdtempSync(join(tmpdir(), 'ra-quan-film-')), 'camera.y4m')
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W640 H480 F${RATE}:1 Ip A1:1 C420jpeg\n`), ...frames]))
  return path
}

/** In the frame of the viewfinder, 9 to 15 cm away, as a person holds it who looks at the screen. */
function handHeld(random: () => number): Shot {
  const between = (low: number, high: number) => low + (high - low) * random()
  return {
    ...{ distance: between(90, 150), turn: between(0, 360), tilt: between(0, 25), tiltTowards: between(0, 360) },
    ...{ aside: [between(-8, 8), between(-8, 8)], blur: between(0.4, 0.8), noise: between(3, 7) },
    ...{ shade: between(0.5, 1), lightFrom: between(0, 360), exposure: between(0.6, 1) },
  }
}
