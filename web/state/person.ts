import { createMemo, createSignal } from 'solid-js'
import { TEXTS } from '#contract/protocol.ts'
import type { Device } from '../device/device.ts'
import type { Profile } from '../device/device-store.ts'
import { makeSealer } from '../device/seal.ts'
import { uuid7 } from '../device/uuid.ts'
import { createCelebration } from './celebration.ts'
import { createLedger } from './ledger.ts'
import { householdFields, type LogFields } from './log-fields.ts'
import { createNotices } from './notices.ts'
import { makeOutbox } from './outbox.ts'
import { rolesOf } from './places.ts'
import type { ReadPowers } from './read.ts'
import { createSender } from './sender.ts'
import type { Session } from './session.ts'

/** All that belongs to the person signed in: one store, one queue, one sender. */
export function createPerson(device: Device, session: Session, profile: Profile, deviceId: string) {
  const store = device.staffStore(profile.staffId)
  const sealer = makeSealer(store)
  const newId = () => uuid7(device.now(), device.bytes(10))
  const outbox = makeOutbox({ store, sealer, now: device.now, newId })
  const ledger = createLedger({ store, sealer })
  const tabs = device.channel(`ra-quan-${profile.staffId}`)
  const changed = () => {
    void ledger.reload()
    tabs.tell('changed')
  }
  const sender = createSender({
    ...{ store, sealer, now: device.now, newId, api: device.api, deviceId, roundTrip: { last: undefined } },
    logs: () => rolesOf(session.profile()?.me ?? profile.me).includes('collector'),
    ...{ device, staffId: profile.staffId, waiting: ledger.sendable, changed, expired: session.expire },
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
  }

  /** After a change of the queue: show it, tell the other tabs, send it. */
  const afterwards = <Result>(work: Promise<Result>): Promise<Result> =>
    work.then(async (result) => {
      await ledger.reload()
      tabs.tell('changed')
      void sender.kick()
      return result
    })

  const stop = tabs.listen((word) => word === 'changed' && void ledger.reload())
  return {
    ...{ staffId: profile.staffId, ledger, sender, reads, newId, celebration, notices: createNotices(reads) },
    /** The campaign this person works in. */
    campaignId: createMemo(() => session.profile()?.bundle?.id ?? null),
    open,
    stop: () => (stop(), sender.stop()),
    outbox: {
      save: (id: string, body: Record<string, unknown>) => afterwards(outbox.save(id, body)),
      change: (id: string, changes: Record<string, unknown>) => afterwards(outbox.change(id, changes)),
      cancel: (id: string, reason: string) => afterwards(outbox.cancel(id, reason)),
      resend: (id: string) => afterwards(outbox.resend(id)),
      drop: (id: string) => afterwards(outbox.drop(id)),
    },
    notice: {
      accepted: noticed,
      accept: async () => {
        await store.run((database) => database.put('facts', { text: TEXTS.notice, at: device.now() }, 'notice'))
        setNoticed(true)
      },
    },
    drafts: {
      keep: async (id: string, fields: LogFields) => {
        const sealed = await sealer.seal(fields)
        await store.run(async (database) => {
          const change = database.transaction(['drafts', 'outbox', 'entries'], 'readwrite')
          // What was saved meanwhile is no draft any more.
          const saved = (await change.objectStore('outbox').index('id').getKey(id)) ?? (await change.objectStore('entries').getKey(id))
          if (saved === undefined) await change.objectStore('drafts').put({ id, at: device.now(), sealed })
          await change.done
        })
        changed()
      },
      drop: async (id: string) => {
        await store.run((database) => database.delete('drafts', id))
        changed()
      },
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
