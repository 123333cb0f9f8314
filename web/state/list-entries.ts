import { createEffect, createSignal, on } from 'solid-js'
import type { QueueEntry } from '#contract/enrolments.ts'
import { list as t } from '../text/list.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import { createEntryList } from './entry-list.ts'
import type { List } from './list.ts'

/** Entries in the list's days and products that no row speaks of: to be asked about, and returned when there was no money. */
export function createWithoutPayment(app: App, list: List) {
  const entries = createEntryList(app, () => `/api/lists/${list.id()}/entries?limit=50`, 'after')
  createEffect(on(list.turn, () => void entries.read.reload(), { defer: true }))
  const deed = createDeed(app)
  const [open, setOpen] = createSignal<QueueEntry | null>(null)
  const [asking, setAsking] = createSignal<QueueEntry | null>(null)

  async function giveBack(entry: QueueEntry, reason: string): Promise<void> {
    const answer = await deed.send('POST', `/api/enrolments/${entry.id}/return`, { reason })
    if (!answer.ok) return
    entries.drop([entry.id])
    setAsking(null)
    setOpen(null)
    list.toast.say(t.without.returned)
    await list.read.reload()
  }
  /** A confirmed entry is waiting again before it can be returned. */
  async function unverify(entry: QueueEntry): Promise<void> {
    const answer = await deed.send('DELETE', `/api/enrolments/${entry.id}/verification`)
    // The refusal stands on the screen below the sheet.
    if (!answer.ok) return void setOpen(null)
    setOpen({ ...entry, state: 'received' })
    list.toast.say(t.without.unverified)
    await entries.read.reload()
  }
  const isOwn = (entry: QueueEntry) => entry.collector.id === app.me()?.id
  const ask = (entry: QueueEntry | null) => (deed.say(null), setAsking(entry))
  const mayReturn = (entry: QueueEntry) => list.confirms && entry.state === 'received' && !isOwn(entry)
  const mayUnverify = (entry: QueueEntry) => list.confirms && entry.state === 'verified' && !isOwn(entry)
  return { entries, deed, open, setOpen, asking, ask, giveBack, unverify, isOwn, mayReturn, mayUnverify }
}
export type WithoutPayment = ReturnType<typeof createWithoutPayment>
