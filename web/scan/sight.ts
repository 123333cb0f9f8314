/** Whether the page is in sight, and whether its camera may open without a question. */
export type Sight = { seen: () => boolean; onChange: (listener: () => void) => () => void; mayUse: () => Promise<boolean> }

export const makeSight = (): Sight => ({
  seen: () => document.visibilityState === 'visible',
  onChange(listener) {
    document.addEventListener('visibilitychange', listener)
    window.addEventListener('pagehide', listener)
    return () => {
      document.removeEventListener('visibilitychange', listener)
      window.removeEventListener('pagehide', listener)
    }
  },
  mayUse: () =>
    Promise.resolve()
      .then(() => navigator.permissions.query({ name: 'camera' as PermissionName }))
      .then(
        ({ state }) => state === 'granted',
        () => false,
      ),
})
