/** What is heard of one reading: when its code came into sight, when its frame was taken, when its text and its verdict stood. Milliseconds on the page's clock. */
export type Reading = { picture: number; cameInSight: number; frame: number; text: number; verdict: number | null }

declare global {
  interface Window {
    readings: Reading[]
  }
}

/** Runs in the page: reads the film's patch beside the scanner and joins what was measured. */
export function watchReadings({ patch, levels }: { patch: number; levels: number[] }): void {
  window.readings = []
  let inSight: { picture: number; since: number; isRead?: boolean } | null = null
  let isSure = false
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  const watched = new WeakSet<HTMLVideoElement>()
  const look = (video: HTMLVideoElement) =>
    video.requestVideoFrameCallback((now, facts) => {
      context.drawImage(video, patch / 2, patch / 2, 1, 1, 0, 0, 1, 1)
      const level = context.getImageData(0, 0, 1, 1).data[0]!
      const nearest = levels.reduce((best, one, index) => (Math.abs(one - level) < Math.abs(levels[best]! - level) ? index : best), 0)
      if (nearest === 0) [inSight, isSure] = [null, true]
      else if (inSight?.picture !== nearest - 1) inSight = { picture: nearest - 1, since: isSure ? (facts.captureTime ?? now) : Number.NaN }
      look(video)
    })
  const find = () => {
    const video = document.querySelector<HTMLVideoElement>('.scanner-video')
    if (!video || watched.has(video)) return
    watched.add(video)
    isSure = false
    look(video)
  }
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntriesByName('scan.text')) {
      // The next frames of the same voucher are read too; the counter takes them for one.
      if (!inSight || inSight.isRead) continue
      inSight.isRead = true
      window.readings.push({ picture: inSight.picture, cameInSight: inSight.since, frame: startTime, text: startTime + duration, verdict: null })
    }
  }).observe({ type: 'measure' })
  const verdict = () => {
    const last = window.readings.at(-1)
    if (last && last.verdict === null && document.querySelector('.verdict')) last.verdict = performance.now()
  }
  const begin = () => {
    new MutationObserver(() => (find(), verdict())).observe(document.documentElement, { subtree: true, childList: true })
    find()
  }
  document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', begin) : begin()
}
