/** A picture in grey, one byte a pixel, row by row. */
export type Grey = { width: number; height: number; light: Uint8Array }
/** The part of a picture to read, in shares of its width and height around the middle. */
export type Crop = { width: number; height: number }
export const WHOLE: Crop = { width: 1, height: 1 }

/** What of a picture is in sight in a box that it fills (`object-fit: cover`): only what one sees is read. */
export function coveredCrop(picture: { width: number; height: number }, box: { width: number; height: number }): Crop {
  if (!picture.width || !picture.height || !box.width || !box.height) return WHOLE
  const scale = Math.max(box.width / picture.width, box.height / picture.height)
  return { width: Math.min(1, box.width / scale / picture.width), height: Math.min(1, box.height / scale / picture.height) }
}

/** The rectangle of a crop in whole, even pixels, as planes of half a size need it. */
export function rectOf(size: { width: number; height: number }, crop: Crop) {
  const even = (pixels: number) => 2 * Math.round(pixels / 2)
  const width = Math.min(size.width, Math.max(2, even(size.width * crop.width)))
  const height = Math.min(size.height, Math.max(2, even(size.height * crop.height)))
  return { x: even((size.width - width) / 4) * 2, y: even((size.height - height) / 4) * 2, width, height }
}

/** Grey of RGBA, as the eye weighs the colours. */
export function greyOfRgba({ width, height, data }: { width: number; height: number; data: Uint8ClampedArray }): Grey {
  const light = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < light.length; at++, from += 4) light[at] = (306 * data[from]! + 601 * data[from + 1]! + 117 * data[from + 2]!) >> 10
  return { width, height, light }
}

/** RGBA of grey, for readers that take nothing else. */
export function rgbaOfGrey({ width, height, light }: Grey): { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> } {
  const data = new Uint8ClampedArray(light.length * 4)
  const pixels = new Uint32Array(data.buffer)
  for (let at = 0; at < light.length; at++) pixels[at] = 0xff000000 | (light[at]! * 0x010101)
  return { width, height, data }
}

/** No more pixels than this are doubled, so that a slow phone's worker is not held up. */
const MOST = 310_000

/** The middle of a picture at twice its size, the pixels between as the mean of their neighbours. */
export function doubled(grey: Grey): Grey {
  const share = Math.min(1, Math.sqrt(MOST / grey.light.length))
  const rect = rectOf(grey, { width: share, height: share })
  const [width, height] = [rect.width * 2 - 1, rect.height * 2 - 1]
  const light = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const above = (rect.y + (y >> 1)) * grey.width + rect.x
    const below = above + (y & 1) * grey.width
    for (let x = 0; x < width; x++) {
      const [left, right] = [x >> 1, (x + 1) >> 1]
      light[y * width + x] = (grey.light[above + left]! + grey.light[above + right]! + grey.light[below + left]! + grey.light[below + right]!) >> 2
    }
  }
  return { width, height, light }
}
