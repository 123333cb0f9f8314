import { batch, createEffect, createMemo, createSignal } from 'solid-js'
import type { Notice, Notices } from '#contract/notices.ts'
import { notices as t } from '../text/notices.vi.ts'
import { createRead, type ReadPowers } from './read.ts'
import { createSeen } from './seen.ts'

const ADDRESS = '/api/notices'

/** What a person is told of their own, newest first. Which of it was read stands on this phone alone. */
export function createNotices(reads: ReadPowers) {
  const read = createRead<Notices>(reads, () => ADDRESS)
  const seen = createSeen(reads, 'seen-notices')
  const [older, setOlder] = createSignal<Notice[]>([])
  const [next, setNext] = createSignal<string | null | undefined>(undefined)
  const [busy, setBusy] = createSignal(false)
  // What a newer server tells in a way that this build does not know waits for the update.
  const known = createMemo(() => [...(read.value()?.notices ?? []), ...older()].filter((one) => one.body.kind in t.title))
  const following = () => (next() === undefined ? (read.value()?.next ?? null) : next()!)

  async function more(): Promise<void> {
    if (following() === null || busy()) return
    setBusy(true)
    const answer = await reads.api.get<Notices>(`${ADDRESS}?before=${encodeURIComponent(following()!)}`)
    batch(() => {
      setBusy(false)
      if (!answer.ok || !answer.value) return
      const page = answer.value
      setOlder((before) => [...before, ...page.notices])
      setNext(page.next)
    })
  }
  return {
    ...{ read, more, busy },
    list: known,
    hasMore: () => following() !== null,
    isUnread: (id: string) => !seen.has(id),
    unread: createMemo(() => known().filter((one) => !seen.has(one.id)).length),
    markAll: () => seen.mark(known().map((one) => one.id)),
  }
}
export type NoticesState = ReturnType<typeof createNotices>

/** A screen that shows them: what was new when it opened stays marked while it stands, and counts as read at once. */
export function createNoticesView(notices: NoticesState) {
  const [fresh, setFresh] = createSignal<ReadonlySet<string>>(new Set())
  createEffect(() => {
    const unread = notices.list().flatMap((one) => (notices.isUnread(one.id) ? [one.id] : []))
    if (unread.length === 0) return
    setFresh((before) => new Set([...before, ...unread]))
    void notices.markAll()
  })
  return { isFresh: (id: string) => fresh().has(id) }
}
