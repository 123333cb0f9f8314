import type { Decoder } from './decoder.ts'
import { WHOLE } from './grey.ts'

/** A sharp photo is read small; a code that fills little of it only at a larger size. */
const SIZES = [1_200, 2_400, 640]

/** The code in a photo, or `null`: a large one is scaled, and tried at a few sizes. */
export async function readPhoto(file: Blob, decoder: Decoder): Promise<string | null> {
  const photo = await createImageBitmap(file).catch(() => null)
  if (!photo) return null
  const longest = Math.max(photo.width, photo.height)
  try {
    for (const size of new Set(SIZES.map((one) => Math.min(one, longest)))) {
      const scale = size / longest
      const picture = await createImageBitmap(photo, {
        resizeWidth: Math.max(1, Math.round(photo.width * scale)),
        resizeHeight: Math.max(1, Math.round(photo.height * scale)),
        resizeQuality: 'medium',
      })
      const text = await decoder.read(picture, WHOLE, size)
      if (text) return text
    }
    return null
  } finally {
    photo.close()
  }
}
