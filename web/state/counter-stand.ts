import { createRoot, createSignal } from 'solid-js'
import type { Given, Operation, Told } from '../device/counter-store.ts'
import type { App } from './app.ts'
import { type BookPowers, type GivenInside } from './counter-book.ts'
import { releaseLast } from './counter-holdings.ts'
import { makeShelf, releasesOwed } from './counter-shelf.ts'
import { createCounterSync } from './counter-sync.ts'

/** A handover that this device made a short while ago, opened for its clerk's eyes. */
export type OpenGiven = Omit<Given, 'box'> & GivenInside & { isWaiting: boolean }
type Pages = { told: Told | null; operations: Operation[]; given: OpenGiven[] }

const stands = new WeakMap<App, { staffId: string; stand: Promise<CounterStand>; stop: () => void }>()

/** What this device is at a counter, for the person signed in: made when a counter's screen is first opened, and then at work behind every screen. */
export async function counterStand(app: App): Promise<CounterStand> {
  const staffId = app.person()!.staffId
  const known = stands.get(app)
  if (known?.staffId === staffId) return known.stand
  known?.stop()
  let stop = () => {}
  const stand = app.session.deviceId().then((deviceId) => createRoot((dispose) => ((stop = dispose), createStand(app, staffId, deviceId))))
  stands.set(app, { staffId, stand, stop: () => void stand.then((made) => (made.sync.stop(), stop())) })
  return stand
}

function createStand(app: App, staffId: string, deviceId: string) {
  const { device } = app
  const own = () => app.me()?.assignments.find(({ role }) => role === 'clerk') ?? null
  const [pages, setPages] = createSignal<Pages>({ told: null, operations: [], given: [] })
  const tabs = device.channel('ra-quan-counter')
  const newId = app.person()!.newId
  const inSight = new Set<() => string | null>()
  const claims = new Set<object>()
  const clerk = () => ({ id: staffId, name: app.me()?.name ?? '', office: own()?.office ?? pages().told?.office ?? '' })
  const power: BookPowers = { ...makeShelf(device.now), newId, clerk }

  async function reload(): Promise<void> {
    const [told, operations, given] = await power.store.run((database) =>
      Promise.all([database.get('facts', 'told'), database.getAll('operations'), database.getAll('given')]),
    )
    const unsent = new Set(operations.map(({ id }) => id))
    const open = await Promise.all(
      given.map(async ({ box, ...one }) => ({ ...one, ...(await power.sealer.open<GivenInside>(box)), isWaiting: unsent.has(one.id) })),
    )
    setPages({ told: (told as Told | undefined) ?? null, operations, given: open.toSorted((one, other) => other.at - one.at) })
  }
  const changed = async () => {
    await reload()
    tabs.tell('changed')
  }
  const round = {
    ...power,
    ...{ api: device.api, deviceId, officeId: () => own()?.officeId ?? null, memory: { since: null, roundTrip: undefined } },
    isInSight: (code: string) => claims.size > 0 || [...inSight].some((shown) => shown() === code),
  }
  const sync = createCounterSync({
    ...round,
    ...{ device, expired: app.session.expire, changed },
  })
  const stopTabs = tabs.listen((word) => word === 'changed' && void reload())
  // Whatever screen it was made for: what a page that is gone has left to be told is told.
  const tellsLeft = async () => operations().length > 0 || (await releasesOwed(power, 1)).length > 0
  void reload().then(async () => void ((await tellsLeft()) && sync.kick()))

  /** After a change here: shown, told to the other tabs, sent. */
  const afterwards = async <Result>(work: Promise<Result>): Promise<Result> => {
    const result = await work
    await changed()
    void sync.kick(true)
    return result
  }
  const operations = () => pages().operations
  const isOwn = () => pages().told !== null && pages().told?.officeId === own()?.officeId
  return {
    ...{ power, sync: { ...sync, stop: () => (sync.stop(), stopTabs()) }, reload, afterwards },
    /** A screen says whose verdict stands on it: that voucher is not given back. Answers how it stops. */
    shows: (code: () => string | null) => {
      inSight.add(code)
      return () => void inSight.delete(code)
    },
    /** The page goes: what it showed is given back, in this device's store first. */
    leave: (holds: readonly { code: string; hold: number | null }[]) => releaseLast(round, holds),
    /** While an answer to a claim is on its way nobody can say what it brings. */
    claiming: async <Result>(work: Promise<Result>): Promise<Result> => {
      const claim = {}
      claims.add(claim)
      return work.finally(() => claims.delete(claim))
    },
    officeId: () => own()?.officeId ?? null,
    told: () => pages().told,
    given: () => pages().given,
    /** What this clerk has not sent, what was refused for good, and what other clerks left here. */
    waiting: () => operations().filter(({ by, state }) => by.id === staffId && state === 'queued').length,
    refused: () => operations().filter(({ by, state }) => by.id === staffId && state === 'refused'),
    others: () => byName(operations().filter(({ by }) => by.id !== staffId)),
    /** When this office's snapshot was last whole; null while there is none, also where the last one was another office's. */
    toldAt: () => (isOwn() ? pages().told?.at || null : null),
    /** What lies on the shelf by the server's last word and what was handed over and taken back here since. */
    balance: () => (isOwn() ? operations().reduce((sum, { pieces }) => sum + pieces, pages().told!.balance) : null),
    /** How many wait in this office's line, by the server's last word. */
    promised: () => (isOwn() ? (pages().told?.promised ?? 0) : 0),
    isHolder: () => isOwn() && pages().told?.device?.mine === true,
  }
}
export type CounterStand = ReturnType<typeof createStand>

function byName(operations: readonly Operation[]): { name: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { by } of operations) counts.set(by.name, (counts.get(by.name) ?? 0) + 1)
  return [...counts].map(([name, count]) => ({ name, count }))
}
