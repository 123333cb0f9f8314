import { batch, createEffect, createMemo, createSignal, on } from 'solid-js'
import type { ManyAnswer } from '#contract/cases.ts'
import type { QueueEntry } from '#contract/enrolments.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import { queue as t } from '../text/queue.vi.ts'
import { refusals } from '../text/refusals.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, sentenceOf } from './desk.ts'
import { createEntryList } from './entry-list.ts'
import { grouped } from './grouped.ts'
import { rolesOf } from './places.ts'

export type QueueState = 'received' | 'verified' | 'returned' | 'rejected'
export type ReasonAct = 'return' | 'rejection' | 'setAside'
export type QueueGroup = { id: string; name: string; organisation: string; entries: QueueEntry[] }

const PAGE = 100

/** The queue of whoever confirms; an organiser without that duty sees all, and may set entries aside. */
export function createQueue(app: App, first: { week?: string | undefined; all?: boolean }) {
  const roles = rolesOf(app.me())
  const confirms = roles.includes('supervisor') && !(first.all && roles.includes('organiser'))
  const [state, setState] = createSignal<QueueState>('received')
  const [campaign, setCampaign] = createSignal(app.bundle()?.id ?? app.me()?.campaigns[0]?.id ?? '')
  const [organisation, setOrganisation] = createSignal('')
  const [collector, setCollector] = createSignal('')
  const [flagged, setFlagged] = createSignal(false)
  const [picked, setPicked] = createSignal<ReadonlySet<string>>(new Set())
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)

  const list = createEntryList(app, () => {
    const query = new URLSearchParams({ state: state(), limit: String(PAGE) })
    const given = { 'to-confirm': confirms ? '1' : '', campaign: campaign(), organisation: organisation(), collector: collector(), week: first.week ?? '' }
    for (const [name, value] of Object.entries(given)) if (value) query.set(name, value)
    return `/api/enrolments?${query}`
  })
  createEffect(on([state, campaign, organisation, collector, flagged], () => setPicked(new Set<string>()), { defer: true }))

  const shown = createMemo(() => (flagged() ? list.entries().filter(needsLook) : list.entries()))
  const groups = createMemo(() => groupsOf(shown()))
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

  /** Ids that went well; null when nothing was answered. What did not go well is said. */
  async function many(path: string, body: { ids: readonly string[]; reason?: string }): Promise<string[] | null> {
    const answer = await deed.send<ManyAnswer>('POST', path, body)
    if (!answer.ok) return null
    const { outcomes } = answer.value as ManyAnswer
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
    const done = await each(ids, (id) => deed.send('DELETE', `/api/enrolments/${id}/verification`))
    await list.read.reload()
    if (done.length > 0) toast.say(t.done.undone(done.length))
  }

  async function judge(ids: readonly string[], act: 'return' | 'rejection', reason: string): Promise<boolean> {
    const done = await each(ids, (id) => deed.send('POST', `/api/enrolments/${id}/${act}`, { reason }))
    if (done.length > 0) settle(done, act === 'return' ? t.done.returned : t.done.rejected)
    return done.length > 0
  }

  /** One after the other; the last refusal stays to be read. */
  async function each(ids: readonly string[], one: (id: string) => ReturnType<typeof deed.send>): Promise<string[]> {
    const done: string[] = []
    let trouble: string | null = null
    for (const id of ids) {
      const answer = await one(id)
      if (answer.ok) done.push(id)
      else trouble = sentenceOf(answer.failure)
    }
    if (trouble) deed.say(t.done.partly(done.length, ids.length - done.length, trouble))
    return done
  }

  return {
    ...{ list, deed, toast, confirms, groups, shown, isOwn, picked: () => [...picked()], isPicked, pick, verify, takeBack, judge, setAside },
    ...{ state, setState, campaign, setCampaign, organisation, setOrganisation, collector, setCollector, flagged, setFlagged },
    flaggedCount: () => list.entries().filter(needsLook).length,
    decide: (act: ReasonAct, ids: readonly string[], reason: string) => (act === 'setAside' ? setAside(ids, reason) : judge(ids, act, reason)),
    unpick: () => setPicked(new Set<string>()),
  }
}
export type Queue = ReturnType<typeof createQueue>

const needsLook = (entry: QueueEntry) => entry.flags.length > 0 || entry.counting.late === 'waiting'

/** By collector, in the order in which they come. */
export const groupsOf = (entries: readonly QueueEntry[]): QueueGroup[] =>
  grouped(entries, (entry) => entry.collector.id).map(([id, own]) => ({ id, name: own[0]!.collector.name, organisation: own[0]!.organisation, entries: own }))
