/** A newer build waiting to take over. It takes over only when told: never over a half-filled form or a running upload. */
export type Update = {
  onReady: (listener: () => void) => () => void
  /** Looks for a newer build now. */
  look: () => void
  /** Lets it take over and loads the page anew. */
  take: () => void
}

const HOUR = 3_600_000

export function makeUpdate(production: boolean): Update {
  const listeners = new Set<() => void>()
  let take = () => location.reload()
  let look = () => {}
  if (production && 'serviceWorker' in navigator) {
    void import('workbox-window').then(({ Workbox }) => {
      const workbox = new Workbox('/sw.js')
      workbox.addEventListener('waiting', () => listeners.forEach((listener) => listener()))
      workbox.addEventListener('controlling', (event) => event.isUpdate && location.reload())
      take = () => workbox.messageSkipWaiting()
      look = () => void workbox.update().catch(() => {})
      void workbox.register().catch(() => {})
      setInterval(look, HOUR)
    })
  }
  return {
    onReady: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    look: () => look(),
    take: () => take(),
  }
}
