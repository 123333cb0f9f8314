import { makeApi } from './api.ts'
import { makeChannel } from './channel.ts'
import type { Device } from './device.ts'
import { openDeviceStore } from './device-store.ts'
import { makeInstall } from './install.ts'
import { makeLeaseLocks, makeWebLocks } from './locks.ts'
import { makeNetwork } from './network.ts'
import { makeShare } from './share.ts'
import { openStaffStore, type StaffStore } from './staff-store.ts'
import { makeTimers } from './timers.ts'
import { makeUpdate } from './update.ts'
import { uuid7 } from './uuid.ts'

/** The powers of a real phone. */
export function makeBrowserDevice(production: boolean): Device {
  const now = () => Date.now()
  const bytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
  const deviceStore = openDeviceStore()
  const staffStores = new Map<string, StaffStore>()
  return {
    name: nameOf(navigator.userAgent),
    now,
    random: Math.random,
    bytes,
    api: makeApi({ fetch: (...request) => fetch(...request), now: () => performance.now() }),
    deviceStore,
    staffStore: (staffId) => {
      const store = staffStores.get(staffId) ?? openStaffStore(staffId)
      staffStores.set(staffId, store)
      return store
    },
    network: makeNetwork(),
    timers: makeTimers(),
    locks: navigator.locks ? makeWebLocks(navigator.locks) : makeLeaseLocks({ store: deviceStore, now, owner: uuid7(now(), bytes(10)) }),
    channel: makeChannel,
    share: makeShare(),
    install: makeInstall(),
    update: makeUpdate(production),
    persist: () => void navigator.storage?.persist?.().catch(() => {}),
  }
}

function nameOf(userAgent: string): string {
  const system = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS', 'Linux'].find((name) => userAgent.includes(name)) ?? 'Web'
  const browser = ['Edg', 'Firefox', 'Chrome', 'Safari'].find((name) => userAgent.includes(name)) ?? ''
  return [system, browser.replace('Edg', 'Edge')].filter(Boolean).join(', ')
}
