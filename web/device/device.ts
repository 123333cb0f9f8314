import type { Api } from './api.ts'
import type { Channel } from './channel.ts'
import type { DeviceStore } from './device-store.ts'
import type { Install } from './install.ts'
import type { Locks } from './locks.ts'
import type { Network } from './network.ts'
import type { Share } from './share.ts'
import type { StaffStore } from './staff-store.ts'
import type { Timers } from './timers.ts'
import type { Update } from './update.ts'

/** What a phone can do: the one list of powers. State gets it injected; tests hand in their own. */
export type Device = {
  /** A name for people, as in the list of one's phones: "Android, Chrome". */
  name: string
  now: () => number
  /** From 0 to 1, for jitter only. */
  random: () => number
  /** Random bytes, for names of things. */
  bytes: (count: number) => Uint8Array
  api: Api
  deviceStore: DeviceStore
  staffStore: (staffId: string) => StaffStore
  network: Network
  timers: Timers
  locks: Locks
  channel: (name: string) => Channel
  share: Share
  install: Install
  update: Update
  /** Asks the browser not to clear this app's store when the phone runs short. */
  persist: () => void
}
