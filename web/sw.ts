/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, matchPrecache, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import type { CounterFilesSays } from './device/counter-files.ts'

declare const self: ServiceWorkerGlobalScope

// The app's own files and nothing else: answers of the server hold people's data and are never put into a cache.
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api(\/|$)/, /^\/q(\/|$)/, /^\/(healthz|readyz)$/] }))

/** What a counter needs beyond the precache. It is kept on a clerk's machine alone, and whole responses, since the scanner's worker lives by the policy in its headers. */
const COUNTER = 'counter-files'
const AT_ONCE = 4

registerRoute(
  ({ url, sameOrigin, request }) => sameOrigin && request.method === 'GET' && url.pathname.startsWith('/assets/'),
  async ({ request }) => (await (await counterCache())?.match(request.url)) ?? fetch(request),
)

// A new build waits until the person says so, or until the last tab is closed.
self.addEventListener('message', (event) => {
  const { type } = (event.data as { type?: string } | null) ?? {}
  if (type === 'SKIP_WAITING') void self.skipWaiting()
  if (type === 'KEEP_COUNTER') event.waitUntil(keepCounter((said) => event.ports[0]?.postMessage(said)))
})

// On a machine that is a counter, the next build brings its files along before it takes over.
self.addEventListener('install', (event) => {
  event.waitUntil(counterCache().then((cache) => cache && bring(cache, () => {}).catch(() => {})))
})

// The page of the first visit too: it may lose its network before it is loaded again, and its next screens come from here (WebKit's own cache has none of them).
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

const counterCache = async (): Promise<Cache | null> => ((await caches.has(COUNTER)) ? caches.open(COUNTER) : null)

async function keepCounter(tell: (said: CounterFilesSays) => void): Promise<void> {
  try {
    const cache = await caches.open(COUNTER)
    const files = await bring(cache, tell)
    const wanted = new Set(files.map((file) => new URL(file, self.location.origin).href))
    for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url)
    tell({ ready: true, done: files.length, of: files.length })
  } catch {
    tell({ failed: true })
  }
}

/** Fetches what this build lists and is not there yet; files have their hash in their name. Throws when one does not come. */
async function bring(cache: Cache, tell: (said: CounterFilesSays) => void): Promise<string[]> {
  const list = (await matchPrecache('/counter-files.json')) ?? (await fetch('/counter-files.json', { cache: 'no-store' }))
  const files = (await list.json()) as string[]
  const waiting = [...files]
  let done = 0
  const carry = async () => {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      if (!(await cache.match(file))) await cache.add(file)
      tell({ ready: false, done: ++done, of: files.length })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, carry))
  return files
}
