/** What is heard of one reading: when its code came into sight, when its frame was taken, when its text and its verdict stood (milliseconds on the page's clock), and which verdict. */
export type Reading = { picture: number; cameInSight: number; frame: number; text: number; verdict: number | null; kind: string | null }

declare global {
  interface Window {
    readings: Reading[]
    /** A worker with nothing to do, to time work in. */
    idle?: Worker
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
  const measured = (entries: PerformanceEntryList) => {
    for (const { name, startTime, duration } of entries) {
      // The next frames of the same voucher are read too; the counter takes them for one.
      if (name !== 'scan.text' || !inSight || inSight.isRead) continue
      inSight.isRead = true
      window.readings.push({ picture: inSight.picture, cameInSight: inSight.since, frame: startTime, text: startTime + duration, verdict: null, kind: null })
    }
  }
  const observer = new PerformanceObserver((list) => measured(list.getEntries()))
  observer.observe({ type: 'measure' })
  const verdict = () => {
    // A quick verdict stands before its measure has been told.
    measured(observer.takeRecords())
    const last = window.readings.at(-1)
    const shown = document.querySelector<HTMLElement>('.verdict')
    if (last && last.verdict === null && shown) [last.verdict, last.kind] = [performance.now(), shown.dataset['kind'] ?? null]
  }
  const begin = () => {
    new MutationObserver(() => (find(), verdict())).observe(document.documentElement, { subtree: true, childList: true })
    find()
  }
  document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', begin) : begin()
}
