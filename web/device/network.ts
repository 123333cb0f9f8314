/** Whether the phone thinks that it has a network, and when to look again. `online` may be wrong; only an answer proves a network. */
export type Network = {
  online: () => boolean
  onChange: (listener: () => void) => () => void
  /** Whether the screen is in sight: what nobody sees asks for nothing. */
  seen: () => boolean
  /** The screen was turned to again: the one moment that every phone tells of. */
  onWake: (listener: () => void) => () => void
  /** The page is closed or left; what it begins now may not end. */
  onLeave: (listener: () => void) => () => void
}

export function makeNetwork(): Network {
  return {
    online: () => navigator.onLine,
    onChange: (listener) => {
      const stops = [heard(window, 'online', listener), heard(window, 'offline', listener)]
      return () => stops.forEach((stop) => stop())
    },
    seen: () => document.visibilityState === 'visible',
    onWake: (listener) => {
      const stops = [heard(document, 'visibilitychange', () => document.visibilityState === 'visible' && listener()), heard(window, 'pageshow', listener)]
      return () => stops.forEach((stop) => stop())
    },
    onLeave: (listener) => heard(window, 'pagehide', listener),
  }
}

function heard(target: EventTarget, name: string, listener: () => void): () => void {
  target.addEventListener(name, listener)
  return () => target.removeEventListener(name, listener)
}
