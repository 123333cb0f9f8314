/** What tabs of one phone tell each other. A word only, never data: whoever hears it reads the store. */
export type Channel = { tell: (word: string) => void; listen: (listener: (word: string) => void) => () => void }

/** Silent where the browser has no BroadcastChannel; a tab then catches up when it is turned to. */
export function makeChannel(name: string): Channel {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, listen: () => () => {} }
  const channel = new BroadcastChannel(name)
  return {
    tell: (word) => channel.postMessage(word),
    listen: (listener) => {
      const hear = (event: MessageEvent) => listener(String(event.data))
      channel.addEventListener('message', hear)
      return () => channel.removeEventListener('message', hear)
    },
  }
}
