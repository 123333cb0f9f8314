import { createMemo, createSignal } from 'solid-js'
import type { ManyAnswer } from '#contract/cases.ts'
import type { CampaignBundle } from '#contract/campaigns.ts'
import type { QueueEntry } from '#contract/enrolments.ts'
import type { RefusalCode } from '#contract/refusals.ts'
import { suggestLate } from '#rules/lateness.ts'
import { periodsAt } from '#rules/periods.ts'
import { late as t } from '../text/late.vi.ts'
import { refusals } from '../text/refusals.vi.ts'
import type { App } from './app.ts'
import { createDeed, createToast, sentenceOf } from './desk.ts'
import { createEntryList } from './entry-list.ts'
import { rulePeriods } from './periods.ts'

export type LateAct = 'accept' | 'leaveOut'

/** As many as one request may name. */
const MOST = 500

/** Late entries that wait for a supervisor: one by one, or a list with one reason. */
export function createLate(app: App) {
  const list = createEntryList(app, () => `/api/enrolments?to-confirm=1&late=1&limit=200${app.bundle() ? `&campaign=${app.bundle()!.id}` : ''}`)
  const deed = createDeed(app)
  const toast = createToast(app.device.timers)
  const [picked, setPicked] = createSignal<ReadonlySet<string>>(new Set())
  // A returned, rejected or duplicate entry is decided by its own way first.
  const entries = createMemo(() => list.entries().filter((entry) => entry.state === 'received' || entry.state === 'verified'))
  const suggested = createMemo(() => entries().filter((entry) => suggestionOf(entry, app.bundle()) === 'accept'))

  /** A list under one reason; what does not go well is said. */
  async function decide(act: LateAct, ids: readonly string[], reason: string): Promise<boolean> {
    const done: string[] = []
    let trouble: string | null = null
    for (let at = 0; at < ids.length; at += MOST) {
      const answer = await deed.send<ManyAnswer>('POST', '/api/lateness', { ids: ids.slice(at, at + MOST), accepted: act === 'accept', reason })
      if (!answer.ok) {
        trouble = sentenceOf(answer.failure)
        break
      }
      const { outcomes } = answer.value as ManyAnswer
      done.push(...outcomes.filter((outcome) => outcome.ok).map((outcome) => outcome.id))
      const why = outcomes.find((outcome) => !outcome.ok)?.code as RefusalCode | undefined
      if (why) trouble = refusals[why] ?? refusals['unknown-error']
    }
    list.drop(done)
    setPicked(new Set<string>())
    if (done.length > 0) toast.say(t.done[act](done.length))
    if (trouble) deed.say(t.partly(done.length, ids.length - done.length, trouble))
    return done.length > 0
  }

  const pick = (ids: readonly string[], wanted: boolean) =>
    setPicked((before) => {
      const after = new Set(before)
      for (const id of ids) wanted ? after.add(id) : after.delete(id)
      return after
    })
  return {
    list,
    entries,
    suggested,
    deed,
    toast,
    decide,
    pick,
    picked: () => [...picked()],
    isPicked: (id: string) => picked().has(id),
    suggestion: (entry: QueueEntry) => suggestionOf(entry, app.bundle()),
  }
}

/** The rule's word on a late entry, for the period of its receipt that ended first. */
export function suggestionOf(entry: QueueEntry, bundle: CampaignBundle | null): 'accept' | 'leave-out' {
  if (!bundle) return 'leave-out'
  const { day, week, phase } = periodsAt(entry.collectedAt, rulePeriods(bundle))
  const missed = [day, week, phase].find((period) => period && entry.receivedAt >= period.cutoffAt) ?? week ?? phase
  return missed ? suggestLate(entry, missed, entry.flags) : 'leave-out'
}
