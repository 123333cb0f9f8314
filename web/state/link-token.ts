import { createSignal, onCleanup } from 'solid-js'

/** The token of a one-time link. It is taken out of the address at once and stays in memory alone, so that no history, picture or tab list holds it. A second link opened in the same tab is taken too. */
export function createLinkToken(window: Pick<Window, 'location' | 'history' | 'addEventListener' | 'removeEventListener'> = globalThis.window) {
  const [token, setToken] = createSignal('')
  const take = () => {
    const found = window.location.hash.slice(1)
    if (!found) return
    setToken(found)
    window.history.replaceState(window.history.state, '', window.location.pathname)
  }
  take()
  window.addEventListener('hashchange', take)
  onCleanup(() => window.removeEventListener('hashchange', take))
  return token
}
