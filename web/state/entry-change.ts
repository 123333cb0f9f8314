import { createMemo, createSignal } from 'solid-js'
import { createStore, unwrap } from 'solid-js/store'
import type { QueueEntry } from '#contract/enrolments.ts'
import { amendments as t } from '../text/amendments.vi.ts'
import type { App } from './app.ts'
import { createDeed } from './desk.ts'
import { changesOf, fieldsOf } from './log-changes.ts'
import type { LogField, LogFields } from './log-fields.ts'
import { type LogReading, readLog } from './log-reading.ts'

/** How an entry may be changed by who sits at the desk: at once, by a proposal that another organiser approves, or not at all. */
export type Way = 'at-once' | 'propose' | 'final' | null

/** The final periods that count an entry, as far as this desk knows. */
export const finalPeriodsOf = (app: App, { counting: { dayId, weekId, phaseId } }: QueueEntry) =>
  app.bundle()?.periods.filter(({ id, version }) => version !== null && [dayId, weekId, phaseId].includes(id)) ?? []

export function wayOf(app: App, entry: QueueEntry, confirms: boolean, organises: boolean): Way {
  const isOpen = ['received', 'verified', 'returned'].includes(entry.state)
  if (!isOpen || entry.collector.id === app.me()?.id) return null
  if (finalPeriodsOf(app, entry).length === 0) return confirms ? 'at-once' : null
  return organises ? 'propose' : 'final'
}

/** The form of an entry as it is, to be put right; the same hints as on its collector's phone. Numbers that are masked stay unless they are typed anew. */
export function createEntryChange(app: App, entry: QueueEntry, way: Way) {
  const before = fieldsOf(entry)
  const [fields, setFields] = createStore<LogFields>({ ...before })
  const [reason, setReason] = createSignal('')
  const [asked, setAsked] = createSignal(false)
  const deed = createDeed(app)
  const { collectedAt, collectedFrom, maskedCccd, maskedInsuranceNumber } = entry
  const stored = { collectedAt, collectedFrom, maskedCccd, maskedInsuranceNumber }

  const reading = createMemo((): LogReading | null => {
    const bundle = app.bundle()
    return bundle && readLog({ ...fields }, { bundle, now: app.device.now(), usedReceipts: new Set(), stored })
  })
  const changes = createMemo(() => {
    const body = reading()?.body
    return body ? changesOf(before, { ...unwrap(fields), ...fields }, body) : null
  })
  const isSame = () => changes() !== null && Object.keys(changes()!).length === 0
  const hint = (field: LogField) => {
    const missing = asked() ? reading()?.missing.find((one) => one.field === field) : undefined
    return missing ? { state: 'error' as const, note: missing.note } : reading()?.hints[field]
  }
  const set = <Name extends LogField>(name: Name, value: LogFields[Name]) => setFields(name, value as never)
  const needsReason = () => asked() && !reason().trim()

  /** True when it went through; what is missing is said at its field. */
  async function save(): Promise<boolean> {
    setAsked(true)
    const said = changes()
    if (said === null || !reason().trim()) return false
    if (isSame()) return (deed.say(t.sheet.nothing), false)
    const body = { changes: said, reason: reason().trim(), seq: entry.seq }
    const answer =
      way === 'propose'
        ? await deed.send('POST', `/api/enrolments/${entry.id}/amendments`, { kind: 'correction', ...body })
        : await deed.send('POST', `/api/enrolments/${entry.id}/correction`, body)
    return answer.ok
  }
  return { fields, set, hint, reading, reason, setReason, needsReason, isSame, save, deed }
}
export type EntryChange = ReturnType<typeof createEntryChange>

/** Cancels an entry, or proposes to. */
export function createEntryCancel(app: App, entry: QueueEntry, way: Way) {
  const deed = createDeed(app)
  async function cancel(reason: string): Promise<boolean> {
    const answer =
      way === 'propose'
        ? await deed.send('POST', `/api/enrolments/${entry.id}/amendments`, { kind: 'cancellation', reason, seq: entry.seq })
        : await deed.send('POST', `/api/enrolments/${entry.id}/cancellation`, { reason })
    return answer.ok
  }
  return { deed, cancel }
}
