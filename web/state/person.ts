import { createMemo, createSignal } from 'solid-js'
import { TEXTS } from '#contract/protocol.ts'
import type { Device } from '../device/device.ts'
import type { Profile } from '../device/device-store.ts'
import { makeSealer } from '../device/seal.ts'
import { uuid7 } from '../device/uuid.ts'
import { createCelebration } from './celebration.ts'
import { createLedger } from './ledger.ts'
import { householdFields, type LogFields } from './log-fields.ts'
import type { Body } from './commit.ts'
import { createNotices } from './notices.ts'
import type { Outbox } from './outbox.ts'
import { rolesOf } from './places.ts'
import type { ReadPowers } from './read.ts'
import { createSender } from './sender.ts'
import type { Session } from './session.ts'

/** All that belongs to the person signed in: one store, one queue, one sender. */
export function createPerson(device: Device, session: Session, profile: Profile, deviceId: string) {
  const store = device.staffStore(profile.staffId)
  const sealer = makeSealer(store)
  const newId = () => uuid7(device.now(), device.bytes(10))
  const ledger = createLedger({ store, sealer })
  const tabs = device.channel(`ra-quan-${profile.staffId}`)
  const changed = () => {
    void ledger.reload()
    tabs.tell('changed')
  }
  /** A phone that has just been heard has a network to draw blanks by. */
  function refill(): void {
    const { id, rules } = session.profile()?.bundle ?? {}
    if (id && rules?.giftPer !== 'none')
      void import('./blanks.ts').then((pool) => pool.refill({ store, sealer, device, staffId: profile.staffId, campaignId: id })).catch(() => {})
  }
  const sender = createSender({
    ...{ store, sealer, now: device.now, newId, api: device.api, deviceId, roundTrip: { last: undefined } },
    logs: () => rolesOf(session.profile()?.me ?? profile.me).includes('collector'),
    ...{ device, staffId: profile.staffId, waiting: ledger.sendable, changed, expired: session.expire, done: refill },
  })
  const [noticed, setNoticed] = createSignal<boolean | null>(null)
  let last: { id: string; fields: LogFields } | null = null
  let household: LogFields | null = null
  const celebration = createCelebration((on) => store.run((database) => database.put('facts', on, 'celebration')))
  const reads: ReadPowers = {
    ...{ api: device.api, network: device.network, now: device.now, expired: session.expire },
    copies: {
      get: (path) => store.run((database) => database.get('copies', path)),
      put: (path, copy) => store.run((database) => database.put('copies', copy, path)).then(() => {}),
    },
  }

  async function open(): Promise<void> {
    await ledger.reload()
    const notice = await store.run((database) => database.get('facts', 'notice')).catch(() => undefined)
    celebration.load(await store.run((database) => database.get('facts', 'celebration')).catch(() => undefined))
    setNoticed((notice as { text: string } | undefined)?.text === TEXTS.notice)
    void sender.kick()
    // Behind the first screen, so that a form opened later saves without a network as well.
    void opened().catch(() => {})
  }

  const opened = () => import('./outbox.ts').then(({ makeOutbox }) => makeOutbox({ store, sealer, now: device.now, newId }))

  /** A change of the queue by what the pages that make one bring along; then it is shown, told to the other tabs and sent. */
  async function queue<Result>(change: (outbox: Outbox) => Promise<Result>): Promise<Result> {
    const result = await change(await opened())
    await ledger.reload()
    tabs.tell('changed')
    void sender.kick()
    return result
  }

  const stop = tabs.listen((word) => word === 'changed' && void ledger.reload())
  return {
    ...{ staffId: profile.staffId, ledger, sender, reads, newId, celebration, notices: createNotices(reads) },
    /** Where the blanks of this phone lie. */
    pool: { store, sealer },
    /** The campaign this person works in. */
    campaignId: createMemo(() => session.profile()?.bundle?.id ?? null),
    open,
    stop: () => (stop(), sender.stop()),
    outbox: {
      save: (id: string, body: Body) => queue((outbox) => outbox.save(id, body)),
      change: (id: string, changes: Body, giftOf?: string | null) => queue((outbox) => outbox.change(id, changes, giftOf)),
      cancel: (id: string, reason: string) => queue((outbox) => outbox.cancel(id, reason)),
      resend: (id: string) => queue((outbox) => outbox.resend(id)),
      drop: (id: string) => queue((outbox) => outbox.drop(id)),
    },
    notice: {
      accepted: noticed,
      accept: async () => {
        await store.run((database) => database.put('facts', { text: TEXTS.notice, at: device.now() }, 'notice'))
        setNoticed(true)
      },
    },
    drafts: {
      keep: async (id: string, fields: LogFields) => (await opened()).keepDraft(id, fields).then(changed),
      drop: async (id: string) => (await opened()).dropDraft(id).then(changed),
    },
    /** What the next entry takes over from the one before; in memory only, and once. */
    nextInHousehold: {
      remember: (id: string, fields: LogFields) => (last = { id, fields: { ...fields } }),
      /** False when the entry was not the last one saved here. */
      give: (id: string) => {
        household = last?.id === id ? householdFields(last.fields) : null
        return household !== null
      },
      take: () => {
        const given = household
        household = null
        return given
      },
    },
    /** What the server holds may go from a phone that changes hands; what is unsent never does. */
    wipeCopies: () =>
      store.run(async (database) => {
        const change = database.transaction(['entries', 'receipts', 'copies', 'facts'], 'readwrite')
        await Promise.all([
          change.objectStore('entries').clear(),
          change.objectStore('receipts').clear(),
          change.objectStore('copies').clear(),
          change.objectStore('facts').delete('since'),
        ])
        await change.done
      }),
  }
}
export type Person = ReturnType<typeof createPerson>
