import { IDBFactory } from 'fake-indexeddb'
import { makeApi } from '../../web/device/api.ts'
import type { Device } from '../../web/device/device.ts'
import { type DeviceStore, openDeviceStore } from '../../web/device/device-store.ts'
import { makeLeaseLocks, type Locks } from '../../web/device/locks.ts'
import { openStaffStore, type StaffStore } from '../../web/device/staff-store.ts'
import { type FakeServer, NOW } from './fake-server.ts'
import { isUnderWay } from './under-way.ts'

/** A phone in the hand of a test: its clock, its network and its time go as told. Two devices in one test are two tabs of one phone. */
export class FakePhone {
  now = NOW
  isOnline = true
  isSeen = true
  printed = 0
  saved: { name: string; file: Blob }[] = []
  copied: string[] = []
  /** Pictures handed on; null: this phone has no sheet for them. */
  pictures: { name: string; file: Blob }[] | null = null
  #timers = new Set<{ at: number; every: number | null; act: () => void }>()
  #changes = new Set<() => void>()
  #wakes = new Set<() => void>()
  #leaves = new Set<() => void>()
  device: Device
  staffStores = new Map<string, StaffStore>()
  deviceStore: DeviceStore = openDeviceStore()

  constructor(server: FakeServer, options: { webLocks?: boolean } = {}) {
    const api = makeApi({
      fetch: (...request) => (this.isOnline ? server.fetch(...(request as [string, RequestInit])) : Promise.reject(new TypeError('no network'))),
      now: () => this.now,
    })
    this.device = {
      name: 'Máy thử',
      now: () => this.now,
      random: () => 0.5,
      bytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      api,
      deviceStore: this.deviceStore,
      staffStore: (staffId) => {
        const store = this.staffStores.get(staffId) ?? openStaffStore(staffId)
        this.staffStores.set(staffId, store)
        return store
      },
      network: {
        online: () => this.isOnline,
        seen: () => this.isSeen,
        onChange: (listener) => kept(this.#changes, listener),
        onWake: (listener) => kept(this.#wakes, listener),
        onLeave: (listener) => kept(this.#leaves, listener),
      },
      timers: {
        after: (milliseconds, act) => this.#timer(milliseconds, null, act),
        every: (milliseconds, act) => this.#timer(milliseconds, milliseconds, act),
      },
      locks: options.webLocks === false ? makeLeaseLocks({ store: this.deviceStore, now: () => this.now, owner: crypto.randomUUID() }) : chained,
      channel: (name) => bus(name),
      share: {
        can: () => false,
        share: async () => true,
        picture: async (name, file) => (this.pictures ? (this.pictures.push({ name, file }), true) : null),
        copy: async (text) => (this.copied.push(text), true),
        print: () => this.printed++,
        save: (name, file) => void this.saved.push({ name, file }),
      },
      install: { onOffer: () => () => {}, installed: () => false },
      update: { onReady: () => () => {}, onTaken: () => () => {}, look: () => {}, take: () => {}, reload: () => {} },
      persist: () => {},
    }
  }

  #timer(milliseconds: number, every: number | null, act: () => void): () => void {
    const timer = { at: this.now + milliseconds, every, act }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Lets time go by, with all that was to happen in it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds
    for (;;) {
      const next = [...this.#timers].filter((timer) => timer.at <= end).sort((one, other) => one.at - other.at)[0]
      if (!next) break
      this.now = Math.max(this.now, next.at)
      if (next.every === null) this.#timers.delete(next)
      else next.at += next.every
      next.act()
      await settled()
    }
    this.now = end
  }

  async goOnline(online: boolean): Promise<void> {
    this.isOnline = online
    this.#changes.forEach((listener) => listener())
    await settled()
  }

  /** The page is closed; what it has begun goes on as far as it comes. */
  leave(): Promise<void> {
    this.#leaves.forEach((listener) => listener())
    return settled()
  }

  wake(): Promise<void> {
    this.#wakes.forEach((listener) => listener())
    return settled()
  }
}

/** Lets everything that was begun come to its end. */
export async function settled(): Promise<void> {
  // Turns, not time: a busy machine stretches both alike. What other threads do has no turns here, so none counts while they do it.
  for (let turn = 0; turn < 14; turn = isUnderWay() ? 0 : turn + 1) await new Promise((resume) => setTimeout(resume, 3))
}

/** Waits for what must come true, and fails where it never does: what came and went between two looks must be asked for by its traces. */
export async function until(truth: () => boolean): Promise<void> {
  for (let turn = 0; turn < 600 && !truth(); turn++) await settled()
  if (!truth()) throw new Error(`never came true: ${String(truth)}`)
}

/** A phone that was never used before. */
export function wipePhone(): void {
  globalThis.indexedDB = new IDBFactory()
  channels.clear()
  chains.clear()
}

const kept = (set: Set<() => void>, listener: () => void) => (set.add(listener), () => set.delete(listener))

const chains = new Map<string, Promise<unknown>>()
const chained: Locks = {
  alone: (name, work) => {
    const next = (chains.get(name) ?? Promise.resolve()).then(work)
    chains.set(
      name,
      next.catch(() => {}),
    )
    return next
  },
}

const channels = new Map<string, Set<(word: string) => void>>()
function bus(name: string) {
  const ears = channels.get(name) ?? new Set<(word: string) => void>()
  channels.set(name, ears)
  let own: ((word: string) => void) | null = null
  return {
    tell: (word: string) => ears.forEach((ear) => ear !== own && ear(word)),
    listen: (listener: (word: string) => void) => {
      own = listener
      ears.add(listener)
      return () => ears.delete(listener)
    },
  }
}
