import { batch, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { ManyAnswer } from '#contract/cases.ts'
import type { QueueEntry } from '#contract/enrolments.ts'
import type { QueueParts } from '#contract/evidence.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import { queue as t } from '../text/queue.vi.ts'
import { refusals } from '../text/refusals.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, unkept } from './desk.ts'
import { createEntryList } from './entry-list.ts'
import { grouped } from './grouped.ts'
import { rolesOf } from './places.ts'
import { type Address, createFilters, queryOf } from './queue-filters.ts'
import { createRead } from './read.ts'

export type ReasonAct = 'return' | 'rejection' | 'setAside'
export type QueueGroup = { id: string; name: string; organisation: string; entries: QueueEntry[] }

const PAGE = 100
const AT_ONCE = 500

/** The queue of whoever confirms; an organiser without that duty sees all, and may set entries aside. */
export function createQueue(app: App, address: Address) {
  const roles = rolesOf(app.me())
  const filters = createFilters(address, () => app.bundle()?.id ?? app.me()?.campaigns[0]?.id ?? '')
  const confirms = roles.includes('supervisor') && !(filters.all && roles.includes('organiser'))
  const [picked, setPicked] = createSignal<ReadonlySet<string>>(new Set())
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)

  const list = createEntryList(app, () => {
    const query = queryOf(filters, confirms)
    if (filters.signal()) query.set('signal', filters.signal())
    query.set('limit', String(PAGE))
    return `/api/enrolments?${query}`
  })
  const parts = createRead<QueueParts>(unkept(app.person()!.reads), () => {
    const query = queryOf(filters, confirms)
    for (const name of ['organisation', 'collector']) query.delete(name)
    return `/api/queue?${query}`
  })
  createEffect(on([() => queryOf(filters, confirms).toString(), filters.signal], () => setPicked(new Set<string>()), { defer: true }))

  const groups = createMemo(() => groupsOf(list.entries()))
  const isOwn = (entry: QueueEntry) => entry.collector.id === app.me()?.id
  const isPicked = (id: string) => picked().has(id)
  const pick = (ids: readonly string[], wanted: boolean) =>
    setPicked((before) => {
      const after = new Set(before)
      for (const id of ids) wanted ? after.add(id) : after.delete(id)
      return after
    })
  const leave = (ids: readonly string[]) => batch(() => (list.drop(ids), pick(ids, false)))

  async function verify(ids: readonly string[]): Promise<void> {
    const done = await many('/api/verifications', { ids })
    if (done && done.length > 0) settle(done, t.done.verified, () => void takeBack(done))
  }

  async function setAside(ids: readonly string[], reason: string): Promise<boolean> {
    const done = await many('/api/set-asides', { ids, reason })
    if (done && done.length > 0) settle(done, t.done.setAside)
    return done !== null
  }

  /** Ids that went well; null when nothing was answered. What did not go well is said. A request takes so many and no more. */
  async function many(path: string, body: { ids: readonly string[]; reason?: string }): Promise<string[] | null> {
    const outcomes: ManyAnswer['outcomes'] = []
    for (let from = 0; from < body.ids.length; from += AT_ONCE) {
      const answer = await deed.send<ManyAnswer>('POST', path, { ...body, ids: body.ids.slice(from, from + AT_ONCE) })
      if (!answer.ok) return from === 0 ? null : outcomes.flatMap(({ ok, id }) => (ok ? [id] : []))
      outcomes.push(...(answer.value as ManyAnswer).outcomes)
    }
    const refused = outcomes.filter((outcome) => !outcome.ok)
    const done = outcomes.filter((outcome) => outcome.ok).map((outcome) => outcome.id)
    const why = refused[0]?.code as RefusalCode | undefined
    if (why) deed.say(t.done.partly(done.length, refused.length, refusals[why] ?? refusals['unknown-error']))
    return done
  }

  function settle(done: readonly string[], words: (count: number) => string, undo?: () => void): void {
    leave(done)
    toast.say(words(done.length), undo)
  }

  async function takeBack(ids: readonly string[]): Promise<void> {
    const done = await many('/api/verifications/withdrawal', { ids })
    if (done === null) return
    await list.read.reload()
    if (done.length > 0) toast.say(t.done.undone(done.length))
  }

  async function judge(ids: readonly string[], act: 'return' | 'rejection', reason: string): Promise<boolean> {
    const done = await many(`/api/${act}s`, { ids, reason })
    if (done && done.length > 0) settle(done, act === 'return' ? t.done.returned : t.done.rejected)
    return done !== null && done.length > 0
  }

  return {
    ...{ filters, list, parts, deed, toast, confirms, groups, isOwn, picked: () => [...picked()], isPicked, pick, verify, takeBack, judge, setAside },
    state: filters.state,
    shown: list.entries,
    /** Those loaded that nothing speaks against, to be chosen in one go. */
    clean: createMemo(() => list.entries().filter((entry) => !needsLook(entry) && !isOwn(entry))),
    decide: (act: ReasonAct, ids: readonly string[], reason: string) => (act === 'setAside' ? setAside(ids, reason) : judge(ids, act, reason)),
    unpick: () => setPicked(new Set<string>()),
  }
}
export type Queue = ReturnType<typeof createQueue>

const needsLook = (entry: QueueEntry) => entry.signals.length > 0 || entry.flags.length > 0 || entry.counting.late === 'waiting'

/** By collector, in the order in which they come. */
export const groupsOf = (entries: readonly QueueEntry[]): QueueGroup[] =>
  grouped(entries, (entry) => entry.collector.id).map(([id, own]) => ({ id, name: own[0]!.collector.name, organisation: own[0]!.organisation, entries: own }))
