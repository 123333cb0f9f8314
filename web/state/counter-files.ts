import { createSignal, onCleanup } from 'solid-js'
import { keepCounterFiles } from '../device/counter-files.ts'
import type { Device } from '../device/device.ts'

/** `ready`: this machine opens its counter without network. */
export type CounterFiles = { ready: boolean; done: number; of: number }

/** Keeps the files of a counter on this machine; what broke off is taken up when the network is back. */
export function createCounterFiles(device: Pick<Device, 'network'>, keep = keepCounterFiles): () => CounterFiles {
  const [files, setFiles] = createSignal<CounterFiles>({ ready: false, done: 0, of: 0 })
  let isAsked = false
  const ask = () => {
    if (isAsked) return
    isAsked = true
    keep((said) => {
      if (!('failed' in said)) return void setFiles(said)
      isAsked = false
    })
  }
  ask()
  onCleanup(device.network.onChange(() => device.network.online() && ask()))
  onCleanup(device.network.onWake(ask))
  return files
}
