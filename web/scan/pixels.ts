import { type Crop, type Grey, greyOfRgba, rectOf } from './grey.ts'

/** What a camera or a photo gives a worker. */
export type Picture = ImageBitmap | VideoFrame

const PLANAR = /^(I420|NV12|I422|I444)/

/** Grey of a picture's part, at most `longest` pixels long. A frame of a camera mostly has its grey in a plane of its own; anything else is drawn. */
export async function greyOf(picture: Picture, crop: Crop, longest: number): Promise<Grey> {
  if ('copyTo' in picture && PLANAR.test(picture.format ?? '')) {
    const turned = Math.abs((picture as { rotation?: number }).rotation ?? 0) % 180 === 90
    const seen = picture.visibleRect as DOMRectReadOnly
    const rect = rectOf(seen, turned ? { width: crop.height, height: crop.width } : crop)
    if (Math.max(rect.width, rect.height) <= longest) return planeOf(picture, { ...rect, x: rect.x + seen.x, y: rect.y + seen.y })
  }
  return drawn(picture, crop, longest)
}

async function planeOf(frame: VideoFrame, rect: DOMRectInit & { width: number; height: number }): Promise<Grey> {
  const bytes = new Uint8Array(frame.allocationSize({ rect }))
  const { offset, stride } = (await frame.copyTo(bytes, { rect }))[0]!
  const { width, height } = rect
  const light = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) light.set(bytes.subarray(offset + y * stride, offset + y * stride + width), y * width)
  return { width, height, light }
}

function drawn(picture: Picture, crop: Crop, longest: number): Grey {
  const size = 'displayWidth' in picture ? { width: picture.displayWidth, height: picture.displayHeight } : picture
  const rect = rectOf(size, crop)
  const scale = Math.min(1, longest / Math.max(rect.width, rect.height))
  const [width, height] = [Math.max(1, Math.round(rect.width * scale)), Math.max(1, Math.round(rect.height * scale))]
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!
  context.drawImage(picture, rect.x, rect.y, rect.width, rect.height, 0, 0, width, height)
  return greyOfRgba(context.getImageData(0, 0, width, height))
}
