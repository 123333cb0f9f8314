/** How far the files of a counter are kept on this machine. */
export type CounterFilesSays = { ready: boolean; done: number; of: number } | { failed: true }

/** Asks the service worker to keep the files of a counter. Without one (a first visit, a private window) it waits until there is one, or never hears. */
export function keepCounterFiles(hear: (said: CounterFilesSays) => void): void {
  if (!('serviceWorker' in navigator)) return hear({ failed: true })
  void navigator.serviceWorker.ready.then(({ active }) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', ({ data }: MessageEvent<CounterFilesSays>) => {
      hear(data)
      if ('failed' in data || data.ready) port1.close()
    })
    port1.start()
    active?.postMessage({ type: 'KEEP_COUNTER' }, [port2])
  })
}
