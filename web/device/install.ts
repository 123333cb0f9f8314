/** Putting the app on the home screen, where the browser offers it. */
export type Install = { onOffer: (listener: (offer: (() => Promise<void>) | null) => void) => () => void; installed: () => boolean }

type InstallEvent = Event & { prompt: () => Promise<void> }

export function makeInstall(): Install {
  return {
    installed: () => window.matchMedia('(display-mode: standalone)').matches,
    onOffer: (listener) => {
      const offer = (event: Event) => {
        event.preventDefault()
        listener(() => (event as InstallEvent).prompt())
      }
      const done = () => listener(null)
      window.addEventListener('beforeinstallprompt', offer)
      window.addEventListener('appinstalled', done)
      return () => {
        window.removeEventListener('beforeinstallprompt', offer)
        window.removeEventListener('appinstalled', done)
      }
    },
  }
}
