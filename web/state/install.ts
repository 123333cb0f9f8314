import { createSignal, onCleanup } from 'solid-js'
import type { Device } from '../device/device.ts'

/** The browser's offer to put the app on the home screen, while it stands. */
export function createInstall(device: Device) {
  const [offer, setOffer] = createSignal<(() => Promise<void>) | null>(null)
  onCleanup(device.install.onOffer((next) => setOffer(() => next)))
  return {
    offered: () => offer() !== null,
    take: () => {
      void offer()?.()
      setOffer(null)
    },
  }
}
