/** A newer build waiting to take over. It takes over only when told: never over a half-filled form or a running upload. */
export type Update = {
  onReady: (listener: () => void) => () => void
  /** Another tab let it take over: this page is of the old build and is to be loaded anew as soon as it may. */
  onTaken: (listener: () => void) => () => void
  /** Looks for a newer build now. */
  look: () => void
  /** Lets it take over and loads the page anew. */
  take: () => void
  reload: () => void
}

const HOUR = 3_600_000

export function makeUpdate(production: boolean): Update {
  const ready = new Set<() => void>()
  const taken = new Set<() => void>()
  let mine = false
  let take = () => location.reload()
  let look = () => {}
  if (production && 'serviceWorker' in navigator) {
    void import('workbox-window').then(({ Workbox }) => {
      const workbox = new Workbox('/sw.js')
      // The very first worker may wait for a moment too; it is no newer build.
      const offer = async () => (await navigator.serviceWorker.getRegistration())?.active && ready.forEach((listener) => listener())
      workbox.addEventListener('waiting', () => void offer())
      // On a first visit a worker takes a page that had none: nothing is to be loaded anew, but with the next one it is.
      let isServed = Boolean(navigator.serviceWorker.controller)
      workbox.addEventListener('controlling', () => {
        if (isServed) mine ? location.reload() : taken.forEach((listener) => listener())
        isServed = true
      })
      take = () => {
        mine = true
        workbox.messageSkipWaiting()
      }
      look = () => void workbox.update().catch(() => {})
      void workbox.register().catch(() => {})
      setInterval(look, HOUR)
    })
  }
  const heard = (listeners: Set<() => void>) => (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  return {
    onReady: heard(ready),
    onTaken: heard(taken),
    look: () => look(),
    take: () => take(),
    reload: () => location.reload(),
  }
}
