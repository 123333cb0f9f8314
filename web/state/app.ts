import { createContext, createEffect, createMemo, createRoot, createSignal, on, onCleanup, useContext } from 'solid-js'
import type { Device } from '../device/device.ts'
import { createInstall } from './install.ts'
import { createPerson, type Person } from './person.ts'
import { createSession } from './session.ts'
import { createUpdate } from './update.ts'

/** The whole of the app's state, made once around a device's powers. */
export function createApp(device: Device) {
  const session = createSession(device)
  const [person, setPerson] = createSignal<Person | null>(null)
  const [online, setOnline] = createSignal(device.network.online())
  const update = createUpdate(device, () => person()?.sender.status().kind === 'sending')
  const install = createInstall(device)
  let close = () => {}

  const staffId = createMemo(() => session.profile()?.staffId ?? null)
  createEffect(
    on(staffId, (signedIn) => {
      close()
      close = () => {}
      setPerson(null)
      if (signedIn) void enter(signedIn)
    }),
  )

  async function enter(signedIn: string): Promise<void> {
    const deviceId = await session.deviceId()
    const profile = session.profile()
    if (profile?.staffId !== signedIn) return
    createRoot((dispose) => {
      const made = createPerson(device, session, profile, deviceId)
      close = () => (made.stop(), dispose())
      setPerson(made)
      void made.open()
    })
  }

  /** After signing in again the queue goes on by itself. */
  createEffect(on(session.expired, (expired, before) => before === true && !expired && void person()?.sender.kick(), { defer: true }))

  const stop = device.network.onChange(() => setOnline(device.network.online()))
  onCleanup(() => (close(), session.stop(), stop()))
  void session.open()

  return {
    ...{ device, session, person, online, update, install },
    me: () => session.profile()?.me ?? null,
    bundle: () => session.profile()?.bundle ?? null,
    signOut: async () => {
      await person()
        ?.wipeCopies()
        .catch(() => {})
      await session.signOut()
    },
  }
}
export type App = ReturnType<typeof createApp>

export const AppContext = createContext<App>()

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('AppContext is missing around this page')
  return app
}

/** Only below a route that asks for a session. */
export function usePerson(): Person {
  const person = useApp().person()
  if (!person) throw new Error('nobody is signed in here')
  return person
}
