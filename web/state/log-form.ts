import { batch, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import { createStore, reconcile, unwrap } from 'solid-js/store'
import type { EnrolmentBody } from '#contract/enrolments.ts'
import type { App } from './app.ts'
import { withChanges } from './entry-rows.ts'
import { changesOf, fieldsOf } from './log-changes.ts'
import { emptyFields, isTouched, type LogField, type LogFields } from './log-fields.ts'
import { type LogContext, type LogReading, readLog } from './log-reading.ts'
import type { Person } from './person.ts'

/** `draft`: a new entry. `change`: one that is in the queue or on the server. */
type Task = { kind: 'draft'; id: string; resumedAt: number | null } | { kind: 'change'; id: string; before: LogFields; stored: LogContext['stored'] }

const DRAFT_PAUSE = 400
const TICK = 30_000

/** The log form: what is typed, what the rules read in it, the draft kept while typing, and saving. */
export function createLogForm(app: App, person: Person, entryId: () => string | undefined) {
  const [fields, setFields] = createStore<LogFields>(emptyFields())
  const [task, setTask] = createSignal<Task>({ kind: 'draft', id: person.newId(), resumedAt: null })
  const [now, setNow] = createSignal(app.device.now())
  const [asked, setAsked] = createSignal(false)
  const [saving, setSaving] = createSignal(false)
  const [failed, setFailed] = createSignal(false)
  onCleanup(app.device.timers.every(TICK, () => setNow(app.device.now())))

  function begin(next: Task, typed: LogFields): void {
    batch(() => {
      setTask(next)
      setFields(reconcile({ ...typed }))
      setAsked(false)
    })
  }
  const startNew = (typed: LogFields = emptyFields()) => begin({ kind: 'draft', id: person.newId(), resumedAt: null }, typed)

  const ready = createMemo(() => person.ledger.ready())
  createEffect(
    on([createMemo(entryId), ready], ([id, isReady]) => {
      if (!isReady) return
      const next = id ? taskOf(person, id) : (household(person) ?? latestDraft(person))
      if (next) begin(next.task, next.fields)
      else startNew()
    }),
  )

  const usedReceipts = createMemo(() => {
    const own = task().id
    const of = (list: { id: string; receiptNumber?: string | undefined }[]) => list.filter((one) => one.id !== own).map((one) => one.receiptNumber ?? '')
    return new Set([...of(person.ledger.entries()), ...of(person.ledger.items().map(({ id, body }) => ({ id, receiptNumber: body.receiptNumber })))])
  })
  const stored = () => {
    const current = task()
    return current.kind === 'change' ? current.stored : null
  }
  const reading = createMemo((): LogReading | null => {
    const bundle = app.bundle()
    return bundle && readLog({ ...fields }, { bundle, now: now(), usedReceipts: usedReceipts(), stored: stored() })
  })

  keepDraft(app, person, () => (task().kind === 'draft' && !saving() ? { id: task().id, fields: { ...fields } } : null))

  /** The id of the entry once it is on disk; null while something is missing, which is then said at its field. */
  async function save(): Promise<string | null> {
    setNow(app.device.now())
    const read = reading()
    if (saving() || !read) return null
    if (!read.body || read.missing.length > 0) return (setAsked(true), null)
    const current = task()
    setSaving(true)
    setFailed(false)
    try {
      if (current.kind === 'draft') await person.outbox.save(current.id, read.body)
      else await change(current, read.body)
      person.nextInHousehold.remember(current.id, fields)
      return current.id
    } catch {
      setSaving(false)
      setFailed(true)
      return null
    }
  }

  async function change({ id, before }: Extract<Task, { kind: 'change' }>, body: EnrolmentBody): Promise<void> {
    const changes = changesOf(before, { ...unwrap(fields) }, body)
    const giftOf = body.giftConsent && !before.consent ? body.campaignId : null
    if (Object.keys(changes).length > 0) await person.outbox.change(id, changes, giftOf)
    else if (person.ledger.items().some((item) => item.id === id && item.state === 'refused')) await person.outbox.resend(id)
  }

  const hint = (field: LogField) => {
    const missing = asked() ? reading()?.missing.find((one) => one.field === field) : undefined
    return missing ? { state: 'error' as const, note: missing.note } : reading()?.hints[field]
  }
  const set = <Name extends LogField>(name: Name, value: LogFields[Name]) => setFields(name, value as never)
  const firstMissing = () => reading()?.missing[0]?.field ?? null
  return { fields, set, hint, reading, task, save, saving, failed, startNew, firstMissing, asked }
}
export type LogForm = ReturnType<typeof createLogForm>
/** What the parts of the form need, whoever fills it in. */
export type FilledForm = Pick<LogForm, 'fields' | 'set' | 'hint' | 'reading'>

/** While typing, the draft is kept; the newer build waits meanwhile. */
function keepDraft(app: App, person: Person, draft: () => { id: string; fields: LogFields } | null): void {
  let cancel = () => {}
  let release = () => {}
  createEffect(
    on(draft, (current) => {
      cancel()
      release()
      release = () => {}
      if (!current || !isTouched(current.fields)) return
      release = app.update.hold()
      cancel = app.device.timers.after(DRAFT_PAUSE, () => void person.drafts.keep(current.id, current.fields).catch(() => {}))
    }),
  )
  onCleanup(() => (cancel(), release()))
}

function household(person: Person): { task: Task; fields: LogFields } | null {
  const fields = person.nextInHousehold.take()
  return fields && { task: { kind: 'draft', id: person.newId(), resumedAt: null }, fields }
}

function latestDraft(person: Person): { task: Task; fields: LogFields } | null {
  const draft = person.ledger.drafts().toSorted((one, other) => other.at - one.at)[0]
  return draft ? { task: { kind: 'draft', id: draft.id, resumedAt: draft.at }, fields: { ...emptyFields(), ...draft.fields } } : null
}

function taskOf(person: Person, id: string): { task: Task; fields: LogFields } | null {
  const draft = person.ledger.drafts().find((one) => one.id === id)
  if (draft) return { task: { kind: 'draft', id, resumedAt: draft.at }, fields: { ...emptyFields(), ...draft.fields } }
  const item = person.ledger.items().find((one) => one.id === id && one.kind === 'enrolment')
  const entry = item ? null : person.ledger.entries().find((one) => one.id === id)
  const known = item ? (item.body as EnrolmentBody) : entry
  if (!known) return null
  const source = withChanges(known, id, person.ledger.items())
  const fields = fieldsOf(source)
  const masked = { maskedCccd: entry?.maskedCccd ?? null, maskedInsuranceNumber: entry?.maskedInsuranceNumber ?? null }
  return {
    task: { kind: 'change', id, before: fields, stored: { collectedAt: source.collectedAt, collectedFrom: source.collectedFrom, ...masked } },
    fields: { ...fields },
  }
}
