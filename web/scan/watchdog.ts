/** A lens that sees nothing: covered, or a dark room. */
const DARK = 12
const DARK_FOR = 3_000
/** A picture that has stood still to the last pixel for so long comes from a camera that hangs. */
const STILL_FOR = 10_000

/** Looks at a few pixels of an open camera now and then. What stands still is `frozen` once: what stays still after a fresh start is only a still picture. */
export function makeWatchdog() {
  let before: Uint8Array | null = null
  let stillSince = 0
  let darkSince: number | null = null
  let isForgiven = false
  return {
    look(pixels: Uint8Array, at: number): 'fine' | 'dark' | 'frozen' {
      const isStill = before !== null && pixels.length === before.length && pixels.every((one, index) => one === before?.[index])
      if (!isStill) {
        isForgiven &&= before === null
        stillSince = at
      }
      before = pixels
      const isDark = pixels.reduce((sum, one) => sum + one, 0) < DARK * pixels.length
      darkSince = isDark ? (darkSince ?? at) : null
      if (darkSince !== null && at - darkSince >= DARK_FOR) return 'dark'
      if (isStill && !isDark && !isForgiven && at - stillSince >= STILL_FOR) {
        isForgiven = true
        return 'frozen'
      }
      return 'fine'
    },
    /** The camera was opened anew. */
    fresh() {
      before = null
      darkSince = null
    },
  }
}
