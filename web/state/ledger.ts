import { createMemo, createSignal } from 'solid-js'
import type { Enrolment, EnrolmentBody } from '#contract/enrolments.ts'
import type { Sealed, Sealer } from '../device/seal.ts'
import type { Draft, Kept, StaffStore, Waiting } from '../device/staff-store.ts'
import type { LogFields } from './log-fields.ts'

/** An item of the queue, opened for its owner's eyes. */
export type OpenItem = Omit<Waiting, 'body'> & { body: Partial<EnrolmentBody> & { reason?: string } }
export type OpenDraft = Omit<Draft, 'sealed'> & { fields: LogFields }

type Pages = { items: OpenItem[]; entries: Enrolment[]; receipts: Kept[]; drafts: OpenDraft[]; lastSyncAt: number | null }

/** What this person's phone holds, opened and in memory; it reads the store again whenever that changed, here or in another tab. */
export function createLedger(power: { store: StaffStore; sealer: Sealer }) {
  const [pages, setPages] = createSignal<Pages | null>(null)
  const [trouble, setTrouble] = createSignal(false)
  const opened = new Map<string, unknown>()
  let latest = 0

  async function reload(): Promise<void> {
    const turn = ++latest
    try {
      const found = await read(power.store)
      const fresh: Pages = {
        items: await Promise.all(found.items.map(async ({ body, ...item }) => ({ ...item, body: (await open<OpenItem['body']>(body)) ?? {} }))),
        entries: (await Promise.all(found.entries.map((entry) => open<Enrolment>(entry.sealed)))).filter((entry) => entry !== null),
        receipts: found.receipts,
        drafts: (await Promise.all(found.drafts.map(async ({ sealed, ...draft }) => ({ ...draft, fields: await open<LogFields>(sealed) })))).filter(
          (draft): draft is OpenDraft => draft.fields !== null,
        ),
        lastSyncAt: (found.lastSyncAt as number | undefined) ?? null,
      }
      if (turn === latest) setPages(fresh)
      setTrouble(false)
    } catch {
      setTrouble(true)
    }
  }

  /** Each sealing has its own iv, so that what was opened once need not be opened again. A box that does not open hides nothing else. */
  async function open<Value>(sealed: Sealed): Promise<Value | null> {
    const name = sealed.iv.join()
    if (!opened.has(name)) opened.set(name, await power.sealer.open<Value>(sealed).catch(() => null))
    return opened.get(name) as Value | null
  }

  const items = createMemo(() => pages()?.items ?? [])
  return {
    ready: () => pages() !== null,
    trouble,
    items,
    entries: createMemo(() => pages()?.entries ?? []),
    receipts: createMemo(() => pages()?.receipts ?? []),
    drafts: createMemo(() => pages()?.drafts ?? []),
    lastSyncAt: () => pages()?.lastSyncAt ?? null,
    /** What can still go by itself; refused items wait for a hand. */
    sendable: createMemo(() => items().filter((item) => item.state !== 'refused').length),
    refused: createMemo(() => items().filter((item) => item.state === 'refused').length),
    reload,
  }
}
export type Ledger = ReturnType<typeof createLedger>

function read(store: StaffStore) {
  return store.run(async (database) => {
    const look = database.transaction(['outbox', 'entries', 'receipts', 'drafts', 'facts'])
    const [items, entries, receipts, drafts, lastSyncAt] = await Promise.all([
      look.objectStore('outbox').getAll(),
      look.objectStore('entries').getAll(),
      look.objectStore('receipts').getAll(),
      look.objectStore('drafts').getAll(),
      look.objectStore('facts').get('lastSyncAt'),
    ])
    return { items, entries, receipts, drafts, lastSyncAt }
  })
}
